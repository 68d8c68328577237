// SPDX-License-Identifier: Apache-2.0

/// Spells words of other scripts with Latin letters, roughly: for recognising names, not for reading.
enum Romanisation {
    /// The Latin spelling of a folded word; nil when a letter is unknown.
    static func latin(_ word: ArraySlice<UInt32>) -> [UInt32]? {
        guard let first = word.first else { return nil }
        switch first {
        case 0x0400...0x052F: return map(word, cyrillic)
        case 0x0600...0x06FF: return map(word, arabic)
        case 0x0900...0x097F: return devanagari(word)
        case 0x3041...0x30FF: return kana(word)
        case 0x4E00...0x9FFF:
            var output: [UInt32] = []
            for scalar in word {
                guard let syllable = hanSyllable(scalar) else { return nil }
                output += syllable
            }
            return output
        default: return nil
        }
    }

    /// The syllable of a character that is commonly used to spell foreign names.
    static func hanSyllable(_ scalar: UInt32) -> [UInt32]? { han[scalar] }

    private static func map(_ word: ArraySlice<UInt32>, _ table: [UInt32: [UInt32]]) -> [UInt32]? {
        var output: [UInt32] = []
        for scalar in word {
            guard let letters = table[scalar] else { return nil }
            output += letters
        }
        return output
    }

    private static func devanagari(_ word: ArraySlice<UInt32>) -> [UInt32]? {
        var output: [UInt32] = []
        var inherent = false
        for scalar in word {
            if scalar == 0x94D {
                inherent = false
            } else if let vowel = devanagariVowels[scalar] {
                output += vowel
                inherent = false
            } else if let consonant = devanagariConsonants[scalar] {
                if inherent { output.append(0x61) }
                output += consonant
                inherent = true
            } else {
                return nil
            }
        }
        return output
    }

    private static func kana(_ word: ArraySlice<UInt32>) -> [UInt32]? {
        var output: [UInt32] = []
        for scalar in word {
            let katakana = (0x3041...0x3096).contains(scalar) ? scalar + 0x60 : scalar
            if katakana == 0x30FC || katakana == 0x30C3 { continue }
            guard let syllable = kanaSyllables[katakana] else { return nil }
            // A small vowel or y-sound replaces the vowel before it.
            if [0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7].contains(katakana) {
                if let last = output.last, [0x61, 0x65, 0x69, 0x6F, 0x75].contains(last) { output.removeLast() }
            }
            output += syllable
        }
        return output
    }

    private static func letters(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    private static func pairs(_ text: String) -> [UInt32: [UInt32]] {
        var table: [UInt32: [UInt32]] = [:]
        for item in text.split(whereSeparator: \.isWhitespace) {
            let scalars = item.unicodeScalars.map(\.value)
            if let first = scalars.first { table[first] = scalars.dropFirst().filter { $0 != 0x2D } }
        }
        return table
    }

    private static let cyrillic = pairs(
        """
        аa бb вv гg дd еe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щsh ъ- ыy ьэ эe юyu яya
        іi їyi єye ґg јj љl њn ћc џdz ўw
        """.replacing("ьэ", with: "ь-"))

    private static let arabic = pairs(
        """
        اa بb تt ثth جj حh خkh دd ذd رr زz سs شsh صs ضd طt ظz عa غg فf قk كk لl مm نn هh وw يi ءa
        """)

    private static let devanagariVowels = pairs(
        "अa आa इi ईi उu ऊu ऋri एe ऐai ऑo ओo औau ाa िi ीi ुu ूu ृri ेe ैai ॉo ोo ौau ंn ः-")

    private static let devanagariConsonants = pairs(
        """
        कk खkh गg घg ङn चch छch जj झjh ञn टt ठt डd ढd णn तt थt दd धd नn पp फf बb भb मm यy रr लl ळl वv शsh षsh सs हh
        """)

    private static let kanaSyllables: [UInt32: [UInt32]] = pairs(
        """
        アa イi ウu エe オo カka キki クku ケke コko ガga ギgi グgu ゲge ゴgo サsa シshi スsu セse ソso ザza ジji ズzu ゼze ゾzo
        タta チti ツtu テte トto ダda ヂdi ヅdu デde ドdo ナna ニni ヌnu ネne ノno ハha ヒhi フfu ヘhe ホho バba ビbi ブbu ベbe ボbo
        パpa ピpi プpu ペpe ポpo マma ミmi ムmu メme モmo ヤya ユyu ヨyo ラla リli ルlu レle ロlo ワwa ヲo ンn ヴvu
        ァa ィi ゥu ェe ォo ャya ュyu ョyo
        """)

    private static let han: [UInt32: [UInt32]] = {
        var table: [UInt32: [UInt32]] = [:]
        for item in hanGroups.split(whereSeparator: \.isWhitespace) {
            let scalars = item.unicodeScalars.map(\.value)
            let syllable = scalars.prefix { $0 < 0x80 }
            for character in scalars.dropFirst(syllable.count) { table[character] = Array(syllable) }
        }
        return table
    }()

    private static let hanGroups = """
        a阿 ai艾爱埃 an安 ang昂 ao奥敖 ba巴芭 bai拜 ban班 bang邦 bao鲍 bei贝 ben本 bi比碧毕 bin宾 bo波博伯勃 bu布
        cha查 chi奇 da达 dai戴黛 dan丹 dang当 dao道 de德 deng登 di迪蒂 ding丁 dong东 du杜 dun顿敦 duo多 e厄俄 en恩 er尔
        fa法 fan凡 fei费菲 fen芬 fu弗夫福富 ga加 gai盖 gan甘 gao高 ge格戈葛 gu古 gui圭 ha哈 hai海 han汉 hao豪 he赫贺 heng亨
        huo霍 hu胡 hua华 huai怀 ji吉基季 jia贾嘉 jian简 jie杰 jin金 ka卡 kai凯 kan坎 kang康 kao考 ke克科柯 ken肯 ku库 kui奎魁
        kun昆 la拉 lai莱赖 lan兰 lang朗 lao劳 le勒 lei雷蕾 li里利莉丽 lian莲 lin林琳 liu柳 long隆 lu卢鲁露 lun伦 luo罗洛
        lv吕 ma马玛 mai迈麦 man曼 mao毛 mei梅 men门 meng蒙 mi米 min敏 ming明 mo莫摩 mu穆姆 na娜纳 nan南 nei内 neng能 ni尼妮
        ning宁 niu纽 nu努 nuo诺 ou欧 pa帕 pan潘 pang庞 pei佩 pi皮 pu普 qi齐 qia恰 qiao乔 qin钦 ruo若 re热 rui瑞 ru茹 sa萨莎
        sai赛 san桑 se瑟 sen森 sha沙 shan珊 shang尚 shen申 shi施什 shu舒 si斯丝 song松 su苏 suo索 ta塔 tai泰 tan坦 tang唐
        tao陶 te特 ti提 tian田 ting廷 tong通 tu图 tuo托 wa瓦 wai怀 wan万 wang旺 wei维韦威薇 wen温文 wo沃 wu伍武 xi西希
        xia夏 xiao肖 xin辛 xu许 ya亚雅 yang扬 yao姚 ye耶叶 yi伊 yin因 ying英 yong永 you尤 yu于 yue约 za扎 ze泽 zhan詹 zhe哲
        zhen珍 zhi芝 zhu朱 zi兹 zuo佐
        """
}
