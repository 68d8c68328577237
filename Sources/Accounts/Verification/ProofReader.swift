// SPDX-License-Identifier: Apache-2.0
import ByteKit
public import ProvenanceRegistry

/// Looks for the proof of a verification outside. What it needs of the network is passed in; it knows only what to ask
/// and what to make of the answer.
public struct ProofReader: Sendable {
    /// Bytes of a well-known file that are read.
    public static let fileLimit = 1024
    /// TXT records of a name that are looked at.
    public static let recordLimit = 100

    /// The TXT records of a name.
    public var textRecords: @Sendable (_ name: String) async throws -> [String]
    /// The file behind an https address, at most so many bytes of it.
    public var file: @Sendable (_ address: String, _ limit: Int) async throws -> [UInt8]
    /// Whether `signature` over `message` was made with the key that signs the organisation's Content Credentials.
    public var isSigned:
        @Sendable (_ message: [UInt8], _ signature: [UInt8], _ organisation: PublisherID) async throws -> Bool

    /// Makes a reader.
    public init(
        textRecords: @escaping @Sendable (String) async throws -> [String],
        file: @escaping @Sendable (String, Int) async throws -> [UInt8],
        isSigned: @escaping @Sendable ([UInt8], [UInt8], PublisherID) async throws -> Bool
    ) {
        self.textRecords = textRecords
        self.file = file
        self.isSigned = isSigned
    }

    /// A new challenge: 128 random bits, in letters that fit a TXT record and a file name.
    public static func makeToken(using generator: inout some RandomNumberGenerator) -> String {
        Hex.encode((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// A new code of eight digits for an e-mail, and what is stored of it.
    public static func makeCode(
        for id: VerificationID, using generator: inout some RandomNumberGenerator
    ) -> (code: String, challenge: String) {
        let code = (0..<8).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
        return (code, digest(of: code, id))
    }

    /// The TXT record that proves control of a domain.
    public static func textRecord(token: String) -> String { "countersign-verify=\(token)" }
    /// The address of the file that proves it.
    public static func fileAddress(domain: String, token: String) -> String {
        "https://\(domain)/.well-known/countersign-verify/\(token)"
    }
    /// What is signed. The organisation and the verification are part of it, so that no signature serves twice.
    public static func message(_ verification: Verification) -> [UInt8] {
        Array(
            "countersign-verify:v1:\(verification.organisation):\(verification.id):\(verification.challenge ?? "")".utf8
        )
    }

    /// Whether the proof is there. What cannot be reached is not there.
    /// - Parameter answer: the code that was typed, or the signature in base 64; not used for domains.
    public func isProven(_ verification: Verification, answer: String) async -> Bool {
        guard let token = verification.challenge, !token.isEmpty else { return false }
        do {
            switch verification.method {
            case .email:
                let typed = answer.filter { $0 != " " && $0 != "-" }
                return ConstantTime.equal(
                    Array(ProofReader.digest(of: String(typed.prefix(20)), verification.id).utf8), Array(token.utf8))
            case .dns:
                let records = try await textRecords(verification.subject)
                return records.prefix(ProofReader.recordLimit).contains(ProofReader.textRecord(token: token))
            case .wellKnown:
                let bytes = try await file(
                    ProofReader.fileAddress(domain: verification.subject, token: token), ProofReader.fileLimit)
                guard bytes.count <= ProofReader.fileLimit, let text = String(validating: bytes, as: UTF8.self)
                else { return false }
                return text.filter { !$0.isWhitespace } == token
            case .credentialKey:
                guard let signature = Base64.decode(answer), (32...1024).contains(signature.count) else {
                    return false
                }
                return try await isSigned(
                    ProofReader.message(verification), signature, verification.organisation)
            case .register:
                // People compare the entry with the list and call back; their approvals are the proof.
                return true
            }
        } catch {
            return false
        }
    }

    private static func digest(of code: String, _ id: VerificationID) -> String {
        ContentDigest(of: Array("countersign.email-code.v1:\(id):\(code)".utf8)).description
    }
}
