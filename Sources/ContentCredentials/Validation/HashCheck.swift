// SPDX-License-Identifier: Apache-2.0

import JUMBF

/// What a comparison of hashes came to (C2PA 2.2, sections 8.4.2.3 and 15.4).
enum HashCheck: Equatable {
    case match
    case mismatch
    case unsupported(String)
}

/// Compares the hashes in hashed URIs with those of the boxes they point to. A box is hashed once, however many point to
/// it, so that a small store cannot ask for much work.
final class HashChecker {
    private struct Key: Hashable {
        let owner: String
        let range: Range<Int>?
        let algorithm: ContentHashAlgorithm
    }

    private var digests: [Key: [UInt8]] = [:]

    /// Compares the hash in `uri` with that of `box`.
    /// - Parameters:
    ///   - owner: label of the manifest that the box stands in.
    ///   - fallback: the algorithm where the reference names none.
    func compare(_ uri: HashedURI, with box: JUMBFSuperbox, of owner: String, fallback: String?) -> HashCheck {
        guard let name = uri.algorithm ?? fallback else { return .unsupported("that is missing") }
        guard let algorithm = ContentHashAlgorithm(rawValue: name) else { return .unsupported(name) }
        return digest(box, of: owner, algorithm) == uri.hash ? .match : .mismatch
    }

    private func digest(_ box: JUMBFSuperbox, of owner: String, _ algorithm: ContentHashAlgorithm) -> [UInt8] {
        let key = Key(owner: owner, range: box.range, algorithm: algorithm)
        if box.range != nil, let known = digests[key] { return known }
        let digest = algorithm.digest(box.hashedContents)
        digests[key] = digest
        return digest
    }
}
