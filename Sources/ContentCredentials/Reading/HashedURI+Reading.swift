// SPDX-License-Identifier: Apache-2.0

import CBOR

extension HashedURI {
    /// Reads a hashed URI as it stands in a file, so that it can be judged: a missing hash becomes an empty one, which
    /// matches nothing, and a hash written as an array of numbers is taken. Nil where there is no `url`.
    static func reading(_ value: CBORValue?) -> HashedURI? {
        guard let value, let url = value["url"]?.string else { return nil }
        let hash = value["hash"]?.byteString ?? bytes(value["hash"]?.array) ?? []
        return HashedURI(url: url, algorithm: value["alg"]?.string, hash: hash)
    }

    private static func bytes(_ array: [CBORValue]?) -> [UInt8]? {
        guard let array, array.count <= 64 else { return nil }
        let bytes = array.compactMap { $0.int.flatMap(UInt8.init(exactly:)) }
        return bytes.count == array.count ? bytes : nil
    }

    /// Where it points.
    var reference: JUMBFURI? { JUMBFURI(reading: url) }
}

extension JUMBFURI {
    /// Reads a reference of which the scheme was damaged, as long as there is a path: whether the claim was changed says
    /// its signature, and what it points to is hashed.
    init?(reading text: String) {
        let head = text.prefix { $0 != "=" }
        let isReference = head.utf8.count == JUMBFURI.prefix.utf8.count - 1 && !head.contains("/")
        self.init(isReference ? JUMBFURI.prefix + text.dropFirst(head.count + 1) : text)
    }

    /// The labels below the manifest: `["c2pa.assertions", "c2pa.hash.data"]`.
    var pathInManifest: [String] { isAbsolute ? Array(path.dropFirst(2)) : path }

    /// The absolute form as text.
    func text(in manifest: String) -> String { resolved(in: manifest).description }
}
