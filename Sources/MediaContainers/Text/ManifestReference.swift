// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// What a manifest block refers to (C2PA 2.4, A.9).
enum ManifestReference: Equatable {
    /// The store itself.
    case store([UInt8])
    /// A store that can be fetched.
    case address(String)
    case empty
    /// Neither a URL nor a store in a `data:` URL.
    case malformed(String)
    /// A URL of a kind that leads nowhere here.
    case unresolvable(String)

    init(_ text: String) {
        guard !text.isEmpty else {
            self = .empty
            return
        }
        guard let colon = text.firstIndex(of: ":"), !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            self = .malformed("it is no URL")
            return
        }
        let scheme = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        guard let first = scheme.utf8.first, (0x61...0x7A).contains(first), !rest.isEmpty,
            scheme.utf8.allSatisfy({
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
            })
        else {
            self = .malformed("it is no URL")
            return
        }
        switch scheme {
        case "data": self = .inlined(rest)
        case "http", "https": self = .address(text)
        default: self = .unresolvable("URLs of the scheme \(scheme) are not followed")
        }
    }

    private static func inlined(_ rest: Substring) -> ManifestReference {
        guard let comma = rest.firstIndex(of: ",") else { return .malformed("its data URL has no data") }
        let head = rest[..<comma].lowercased().split(separator: ";", omittingEmptySubsequences: false)
        guard head.first == "application/c2pa", head.count > 1, head.last == "base64" else {
            return .malformed("its data URL is none of a manifest store in Base64")
        }
        guard let bytes = Base64.decode(rest[rest.index(after: comma)...]), bytes.isWholeSuperbox else {
            return .malformed("its data URL holds no manifest store")
        }
        return .store(bytes)
    }
}
