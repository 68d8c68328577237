// SPDX-License-Identifier: Apache-2.0

/// The character set of names in ZIP files that are not marked as UTF-8 (APPNOTE, appendix D).
enum CodePage437 {
    private static let upper = Array(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"
            .unicodeScalars)

    static func decode(_ bytes: some Sequence<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let index = Int(byte) - 0x80
            text.append(upper.indices.contains(index) ? upper[index] : Unicode.Scalar(byte))
        }
        return String(text)
    }
}
