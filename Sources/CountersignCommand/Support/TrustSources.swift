// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import Foundation
import TrustServices

/// Options that say whom to trust.
struct TrustOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Trust anchors for signers; may be given several times.", valueName: "pem"))
    var trust: [String] = []
    @Option(
        help: ArgumentHelp("Trust anchors for time-stamp authorities, where others than --trust.", valueName: "pem"))
    var tsaTrust: String?
    @Option(help: ArgumentHelp("Extended key usages that may sign, an object identifier a line.", valueName: "cfg"))
    var ekus: String?
    @Option(help: ArgumentHelp("Signers' certificates that are accepted as they are.", valueName: "pem"))
    var allowed: String?
    @Option(help: ArgumentHelp("Trust anchors for named actors (CAWG); may be given several times.", valueName: "pem"))
    var cawgTrust: [String] = []
    @Option(
        help: ArgumentHelp(
            "Extended key usages that let named actors vouch, in place of the standard ones.", valueName: "cfg"))
    var cawgEkus: String?
    @Option(help: ArgumentHelp("Who may confirm identities (CAWG): DIDs or DID documents.", valueName: "file"))
    var cawgIssuers: String?
    @Option(help: ArgumentHelp("The C2PA Conforming Products List, for names of products.", valueName: "json"))
    var products: String?

    /// The settings these options make.
    func settings() throws -> TrustSettings {
        var settings = TrustSettings()
        for path in trust {
            settings.anchors = settings.anchors.adding(try TrustOptions.read(path) { try TrustAnchors(text: $0) })
        }
        if let tsaTrust { settings.timeStampAnchors = try TrustOptions.read(tsaTrust) { try TrustAnchors(text: $0) } }
        if let ekus {
            settings.extendedKeyUsages = try TrustOptions.read(ekus) { try ExtendedKeyUsageConfiguration(text: $0) }
        }
        if let allowed { settings.allowed = try TrustOptions.read(allowed) { try AllowList(text: $0) } }
        for path in cawgTrust {
            settings.identities.anchors = settings.identities.anchors.adding(
                try TrustOptions.read(path) { try TrustAnchors(text: $0) })
        }
        if let cawgEkus {
            settings.identities.extendedKeyUsages = try TrustOptions.read(cawgEkus) {
                try ExtendedKeyUsageConfiguration(text: $0)
            }
            // Whoever names the purposes says under which conditions they count, too.
            settings.identities.hasInterimRules = false
        }
        if let cawgIssuers {
            settings.identities.issuers = try TrustOptions.read(cawgIssuers) { try IdentityIssuers(text: $0) }
        }
        if let products { settings.products = try TrustOptions.read(products) { try ConformingProducts(text: $0) } }
        return settings
    }

    /// The settings these options make or, where they name nobody, those of the trust folder.
    func effectiveSettings() throws -> TrustSettings {
        let chosen = try settings()
        guard trust.isEmpty, tsaTrust == nil, allowed == nil, cawgTrust.isEmpty, cawgIssuers == nil else {
            return chosen
        }
        var settings: TrustSettings
        do { settings = try TrustStore(folder: Folders.trust).settings() } catch {
            throw CommandError(status: .failure, file: Folders.trust, message: error.message)
        }
        if ekus != nil { settings.extendedKeyUsages = chosen.extendedKeyUsages }
        if cawgEkus != nil {
            settings.identities.extendedKeyUsages = chosen.identities.extendedKeyUsages
            settings.identities.hasInterimRules = false
        }
        if products != nil { settings.products = chosen.products }
        return settings
    }

    private static func read<Value>(_ path: String, _ parse: (String) throws -> Value) throws -> Value {
        do {
            let bytes = try FileByteSource(path: path).readAll(limit: 16 << 20, named: "trust list")
            return try parse(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw CommandError.unreadable(path, error)
        }
    }
}
