// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// Judges a collection hash: a hash of each file in an archive, and one of its directory (C2PA 2.2, section 15.12.5).
struct CollectionHashJudge {
    let asset: AssetContent
    private(set) var log = StatusLog()

    init(_ asset: AssetContent) { self.asset = asset }

    /// Hashes by path; nil where an entry has none.
    private typealias Listing = [String: [UInt8]?]

    mutating func judge(_ value: CBORValue?, _ uri: String) {
        guard let listing = CollectionHashJudge.listing(value?["uris"]), let name = value?["alg"]?.string else {
            log.failure(
                .collectionHashMalformed, uri,
                "the collection hash names no files, no algorithm, or a file without hash")
            return
        }
        guard let algorithm = ContentHashAlgorithm(rawValue: name) else {
            log.failure(.algorithmUnsupported, uri, "the hash algorithm is missing or not allowed")
            return
        }
        if let path = listing.keys.sorted().first(where: CollectionHashJudge.leadsAway) {
            log.failure(.collectionHashInvalidURI, uri, "a file of the collection is named by . or ..: \(path)")
            return
        }
        guard let container = asset.container as? any CollectionContainer else {
            log.failure(.collectionHashMismatch, uri, "the file is no collection that could be checked")
            return
        }
        guard let directory = value?["zip_central_directory_hash"]?.byteString else {
            log.failure(.collectionHashMalformed, uri, "the collection hash has no hash of the archive's directory")
            return
        }
        do { try compare(listing, directory, algorithm, container, uri) } catch {
            log.failure(.collectionHashMismatch, uri, "the archive cannot be read: \(error)")
        }
    }

    /// The files named: an array of entries, as the specification says, or a map by path, as c2pa-rs writes.
    private static func listing(_ value: CBORValue?) -> Listing? {
        var listing: Listing = [:]
        if let list = value?.array {
            for entry in list {
                guard let path = entry["uri"]?.string, let hash = entry["hash"]?.byteString else { return nil }
                listing[trimmed(path)] = hash
            }
        } else if let map = value?.map {
            for entry in map.entries {
                guard let path = entry.key.string, let hash = entry.value["hash"]?.byteString else { return nil }
                listing[trimmed(path)] = hash
            }
        }
        return listing.isEmpty ? nil : listing
    }

    private static func trimmed(_ path: String) -> String { path.hasSuffix("/") ? String(path.dropLast()) : path }

    private static func leadsAway(_ path: String) -> Bool {
        [path, unescaped(path)].contains { text in
            text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains { $0 == "." || $0 == ".." }
        }
    }

    /// A URI reference without its percent signs (RFC 3986, section 2.1).
    private static func unescaped(_ path: String) -> String {
        guard path.contains("%") else { return path }
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let first = rest.popFirst() {
            if first == 0x25, rest.count >= 2, let code = Hex.decode(String(decoding: rest.prefix(2), as: UTF8.self)) {
                bytes += code
                rest = rest.dropFirst(2)
            } else {
                bytes.append(first)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func compare(
        _ listing: Listing, _ directory: [UInt8], _ algorithm: ContentHashAlgorithm,
        _ container: any CollectionContainer, _ uri: String
    ) throws {
        let source = asset.source
        var mismatches: [String] = []
        var hasher = ContentHasher(algorithm)
        for range in try container.directoryRanges(in: source, limits: ContainerLimits()) {
            try source.forEachChunk(in: range) { hasher.update($0) }
        }
        if hasher.finish() != directory { mismatches.append("the archive's directory") }

        // A path is listed as it is, or as a URI.
        var names: [String: String] = [:]
        for path in listing.keys { names[CollectionHashJudge.unescaped(path)] = path }
        var missing = Set(listing.keys)
        var unlisted: [String] = []
        var count = 0
        try container.forEachPart(in: source, limits: ContainerLimits()) { part in
            let name = listing[part.path] != nil ? part.path : names[part.path]
            guard let name, let expected = listing[name] else {
                // Folders hold nothing, and most writers leave them out.
                if !part.isFolder || part.range.count > 1 << 12 { unlisted.append(part.path) }
                return
            }
            count += 1
            missing.remove(name)
            var hasher = ContentHasher(algorithm)
            try source.forEachChunk(in: part.range) { hasher.update($0) }
            if hasher.finish() != expected, mismatches.count < 8 { mismatches.append(part.path) }
        }
        conclude(mismatches, missing: missing, unlisted: unlisted, isCountRight: count == listing.count, uri)
    }

    private mutating func conclude(
        _ mismatches: [String], missing: Set<String>, unlisted: [String], isCountRight: Bool, _ uri: String
    ) {
        if !mismatches.isEmpty {
            log.failure(
                .collectionHashMismatch, uri,
                "the hash of \(mismatches.joined(separator: ", ")) does not match\(mismatches.count < 8 ? "" : ", and more")"
            )
        }
        // A file that was only renamed is one mismatch of the directory.
        let isRenamed = !mismatches.isEmpty && missing.count == unlisted.count
        if !missing.isEmpty, !isRenamed {
            log.failure(
                .collectionHashIncorrectFileCount, uri,
                "files are missing: \(missing.sorted().prefix(8).joined(separator: ", "))")
        } else if !unlisted.isEmpty, !isRenamed {
            log.failure(
                .collectionHashIncorrectFileCount, uri,
                "files are not covered: \(unlisted.sorted().prefix(8).joined(separator: ", "))")
        }
        if mismatches.isEmpty, missing.isEmpty, unlisted.isEmpty {
            log.success(.collectionHashMatch, uri, "collection hash valid")
        }
    }
}
