// SPDX-License-Identifier: Apache-2.0

import ContentCredentials
import Foundation

/// The corpus of signed and damaged files beside the project, where it is there.
enum Corpus {
    static let folder: String? = {
        let environment = ProcessInfo.processInfo.environment["COUNTERSIGN_SHARED"]
        let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../../shared").standardizedFileURL.path
        for base in [environment, beside].compactMap({ $0 }) {
            let folder = base + "/c2pa-corpus"
            if FileManager.default.fileExists(atPath: folder + "/expected.json") { return folder }
        }
        print("skipped: the corpus ../shared/c2pa-corpus is not there")
        return nil
    }()

    static var isPresent: Bool { folder != nil }

    static func text(_ name: String) throws -> String {
        try String(contentsOfFile: (folder ?? "") + "/" + name, encoding: .utf8)
    }

    /// One file and what is expected of it.
    struct Entry: Sendable {
        let path: String
        let sidecar: String?
        let tier: String
        /// `Trusted`, `Valid`, `Invalid`; nil where the reference gave up.
        let state: String?
        /// Whether there is no manifest.
        let hasNoManifest: Bool
        let failures: Set<String>
        let ingredientFailures: Set<String>
    }

    /// The files of these formats, as the mode `test` expects them.
    static func entries(extensions: Set<String>) throws -> [Entry] {
        guard let folder else { return [] }
        let json = try JSONValue(parsing: Array(text("expected.json").utf8))
        return (json["files"]?.array ?? []).compactMap { file in
            guard let path = file["file"]?.string, let expected = file["expect"]?["test"],
                extensions.contains((path as NSString).pathExtension.lowercased())
            else { return nil }
            let sidecar = folder + "/" + (path as NSString).deletingPathExtension + ".c2pa"
            let deltas = expected["ingredient_deltas"]?.array ?? []
            return Entry(
                path: path, sidecar: FileManager.default.fileExists(atPath: sidecar) ? sidecar : nil,
                tier: file["tier"]?.string ?? "", state: expected["validation_state"]?.string,
                hasNoManifest: expected["error"]?.string == "ManifestNotFound",
                failures: codes(expected["codes"]?["failure"]),
                ingredientFailures: deltas.reduce(into: []) { $0.formUnion(codes($1["failure"])) })
        }
    }

    private static func codes(_ value: JSONValue?) -> Set<String> {
        fold(Set((value?.array ?? []).compactMap { $0["code"]?.string }))
    }

    /// Two names of one finding are made one, and a credential that ran out is not also counted as untrusted.
    static func fold(_ codes: Set<String>) -> Set<String> {
        var folded = Set(
            codes.map { $0 == "signingCredential.expired" ? "claimSignature.outsideValidity" : $0 })
        if folded.contains("claimSignature.outsideValidity") { folded.remove("signingCredential.untrusted") }
        return folded
    }
}
