// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The label of a manifest: a URN (C2PA 2.2, 8.2). Manifests of version 1 used `urn:uuid:`, optionally with the claim
/// generator's name before it.
public struct ManifestLabel: Sendable, Hashable, CustomStringConvertible {
    /// The label as written.
    public let text: String
    /// The UUID in it, lower case.
    public let uuid: String
    /// The claim generator identifier, where there is one.
    public let generator: String?
    /// The version and reason (`2_1`), given where a manifest was renamed to keep labels apart.
    public let versionAndReason: String?

    public var description: String { text }

    /// Reads a label; nil where it has neither form.
    public init?(_ text: String) {
        self.text = text
        if text.hasPrefix("urn:c2pa:") {
            let parts = text.dropFirst(9).split(separator: ":", omittingEmptySubsequences: false)
            guard let uuid = parts.first, ManifestLabel.isUUID(uuid), parts.count <= 3 else { return nil }
            self.uuid = uuid.lowercased()
            generator = parts.count > 1 ? String(parts[1]) : nil
            versionAndReason = parts.count > 2 ? String(parts[2]) : nil
        } else {
            let parts = text.components(separatedBy: "urn:uuid:")
            guard parts.count == 2, ManifestLabel.isUUID(parts[1][...]) else { return nil }
            uuid = parts[1].lowercased()
            generator =
                parts[0].isEmpty ? nil : String(parts[0].drop { $0 == ":" }.reversed().drop { $0 == ":" }.reversed())
            versionAndReason = nil
        }
    }

    /// A new label of random UUID (version 4).
    /// - Parameter generator: identifier of the claim generator, up to 32 visible ASCII characters.
    public static func random(generator: String? = nil) -> ManifestLabel {
        ManifestLabel.of(uuid: randomUUID(), generator: generator)
    }

    /// A label of this UUID.
    static func of(uuid: String, generator: String?) -> ManifestLabel {
        let text = "urn:c2pa:\(uuid)" + (generator.map { ":\($0.prefix(32))" } ?? "")
        // The text is of the form that the initialiser reads.
        return ManifestLabel(text) ?? ManifestLabel(verbatim: text)
    }

    private init(verbatim text: String) {
        self.text = text
        uuid = ""
        generator = nil
        versionAndReason = nil
    }

    /// A random UUID of version 4 (RFC 9562, 5.4), lower case.
    public static func randomUUID() -> String { uuid(of: (0..<16).map { _ in UInt8.random(in: .min ... .max) }) }

    /// The UUID of version 4 that 16 bytes make.
    static func uuid(of random: [UInt8]) -> String {
        var bytes = Array((random + [UInt8](repeating: 0, count: 16)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = Array(Hex.encode(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex[$0]) }.joined(separator: "-")
    }

    private static func isUUID(_ text: Substring) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
    }
}

extension String {
    /// The parts of this string between occurrences of `separator`.
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let found = rest.range(ofText: separator) {
            parts.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return parts + [String(rest)]
    }
}

extension Substring {
    fileprivate func range(ofText text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
