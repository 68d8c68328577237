// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import COSE
import ContentCredentials
import Foundation
import TrustServices

/// Options that say who signs: a chain and key of one's own, or an identity of the store.
struct SigningOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Certificates of the signer, its own first (PEM).", valueName: "pem"))
    var cert: String?
    @Option(help: ArgumentHelp("Private key of the first certificate (PEM).", valueName: "pem"))
    var key: String?
    @Option(help: "es256, es384, es512, ps256, ps384, ps512 or ed25519; the key's own where it is left out.")
    var alg: String?
    @Option(help: "Name of the identity that signs, where there is no --cert; the default one where it is left out.")
    var identity: String?
    @OptionGroup var identities: IdentityOptions

    func validate() throws {
        if (cert == nil) != (key == nil) { throw ValidationError("--cert and --key go together") }
        if cert != nil, identity != nil { throw ValidationError("give either --cert and --key, or --identity") }
        if let alg, COSEAlgorithm(name: alg) == nil { throw ValidationError("there is no algorithm \(alg)") }
    }

    /// Whoever signs.
    /// - Parameter definition: may name certificate and key, as c2patool's definitions do; its folder comes with it.
    func signer(definition: ManifestDefinition.Signing? = nil, folder: String? = nil) throws -> any ClaimSigner {
        func path(_ name: String?) -> String? { name.map { Folders.path($0, in: folder) } }
        let named = identity == nil ? definition : nil
        if let cert = cert ?? path(named?.certificates), let key = key ?? path(named?.privateKey) {
            return try SigningOptions.signer(
                certificates: cert, key: key, algorithm: (alg ?? named?.algorithm).flatMap(COSEAlgorithm.init(name:)))
        }
        do {
            return try identities.unlocked().credential(for: identity).claimSigner
        } catch let error as TrustError {
            guard error.code == .unknownIdentity else { throw CommandError(error) }
            throw CommandError(
                status: .usage,
                message: "\(error.message); make an identity with countersign identity new, or give --cert and --key")
        }
    }

    static func signer(
        certificates: String, key: String, algorithm: COSEAlgorithm?
    ) throws -> InMemoryClaimSigner {
        func text(_ path: String) throws -> String {
            String(
                decoding: try FileByteSource(path: path).readAll(limit: 1 << 20, named: "PEM file"), as: UTF8.self)
        }
        let chain: [[UInt8]]
        do { chain = try PEM.certificates(in: text(certificates)).map(\.encoded) } catch {
            throw CommandError.unreadable(certificates, error)
        }
        do {
            return InMemoryClaimSigner(
                key: try SigningKey(pem: text(key)), algorithm: algorithm, certificateChainDER: chain)
        } catch { throw CommandError.unreadable(key, error) }
    }
}

/// Options that name an actor who signs beside the product: who made or published the content.
struct ActorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Certificates of the author or publisher who signs too (PEM).", valueName: "pem"))
    var cawgCert: String?
    @Option(
        help: ArgumentHelp("Private key of that author's or publisher's first certificate (PEM).", valueName: "pem"))
    var cawgKey: String?
    @Option(help: "Name of an identity of the store that signs as author or publisher.") var cawgIdentity: String?
    @Option(help: "What the author or publisher did: cawg.creator, cawg.editor, cawg.publisher, …; several times.")
    var cawgRole: [String] = []

    func validate() throws {
        if (cawgCert == nil) != (cawgKey == nil) { throw ValidationError("--cawg-cert and --cawg-key go together") }
        if cawgCert != nil, cawgIdentity != nil {
            throw ValidationError("give either --cawg-cert and --cawg-key, or --cawg-identity")
        }
        if !cawgRole.isEmpty, cawgCert == nil, cawgIdentity == nil {
            throw ValidationError("--cawg-role goes with --cawg-cert and --cawg-key, or --cawg-identity")
        }
    }

    /// None, or the one that was named.
    func requests(_ identities: IdentityOptions) throws -> [IdentityRequest] {
        if let cawgCert, let cawgKey {
            let signer = try SigningOptions.signer(certificates: cawgCert, key: cawgKey, algorithm: nil)
            return [IdentityRequest(signer: signer, roles: cawgRole)]
        }
        guard let cawgIdentity else { return [] }
        let signer = try naming { try identities.unlocked().credential(for: cawgIdentity).claimSigner }
        return [IdentityRequest(signer: signer, roles: cawgRole)]
    }
}

extension Folders {
    /// A path as it is where it is absolute, else inside `folder`.
    static func path(_ name: String, in folder: String?) -> String {
        name.hasPrefix("/") || folder == nil ? name : "\(folder ?? ".")/\(name)"
    }
}
