// SPDX-License-Identifier: Apache-2.0

/// Letters of one script that pass for letters of another (after Unicode TS 39, the part that matters to words).
enum Confusables {
    /// The Latin letter that a Cyrillic, Greek, Armenian or Cherokee letter looks like; folded forms.
    static let toLatin: [UInt32: UInt32] = table(
        """
        аa вb сc еe ԁd һh іi јj кk мm нh оo рp гr ѕs тt уy хx ԛq ѡw зз ѵv ӏl үy ңn ӧo ҝk ґr єe
        αa βb ςc εe ηn ιi κk νv οo ρp τt υu χx ωw γy μu σo δd λl θo ϲc ϳj
        աw բp գq եt զq հh ոn սu օo տs ցg ղn կl
        ᎪA Ꭺa Ꭱr Ꭲt Ꭼe Ꮃw Ꮇm Ꮋh Ꮎo Ꮪs Ꮩv Ꮮl Ꮯc Ꮲp Ꮶk
        """)

    /// The Cyrillic letter that a Latin letter looks like.
    static let toCyrillic: [UInt32: UInt32] = table("aа cс eе oо pр xх yу kк mм tт hн bв iі jј sѕ rг uи nп")

    /// The Latin letters that a digit or sign stands for inside a word; the first is the usual one.
    static func leet(_ scalar: UInt32) -> [UInt32] {
        switch scalar {
        case 0x30: [0x6F]  // 0 o
        case 0x31, 0x21, 0x7C: [0x69, 0x6C]  // 1 ! | for i, l
        case 0x33, 0x20AC: [0x65]  // 3 € e
        case 0x34, 0x40: [0x61]  // 4 @ a
        case 0x35, 0x24: [0x73]  // 5 $ s
        case 0x36: [0x67, 0x62]  // 6 g, b
        case 0x37, 0x2B: [0x74]  // 7 + t
        case 0x38: [0x62]  // 8 b
        case 0x39: [0x67]  // 9 g
        default: []
        }
    }

    private static func table(_ text: String) -> [UInt32: UInt32] {
        var table: [UInt32: UInt32] = [:]
        for pair in text.split(whereSeparator: \.isWhitespace) {
            let scalars = Array(pair.unicodeScalars)
            if scalars.count == 2 { table[scalars[0].value] = scalars[1].value }
        }
        return table
    }
}
