// SPDX-License-Identifier: Apache-2.0

/// Traditional to simplified forms of the characters that the Chinese lexicon uses; one spelling is compared.
enum SimplifiedForms {
    static let table: [UInt32: UInt32] = {
        var table: [UInt32: UInt32] = [:]
        let scalars = Array(pairs.unicodeScalars.filter { $0 != " " && $0 != "\n" })
        var index = 0
        while index + 1 < scalars.count {
            table[scalars[index].value] = scalars[index + 1].value
            index += 2
        }
        return table
    }()

    private static let pairs = """
        選选 舉举 總总 統统 視视 頻频 圖图 聲声 音音 偽伪 證证 據据 實实 時时 間间 開开 關关 閉闭 會会 議议 員员 長长 門门 黨党 領领 導导 報报 紙纸 \
        頭头 條条 電电 話话 語语 說说 話话 請请 寫写 畫画 錄录 製制 當当 來来 將将 點点 號号 個个 這这 為为 與与 對对 動动 過过 還还 從从 讓让 單单 \
        處处 務务 發发 現现 傳传 網网 路路 線线 郵邮 簡简 訊讯 機机 構构 檔档 書书 約约 辦办 設设 計计 論论 評评 漫漫 諷讽 詐诈 騙骗 罷罢 認认 輸输 \
        賄贿 賂赂 錢钱 銬铐 捕捕 獄狱 毀毁 燒烧 碎碎 票票 車车 軍军 隊队 亂乱 場场 國国 總总 參参 競竞 爭争 廣广 東东 樣样 種种 類类 萬万 歲岁 罰罚 \
        費费 駕驾 執执 護护 應应 該该 須须 無无 沒没 風风 標标 識识 繞绕 測测 檢检 驗验 儘尽 盡尽 換换 聯联 變变 轉转 遷迁 區区 縣县 鎮镇 離离 後后
        """
}
