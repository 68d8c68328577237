// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Crypto
internal import CryptoExtras

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// How a store's keys are sealed; stands in clear in its `store.json`.
struct VaultHeader: Codable, Sendable {
    struct Scrypt: Codable, Sendable {
        var n: Int
        var r: Int
        var p: Int
        var salt: String
    }

    /// Version of the layout.
    var format: Int
    /// Parameters when a passphrase protects the store, none when a key file does.
    var scrypt: Scrypt?
    /// A known text, sealed: tells a wrong passphrase from a damaged key.
    var check: String
}

/// Seals and opens private keys with AES-256-GCM. A sealed file is `CSK1`, nonce, ciphertext, tag; the name of the key
/// is authenticated with it, so that files cannot change places.
struct KeyVault: Sendable {
    private static let magic: [UInt8] = Array("CSK1".utf8)
    private static let checkText: [UInt8] = Array("countersign identity store".utf8)
    /// scrypt cost: 128 MiB, about half a second (reliability-and-security: N = 2^17, r = 8, p = 1).
    private static let cost = (n: 1 << 17, r: 8, p: 1)

    private let key: SymmetricKey

    /// Opens an existing store's vault.
    init(_ header: VaultHeader, _ protection: KeyProtection, folder: String) throws(TrustError) {
        guard header.format == 1 else {
            throw TrustError(.storeDamaged, "\(folder) was written by a newer version (format \(header.format))")
        }
        switch (header.scrypt, protection) {
        case (.some(let parameters), .passphrase(let passphrase)):
            // A changed file must not make us allocate without bound.
            guard parameters.n >= 1 << 14, parameters.n <= 1 << 20, parameters.n.nonzeroBitCount == 1,
                (1...16).contains(parameters.r), (1...4).contains(parameters.p),
                let salt = Base64.decode(parameters.salt), (16...64).contains(salt.count)
            else { throw TrustError(.storeDamaged, "the key parameters of \(folder) are damaged; restore a backup") }
            key = try KeyVault.stretch(passphrase, salt, parameters)
        case (.none, .keyFile(let path)):
            guard StoreFiles.exists(path) else {
                throw TrustError(.wrongPassphrase, "the key file \(path) is missing; restore it to open \(folder)")
            }
            key = try KeyVault.keyFromFile(path)
        case (.some, .keyFile):
            throw TrustError(
                .passphraseRequired,
                "the identities in \(folder) are protected by a passphrase: name a file with it in COUNTERSIGN_PASSPHRASE_FILE"
            )
        case (.none, .passphrase):
            throw TrustError(
                .passphraseRequired,
                "the identities in \(folder) are protected by a key file, not by a passphrase: unset COUNTERSIGN_PASSPHRASE and COUNTERSIGN_PASSPHRASE_FILE"
            )
        }
        guard let check = Base64.decode(header.check), (try? open(check, name: "check")) == KeyVault.checkText else {
            throw TrustError(.wrongPassphrase, "the passphrase or key file does not open \(folder)")
        }
    }

    /// Makes a vault for a new store.
    static func make(_ protection: KeyProtection) throws(TrustError) -> (KeyVault, VaultHeader) {
        let key: SymmetricKey
        var parameters: VaultHeader.Scrypt?
        switch protection {
        case .passphrase(let passphrase):
            guard passphrase.count >= KeyProtection.shortestPassphrase else {
                throw TrustError(
                    .passphraseRequired,
                    "the passphrase must have at least \(KeyProtection.shortestPassphrase) characters")
            }
            let salt = random(32)
            let fresh = VaultHeader.Scrypt(n: cost.n, r: cost.r, p: cost.p, salt: Base64.encode(salt))
            key = try stretch(passphrase, salt, fresh)
            parameters = fresh
        case .keyFile(let path):
            if !StoreFiles.exists(path) {
                try StoreFiles.write(Array((Base64.encode(random(32)) + "\n").utf8), to: path, mode: 0o400)
            }
            key = try keyFromFile(path)
        }
        let vault = KeyVault(key: key)
        let check = try vault.seal(checkText, name: "check")
        return (vault, VaultHeader(format: 1, scrypt: parameters, check: Base64.encode(check)))
    }

    private init(key: SymmetricKey) { self.key = key }

    private static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    private static func stretch(
        _ passphrase: [UInt8], _ salt: [UInt8], _ parameters: VaultHeader.Scrypt
    ) throws(TrustError) -> SymmetricKey {
        do {
            return try KDF.Scrypt.deriveKey(
                from: passphrase, salt: salt, outputByteCount: 32, rounds: parameters.n, blockSize: parameters.r,
                parallelism: parameters.p, maxMemory: 4 << 30)
        } catch {
            throw TrustError(.system, "the passphrase could not be stretched: \(error)")
        }
    }

    private static func keyFromFile(_ path: String) throws(TrustError) -> SymmetricKey {
        if StoreFiles.isReadableByOthers(path) {
            throw TrustError(.storeDamaged, "the key file \(path) can be read by others: chmod 400 \(path)")
        }
        let text = String(decoding: try StoreFiles.read(path, limit: 4_096), as: UTF8.self)
        guard let line = text.split(whereSeparator: \.isNewline).first, let bytes = Base64.decode(line),
            bytes.count == 32
        else { throw TrustError(.storeDamaged, "the key file \(path) is damaged; restore it from a backup") }
        return SymmetricKey(data: bytes)
    }

    /// Seals bytes under a name.
    func seal(_ bytes: [UInt8], name: String) throws(TrustError) -> [UInt8] {
        guard let box = try? AES.GCM.seal(bytes, using: key, authenticating: Array(name.utf8)),
            let combined = box.combined
        else { throw TrustError(.system, "a key could not be sealed") }
        return KeyVault.magic + combined
    }

    /// Opens what was sealed under the same name.
    func open(_ sealed: [UInt8], name: String) throws(TrustError) -> [UInt8] {
        guard sealed.starts(with: KeyVault.magic),
            let box = try? AES.GCM.SealedBox(combined: sealed.dropFirst(KeyVault.magic.count)),
            let opened = try? AES.GCM.open(box, using: key, authenticating: Array(name.utf8))
        else { throw TrustError(.storeDamaged, "the sealed key \(name) is damaged; restore it from a backup") }
        return Array(opened)
    }
}
