// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// Text blocks between `-----BEGIN X-----` and `-----END X-----` (RFC 7468), read leniently: other text between blocks
/// is skipped, white space inside them is ignored.
public enum PEM {
    /// One block.
    public struct Block: Sendable, Hashable {
        /// What stands after BEGIN, for instance `CERTIFICATE`.
        public let label: String
        /// The decoded bytes.
        public let bytes: [UInt8]
        /// Whether a header such as `Proc-Type: 4,ENCRYPTED` stood in it.
        public let hasHeaders: Bool
    }

    /// All blocks of a text in order.
    /// - Throws: ``TrustError`` with `malformedPEM` for a block that does not end or is not Base64.
    public static func blocks(in text: String) throws(TrustError) -> [Block] {
        var blocks: [Block] = []
        var label: Substring?
        var body = ""
        var headers = false
        for raw in text.split(whereSeparator: \.isNewline) {
            let line = trimmed(raw)
            if let open = label {
                if line == "-----END \(open)-----" {
                    guard let bytes = Base64.decode(body) else {
                        throw TrustError(.malformedPEM, "the PEM block \(open) is not valid Base64")
                    }
                    blocks.append(Block(label: String(open), bytes: bytes, hasHeaders: headers))
                    label = nil
                } else if line.contains(":") {
                    headers = true
                } else {
                    body += line.filter { !$0.isWhitespace }
                }
            } else if line.hasPrefix("-----BEGIN "), line.hasSuffix("-----"), line.count > 16 {
                label = line.dropFirst(11).dropLast(5)
                body = ""
                headers = false
            }
        }
        if let open = label { throw TrustError(.malformedPEM, "the PEM block \(open) does not end") }
        return blocks
    }

    /// The certificates of a text, in order.
    /// - Throws: ``TrustError`` when a block is broken, a certificate does not parse, or there is none.
    public static func certificates(in text: String) throws(TrustError) -> [Certificate] {
        var certificates: [Certificate] = []
        for block in try blocks(in: text) where isCertificate(block) {
            certificates.append(try Certificate(derEncoded: block.bytes))
        }
        guard !certificates.isEmpty else {
            throw TrustError(.malformedPEM, "there is no certificate in the text: a PEM block CERTIFICATE is needed")
        }
        return certificates
    }

    static func isCertificate(_ block: Block) -> Bool {
        block.label == "CERTIFICATE" || block.label == "X509 CERTIFICATE"
    }

    /// Text of one block, 64 characters a line.
    public static func text(label: String, bytes: [UInt8]) -> String {
        var rest = Base64.encode(bytes)[...]
        var lines = ["-----BEGIN \(label)-----"]
        while !rest.isEmpty {
            lines.append(String(rest.prefix(64)))
            rest = rest.dropFirst(64)
        }
        lines.append("-----END \(label)-----")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line
        while line.first?.isWhitespace == true { line = line.dropFirst() }
        while line.last?.isWhitespace == true { line = line.dropLast() }
        return line
    }
}
