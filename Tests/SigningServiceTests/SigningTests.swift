// SPDX-License-Identifier: Apache-2.0

import CBOR
import COSE
import Foundation
import SigningService
import Testing
import TrustServices

@Suite("The signer process")
struct SigningTests {
    static let aiType = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    static let cameraType = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"

    /// A store with a signer, a signer that may only say AI, and a time-stamper.
    final class Bench {
        let folder: String
        let process: SignerProcess
        let store: IdentityStore

        init(ratePerMinute: Int = 6_000, passphrase: String? = nil, wrongPassphrase: String? = nil) throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("cs-\(UUID().uuidString)").path
            store = IdentityStore(folder: folder + "/ids")
            let protection: KeyProtection =
                passphrase.map { .passphrase(Array($0.utf8)) } ?? .keyFile(path: folder + "/ids.key")
            let unlocked = try store.unlock(protection)
            let subject = try CertificateAuthority.Subject(commonName: "Press", organization: "Norhaven")
            _ = try unlocked.makeIdentity(named: "press", subject: subject, at: Date())
            _ = try unlocked.makeIdentity(
                named: "gateway", subject: subject, allowedSourceTypes: [SigningTests.aiType], at: Date())
            _ = try unlocked.timeStamper(organization: "Norhaven", at: Date())
            try store.setDefault("press")
            var environment: [String: String] = [:]
            if let given = wrongPassphrase ?? passphrase {
                let file = folder + "/pass"
                try Data(given.utf8).write(to: URL(fileURLWithPath: file))
                environment["COUNTERSIGN_PASSPHRASE_FILE"] = file
            }
            process = SignerProcess(
                options: .init(
                    executable: SigningTests.executable, storeFolder: folder + "/ids", environment: environment,
                    ratePerMinute: ratePerMinute))
        }

        deinit {
            process.stop()
            try? FileManager.default.removeItem(atPath: folder)
        }
    }

    /// `countersign-signer` beside the test bundle.
    static let executable: String = {
        var folder = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        for _ in 0..<6 {
            let candidate = folder.appendingPathComponent("countersign-signer").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return "countersign-signer"
    }()

    static func actions(_ type: String?, action: String = "c2pa.created") -> ClaimAssertion {
        var fields: [(CBORValue, CBORValue)] = [("action", .text(action))]
        if let type { fields.append(("digitalSourceType", .text(type))) }
        let body = CBOREncoder.encode(.map(CBORMap([("actions", .array([.map(CBORMap(fields))]))])))
        func box(_ type: String, _ bytes: [UInt8]) -> [UInt8] {
            let length = UInt32(bytes.count + 8)
            return [24, 16, 8, 0].map { UInt8(length >> $0 & 0xFF) } + Array(type.utf8) + bytes
        }
        let description = box("jumd", [UInt8](repeating: 0, count: 17) + Array("c2pa.actions.v2\0".utf8))
        return ClaimAssertion(
            url: "self#jumbf=c2pa.assertions/c2pa.actions.v2", content: description + box("cbor", body))
    }

    static func claim(_ assertions: [ClaimAssertion], leavingOut key: String? = nil) -> [UInt8] {
        let listed = assertions.map { assertion in
            CBORValue.map(
                CBORMap([
                    ("url", .text(assertion.url)), ("hash", .bytes(HashAlgorithm.sha256.digest(assertion.content))),
                ]))
        }
        let fields: [(CBORValue, CBORValue)] = [
            ("instanceID", "xmp:iid:1"), ("claim_generator_info", .map(CBORMap([("name", "test")]))),
            ("signature", "self#jumbf=/c2pa/x/c2pa.signature"), ("created_assertions", .array(listed)),
            ("alg", "sha256"),
        ]
        return CBOREncoder.encode(.map(CBORMap(fields.filter { $0.0.string != key })))
    }

    static func header(_ signer: ProcessClaimSigner) -> [UInt8] {
        CBOREncoder.encode(
            .map(
                CBORMap([
                    (.integer(1), .integer(signer.algorithm.rawValue)),
                    (.integer(33), COSESign1.headerValue(chain: signer.certificateChainDER)),
                ])))
    }

    @Test("a claim is signed in the other process, and the signature is the identity's")
    func signs() async throws {
        let bench = try Bench()
        let signer = try await bench.process.claimSigner()
        #expect(signer.identity.name == "press")
        let actions = SigningTests.actions(SigningTests.cameraType)
        let bytes = COSESign1.sigStructure(
            protectedBytes: SigningTests.header(signer), payload: SigningTests.claim([actions]))
        for expected in 1...3 {
            let signature = try await signer.sign(bytes, assertions: [actions])
            let key = try VerificationKey(subjectPublicKeyInfo: signer.identity.chain[0].publicKey.encoded)
            #expect(key.isValidSignature(signature, over: bytes, algorithm: .es256))
            let counted = try await bench.process.identities().first { $0.name == "press" }?.signatures
            #expect(counted == expected)
        }
    }

    @Test("anything but a claim of the identity itself is refused")
    func refuses() async throws {
        let bench = try Bench()
        let signer = try await bench.process.claimSigner(identity: "press")
        let other = try await bench.process.claimSigner(identity: "gateway")
        let actions = SigningTests.actions(SigningTests.cameraType)
        let good = SigningTests.header(signer)
        let claim = SigningTests.claim([actions])
        await #expect(throws: TrustError(.refused, "")) { try await signer.sign([1, 2, 3]) }
        let countersignature = COSESign1.sigStructure(
            protectedBytes: good, payload: claim, context: "CounterSignature")
        await #expect(throws: TrustError(.refused, "")) { try await signer.sign(countersignature) }
        let withData = COSESign1.sigStructure(protectedBytes: good, externalAAD: [1], payload: claim)
        await #expect(throws: TrustError(.refused, "")) { try await signer.sign(withData) }

        var requests = [
            SignatureRequest(identity: "press", protectedHeader: SigningTests.header(other), claim: claim),
            SignatureRequest(identity: "press", protectedHeader: [], claim: claim),
            SignatureRequest(identity: "press", protectedHeader: good, claim: []),
            SignatureRequest(identity: "press", protectedHeader: good, claim: [0xA0]),
            SignatureRequest(identity: "press", protectedHeader: good, claim: Array("firmware image".utf8)),
            SignatureRequest(identity: "press", protectedHeader: good, claim: SigningTests.claim([])),
            SignatureRequest(identity: "time-stamps", protectedHeader: good, claim: claim),
            SignatureRequest(identity: "../ids/press", protectedHeader: good, claim: claim),
            SignatureRequest(identity: "nobody", protectedHeader: good, claim: claim),
        ]
        for key in ["instanceID", "claim_generator_info", "signature", "created_assertions"] {
            requests.append(
                SignatureRequest(
                    identity: "press", protectedHeader: good, claim: SigningTests.claim([actions], leavingOut: key)))
        }
        for request in requests {
            await #expect(throws: TrustError.self, "\(request)") { try await bench.process.sign(request) }
        }
        #expect(try await bench.process.identities().allSatisfy { $0.signatures == 0 })
    }

    @Test("an identity of a gateway can only say that AI made it")
    func gateway() async throws {
        let bench = try Bench()
        let signer = try await bench.process.claimSigner(identity: "gateway")
        func sign(_ actions: ClaimAssertion, showing shown: [ClaimAssertion]) async throws {
            let bytes = COSESign1.sigStructure(
                protectedBytes: SigningTests.header(signer), payload: SigningTests.claim([actions]))
            _ = try await signer.sign(bytes, assertions: shown)
        }
        let honest = SigningTests.actions(SigningTests.aiType)
        try await sign(honest, showing: [honest])
        for bad in [
            SigningTests.actions(SigningTests.cameraType), SigningTests.actions(nil),
            SigningTests.actions(SigningTests.cameraType, action: "c2pa.edited"),
            SigningTests.actions(SigningTests.aiType, action: "c2pa.opened"),
        ] {
            await #expect(throws: TrustError(.refused, "")) { try await sign(bad, showing: [bad]) }
            // Showing an honest assertion for a claim that holds another does not help.
            await #expect(throws: TrustError(.refused, "")) { try await sign(bad, showing: [honest]) }
        }
        await #expect(throws: TrustError(.refused, "")) { try await sign(honest, showing: []) }
    }

    @Test("killed between requests, the signer is there again and the count has lost nothing")
    func survivesKill() async throws {
        let bench = try Bench()
        let signer = try await bench.process.claimSigner()
        let actions = SigningTests.actions(SigningTests.cameraType)
        let bytes = COSESign1.sigStructure(
            protectedBytes: SigningTests.header(signer), payload: SigningTests.claim([actions]))
        var delivered = 0
        var processes = Set<Int32>()
        for round in 0..<5 {
            _ = try await signer.sign(bytes, assertions: [])
            delivered += 1
            let pid = try #require(bench.process.processID)
            processes.insert(pid)
            if round < 4 { kill(pid, SIGKILL) }
        }
        #expect(processes.count == 5)
        let counted = try await bench.process.identities().first { $0.name == "press" }?.signatures ?? 0
        #expect(counted >= delivered)
        #expect(counted <= delivered + 4)
    }

    @Test("the signer ends when its socket closes")
    func ends() async throws {
        let bench = try Bench()
        _ = try await bench.process.identities()
        let pid = try #require(bench.process.processID)
        #expect(kill(pid, 0) == 0)
        bench.process.stop()
        #expect(kill(pid, 0) != 0)
    }

    @Test("too many signatures in a minute are refused")
    func rate() async throws {
        let bench = try Bench(ratePerMinute: 3)
        let signer = try await bench.process.claimSigner()
        let bytes = COSESign1.sigStructure(
            protectedBytes: SigningTests.header(signer),
            payload: SigningTests.claim([SigningTests.actions(SigningTests.cameraType)]))
        for _ in 0..<3 { _ = try await signer.sign(bytes) }
        await #expect(throws: TrustError(.refused, "")) { try await signer.sign(bytes) }
    }

    @Test("a wrong passphrase is said, not hung upon")
    func wrongPassphrase() async throws {
        let bench = try Bench(passphrase: "a good long passphrase", wrongPassphrase: "another long passphrase")
        await #expect(throws: TrustError(.wrongPassphrase, "")) { try await bench.process.identities() }
    }

    @Test("a missing executable is said")
    func missing() async throws {
        let process = SignerProcess(options: .init(executable: "/nonexistent/signer", storeFolder: "/nonexistent"))
        await #expect(throws: TrustError(.signerUnavailable, "")) { try await process.identities() }
    }

    @Test("time-stamps come from the signer too")
    func timeStamps() async throws {
        let bench = try Bench()
        let token = try await ProcessTimeStamper(process: bench.process).timeStampToken(over: [1, 2, 3])
        let root = try #require(try bench.store.root())
        let settings = TrustSettings(anchors: TrustAnchors(certificates: [root]))
        #expect(TimeStampVerifier(settings: settings, now: Date()).verify(token, over: [1, 2, 3]).isTrusted)
        await #expect(throws: TrustError(.refused, "")) {
            try await bench.process.timeStampResponse(to: [], identity: "press")
        }
    }

    @Test("many at once are all answered")
    func concurrent() async throws {
        let bench = try Bench()
        let signer = try await bench.process.claimSigner()
        let bytes = COSESign1.sigStructure(
            protectedBytes: SigningTests.header(signer),
            payload: SigningTests.claim([SigningTests.actions(SigningTests.cameraType)]))
        let signatures = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<40 { group.addTask { try await signer.sign(bytes) } }
            return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
        }
        #expect(signatures.count == 40)
        #expect(try await bench.process.identities().first { $0.name == "press" }?.signatures == 40)
    }

    @Test(
        "the running signer cannot be looked into", .enabled(if: FileManager.default.fileExists(atPath: "/proc/self")))
    func notDumpable() async throws {
        let bench = try Bench()
        _ = try await bench.process.identities()
        let pid = try #require(bench.process.processID)
        let limits = try String(contentsOfFile: "/proc/\(pid)/limits", encoding: .utf8)
        let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
        #expect(core.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
        let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
        #expect(status.contains("NoNewPrivs:\t1"))
        let owner = try FileManager.default.attributesOfItem(atPath: "/proc/\(pid)/environ")[.ownerAccountID] as? Int
        #expect(owner == 0)
    }

    @Test("a publisher's identity is made inside the signer, once, and nobody else's is")
    func provide() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cs-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // The folder is empty: the signer makes the store too.
        let process = SignerProcess(
            options: .init(executable: SigningTests.executable, storeFolder: folder + "/ids", environment: [:]))
        defer { process.stop() }
        let name = "pub_0190f3c2-7b1a-7c3d-8e4f-0123456789ab"
        func provide(_ name: String, _ organization: String) async throws -> ProcessClaimSigner {
            try await process.provideClaimSigner(identity: name, commonName: "Board", organization: organization)
        }
        let first = try await provide(name, "Norhaven Election Board")
        let again = try await provide(name, "Somebody Else")
        #expect(again.certificateChainDER == first.certificateChainDER, "an identity was replaced")
        #expect(first.identity.chain.first?.subject.displayName.contains("Norhaven") ?? false)
        let known = try await process.identities()
        #expect(Set(known.map(\.name)) == [name, "time-stamps"])
        for other in ["press", "time-stamps", "pub_", "pub_../../x", name.uppercased(), name + "0"] {
            await #expect(throws: TrustError.self) { _ = try await provide(other, "Norhaven") }
        }
        await #expect(throws: TrustError.self) {
            _ = try await provide("pub_0190f3c2-7b1a-7c3d-8e4f-0123456789ac", "a\u{0}b")
        }
        #expect(try await process.identities().count == 2)
    }
}
