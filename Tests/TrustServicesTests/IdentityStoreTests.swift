// SPDX-License-Identifier: Apache-2.0

import COSE
import Foundation
import Testing
import TrustServices

@Suite("The identity store")
struct IdentityStoreTests {
    static let passphrase = KeyProtection.passphrase(Array("correct horse battery".utf8))

    static func subject(_ name: String = "Press") throws -> CertificateAuthority.Subject {
        try CertificateAuthority.Subject(commonName: name, organization: "Norhaven Election Board")
    }

    static func keyFile(_ folder: ScratchFolder) -> KeyProtection { .keyFile(path: folder.path + "/ids.key") }

    func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test("an identity made under a passphrase is there again after reopening, and only with that passphrase")
    func passphrase() throws {
        let folder = try ScratchFolder()
        let store = IdentityStore(folder: folder.path + "/a/b")
        let made = try store.unlock(IdentityStoreTests.passphrase)
            .makeIdentity(named: "press", subject: IdentityStoreTests.subject(), at: TestChain.now)
        let reopened = try IdentityStore(folder: folder.path + "/a/b").unlock(IdentityStoreTests.passphrase)
        let credential = try reopened.credential()
        #expect(credential.certificate == made.certificate)
        let signature = try credential.key.sign([1, 2, 3], algorithm: .es256)
        let key = try VerificationKey(subjectPublicKeyInfo: made.certificate.publicKey.encoded)
        #expect(key.isValidSignature(signature, over: [1, 2, 3], algorithm: .es256))
        #expect(throws: TrustError(.wrongPassphrase, "")) {
            try store.unlock(.passphrase(Array("correct horse batterz".utf8)))
        }
        #expect(throws: TrustError(.passphraseRequired, "")) { try store.unlock(IdentityStoreTests.keyFile(folder)) }
        #expect(try mode(folder.path + "/a/b/press/key") == 0o600)
        #expect(try mode(folder.path + "/a/b") == 0o700)
    }

    @Test("a short passphrase is refused for a new store")
    func shortPassphrase() throws {
        let folder = try ScratchFolder()
        #expect(throws: TrustError(.passphraseRequired, "")) {
            try IdentityStore(folder: folder.path + "/s").unlock(.passphrase(Array("short".utf8)))
        }
        #expect(!IdentityStore(folder: folder.path + "/s").exists)
    }

    @Test("no file of the store holds a private key in clear")
    func sealed() throws {
        let folder = try ScratchFolder()
        let store = IdentityStore(folder: folder.path + "/s")
        let unlocked = try store.unlock(IdentityStoreTests.keyFile(folder))
        _ = try unlocked.makeIdentity(named: "press", subject: IdentityStoreTests.subject(), at: TestChain.now)
        let secret = try unlocked.credential(for: "press").key.pkcs8PEM
        let body = secret.split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined()
        let der = try #require(Data(base64Encoded: body))
        let scalar = der.subdata(in: 36..<68)  // the private scalar in a P-256 PKCS#8 key
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            guard let bytes = FileManager.default.contents(atPath: folder.path + "/" + file) else { continue }
            #expect(bytes.range(of: scalar) == nil, "\(file)")
            #expect(bytes.range(of: Data("PRIVATE KEY".utf8)) == nil, "\(file)")
        }
        #expect(try mode(folder.path + "/ids.key") == 0o400)
    }

    @Test("damage is named, never mistaken for a wrong passphrase")
    func damage() throws {
        let folder = try ScratchFolder()
        let store = IdentityStore(folder: folder.path + "/s")
        let protection = IdentityStoreTests.keyFile(folder)
        _ = try store.unlock(protection)
            .makeIdentity(named: "press", subject: IdentityStoreTests.subject(), at: TestChain.now)
        let key = folder.path + "/s/press/key"
        let bytes = try #require(FileManager.default.contents(atPath: key))
        for count in [0, 3, 4, 20, bytes.count - 1] {
            try bytes.prefix(count).write(to: URL(fileURLWithPath: key))
            #expect(throws: TrustError(.storeDamaged, "")) { try store.unlock(protection).credential(for: "press") }
        }
        // The key of another identity does not open under this name.
        try bytes.write(to: URL(fileURLWithPath: key))
        _ = try store.unlock(protection)
            .makeIdentity(named: "other", subject: IdentityStoreTests.subject("Other"), at: TestChain.now)
        let other = try #require(FileManager.default.contents(atPath: folder.path + "/s/other/key"))
        try other.write(to: URL(fileURLWithPath: key))
        #expect(throws: TrustError(.storeDamaged, "")) { try store.unlock(protection).credential(for: "press") }

        try Data("{\"name\":".utf8).write(to: URL(fileURLWithPath: folder.path + "/s/press/identity.json"))
        #expect(throws: TrustError(.storeDamaged, "")) { try store.identities() }
        try Data("{".utf8).write(to: URL(fileURLWithPath: folder.path + "/s/store.json"))
        #expect(throws: TrustError(.storeDamaged, "")) { try store.unlock(protection) }
        try FileManager.default.removeItem(atPath: folder.path + "/s/store.json")
        #expect(throws: TrustError(.storeDamaged, "")) { try store.unlock(protection) }
    }

    @Test("a lost key file is said to be lost, and not made anew")
    func lostKeyFile() throws {
        let folder = try ScratchFolder()
        let store = IdentityStore(folder: folder.path + "/s")
        _ = try store.unlock(IdentityStoreTests.keyFile(folder))
        try FileManager.default.removeItem(atPath: folder.path + "/ids.key")
        #expect(throws: TrustError(.wrongPassphrase, "")) { try store.unlock(IdentityStoreTests.keyFile(folder)) }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/ids.key"))
    }

    @Test("the default is the only signer until one is chosen")
    func defaults() throws {
        let folder = try ScratchFolder()
        let store = IdentityStore(folder: folder.path + "/s")
        #expect(throws: TrustError(.unknownIdentity, "")) { try store.defaultIdentity() }
        let unlocked = try store.unlock(IdentityStoreTests.keyFile(folder))
        _ = try unlocked.makeIdentity(named: "one", subject: IdentityStoreTests.subject(), at: TestChain.now)
        _ = try unlocked.timeStamper(organization: "Norhaven", at: TestChain.now)
        #expect(try store.defaultIdentity().name == "one")
        _ = try unlocked.makeIdentity(named: "two", subject: IdentityStoreTests.subject(), at: TestChain.now)
        #expect(throws: TrustError(.unknownIdentity, "")) { try store.defaultIdentity() }
        try store.setDefault("two")
        #expect(try store.defaultIdentity().name == "two")
        #expect(throws: TrustError(.unknownIdentity, "")) { try store.setDefault("../two") }
        #expect(try store.identities().map(\.name) == ["one", "time-stamps", "two"])
        // All have one root.
        let root = try store.root()
        let settings = TrustSettings(anchors: TrustAnchors(certificates: [try #require(root)]))
        for identity in try store.identities() {
            let purpose: CertificatePurpose = identity.kind == .signer ? .claimSigning : .timeStamping
            #expect(
                ChainValidator(settings: settings).validate(chain: identity.chain, for: purpose, at: TestChain.now)
                    .isTrusted)
        }
    }

    @Test("a taken name is refused and nothing is overwritten")
    func taken() throws {
        let folder = try ScratchFolder()
        let unlocked = try IdentityStore(folder: folder.path + "/s").unlock(IdentityStoreTests.keyFile(folder))
        let first = try unlocked.makeIdentity(named: "a", subject: IdentityStoreTests.subject(), at: TestChain.now)
        #expect(throws: TrustError(.identityExists, "")) {
            try unlocked.makeIdentity(named: "a", subject: IdentityStoreTests.subject(), at: TestChain.now)
        }
        #expect(try unlocked.store.identity(named: "a").certificate == first.certificate)
        for name in ["", "A", "a/b", "..", ".a", "authority", "-a", String(repeating: "a", count: 65)] {
            #expect(throws: TrustError(.invalidName, "")) {
                try unlocked.makeIdentity(named: name, subject: IdentityStoreTests.subject(), at: TestChain.now)
            }
        }
    }

    @Test("an identity from elsewhere is checked before it is taken in")
    func importing() throws {
        let folder = try ScratchFolder()
        let unlocked = try IdentityStore(folder: folder.path + "/s").unlock(IdentityStoreTests.keyFile(folder))
        var chain = try TestChain()
        let pem = try chain.leafCertificate().pem + chain.caCertificate().pem
        let identity = try unlocked.importIdentity(
            named: "theirs", chain: pem, key: chain.leafKey.pkcs8PEM, at: TestChain.now)
        #expect(identity.origin == .imported)
        #expect(try unlocked.credential(for: "theirs").chain.count == 2)

        #expect(throws: TrustError(.keyMismatch, "")) {
            try unlocked.importIdentity(named: "b", chain: pem, key: chain.caKey.pkcs8PEM, at: TestChain.now)
        }
        let reversed = try chain.caCertificate().pem + chain.leafCertificate().pem
        #expect(throws: TrustError(.keyMismatch, "")) {
            try unlocked.importIdentity(named: "b", chain: reversed, key: chain.leafKey.pkcs8PEM, at: TestChain.now)
        }
        let late = TestChain.now.addingTimeInterval(200 * TestChain.day)
        #expect(throws: TrustError(.profileViolation, "")) {
            try unlocked.importIdentity(named: "b", chain: pem, key: chain.leafKey.pkcs8PEM, at: late)
        }
        chain.leaf.drop("2.5.29.35")
        chain.leaf.replace(.extendedKeyUsage(["1.3.6.1.5.5.7.3.1"]))
        let wrong = try chain.leafCertificate().pem
        let error = #expect(throws: TrustError.self) {
            try unlocked.importIdentity(named: "b", chain: wrong, key: chain.leafKey.pkcs8PEM, at: TestChain.now)
        }
        #expect(error?.message.contains("authority key identifier") == true)
        #expect(error?.message.contains("extended key usage") == true)
        #expect(try unlocked.store.identities().map(\.name) == ["theirs"])
    }

    @Test("the environment chooses how keys are protected")
    func environment() throws {
        let folder = try ScratchFolder()
        let file = try folder.write("pass", "secret words here\nsecond line\n")
        func chosen(_ environment: [String: String]) throws -> String {
            switch try KeyProtection.fromEnvironment(environment, storeFolder: "/x/identities/") {
            case .passphrase(let bytes): String(decoding: bytes, as: UTF8.self)
            case .keyFile(let path): path
            }
        }
        #expect(try chosen([:]) == "/x/identities.key")
        #expect(try chosen(["COUNTERSIGN_PASSPHRASE_FILE": file]) == "secret words here")
        #expect(try chosen(["COUNTERSIGN_PASSPHRASE": "abc"]) == "abc")
        _ = try folder.write("countersign-passphrase", "from systemd")
        #expect(try chosen(["CREDENTIALS_DIRECTORY": folder.path, "COUNTERSIGN_PASSPHRASE": "x"]) == "from systemd")
        #expect(throws: TrustError(.passphraseRequired, "")) {
            try chosen(["COUNTERSIGN_PASSPHRASE_FILE": folder.path + "/none"])
        }
    }

    @Test("trust lists are kept, updated and removed")
    func trustStore() throws {
        let folder = try ScratchFolder()
        let store = TrustStore(folder: folder.path + "/trust")
        #expect(try store.settings() == TrustSettings())
        let chain = try TestChain()
        let root = try chain.rootCertificate()
        try store.add(name: "mine", kind: .anchors, text: root.pem, at: TestChain.now)
        #expect(try store.settings().anchors.certificates == [root])
        #expect(try store.settings().timeStampAnchors == nil)
        let stamps = try chain.caCertificate()
        try store.add(name: "tsa", kind: .timeStampAnchors, text: stamps.pem, at: TestChain.now)
        #expect(try store.settings().timeStampAnchors?.certificates == [stamps])
        // The own authority's root counts for both, and does not by itself set time-stamp anchors apart.
        try store.add(name: "own", kind: .ownAuthority, text: root.pem, at: TestChain.now)
        #expect(try store.settings().timeStampAnchors?.certificates == [stamps, root])
        try store.remove(name: "own")
        try store.add(name: "purposes", kind: .extendedKeyUsages, text: "1.2.3\n", at: TestChain.now)
        #expect(try store.settings().extendedKeyUsages.purposes == ["1.2.3"])
        #expect(throws: TrustError.self) {
            try store.add(name: "bad", kind: .anchors, text: "nothing", at: TestChain.now)
        }
        try store.remove(name: "mine")
        #expect(try store.entries().map(\.name) == ["purposes", "tsa"])
        #expect(throws: TrustError(.unknownIdentity, "")) { try store.remove(name: "mine") }
    }
}
