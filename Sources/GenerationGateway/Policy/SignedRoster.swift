// SPDX-License-Identifier: Apache-2.0
import CBOR
public import COSE
public import Foundation
public import PromptSafety
public import TrustServices

/// A roster with the signature of whoever answers for it: a COSE_Sign1 (RFC 9052, section 4.2) over the bytes of the
/// `countersign.roster/1` file, with the signer's certificates under `x5chain` (RFC 9360). What was signed is what is read.
public struct SignedRoster: Sendable {
    /// What the protected header calls the content.
    public static let contentType = "application/vnd.countersign.roster+json"
    /// Bytes that are read at most.
    public static let sizeLimit = 64 << 20

    /// The file that was signed.
    public let body: [UInt8]
    /// The roster in it.
    public let roster: Roster
    /// The signer's certificates, its own first.
    public let chain: [Certificate]

    /// Signs a roster.
    /// - Throws: ``SignedRosterError`` where it may not be imported, or what the signer throws.
    public static func sign(_ body: [UInt8], with signer: any ClaimSigner) async throws -> [UInt8] {
        let roster = try read(body)
        guard roster.faults.isEmpty else { throw SignedRosterError(roster.faults.joined(separator: "\n  ")) }
        var header = CBORMap()
        header[COSEHeaderLabel.algorithm] = .integer(signer.algorithm.rawValue)
        header[COSEHeaderLabel.contentType] = .text(contentType)
        header[COSEHeaderLabel.x5chain] = COSESign1.headerValue(chain: signer.certificateChainDER)
        let message = COSESign1.sigStructure(protectedBytes: COSESign1.encoded(protected: header), payload: body)
        let signature = try await signer.sign(message)
        let signed = COSESign1(protected: header, unprotected: CBORMap(), payload: body, signature: signature)
            .serialize()
        // A key that does not belong to the certificate is noticed here and not by whoever imports the roster.
        _ = try SignedRoster(parsing: signed)
        return signed
    }

    /// Reads a signed roster: whole, signed by the key of its first certificate, and fit to be imported. Whether that
    /// certificate is anybody's whom one relies on is another question; see ``verdict(settings:at:)``.
    /// - Throws: ``SignedRosterError``.
    public init(parsing bytes: [UInt8]) throws(SignedRosterError) {
        guard bytes.count <= SignedRoster.sizeLimit else { throw SignedRosterError("it is larger than 64 MB") }
        guard let signed = try? COSESign1(parsing: bytes), let payload = signed.payload else {
            throw SignedRosterError("it is no signed roster; countersign safety roster sign makes one")
        }
        guard signed.protected[COSEHeaderLabel.contentType]?.string == SignedRoster.contentType,
            let algorithm = signed.algorithm
        else { throw SignedRosterError("its header does not say that it is a roster") }
        let chain = signed.x5chain.compactMap { try? Certificate(derEncoded: $0) }
        guard let leaf = chain.first, chain.count == signed.x5chain.count,
            let key = try? VerificationKey(subjectPublicKeyInfo: leaf.publicKey.encoded),
            key.isValidSignature(signed.signature, over: signed.sigStructure(), algorithm: algorithm)
        else {
            throw SignedRosterError("the signature does not belong to the roster: it was changed after it was signed")
        }
        roster = try SignedRoster.read(payload)
        guard roster.faults.isEmpty else { throw SignedRosterError(roster.faults.joined(separator: "\n  ")) }
        body = payload
        self.chain = chain
    }

    private static func read(_ body: [UInt8]) throws(SignedRosterError) -> Roster {
        do { return try Roster(json: body) } catch { throw SignedRosterError(error.message) }
    }

    /// The number of the issue.
    public var version: Int { roster.number ?? 0 }

    /// Who signed, as the certificate names it.
    public var signerName: String { chain.first?.subject.displayName ?? "" }

    /// Whether the signer is one of those whom the operator relies on.
    public func verdict(settings: TrustSettings, at date: Date) -> ChainVerdict {
        ChainValidator(settings: settings).validate(chain: chain, for: .claimSigning, at: date)
    }
}

/// Why a roster is not taken.
public struct SignedRosterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let message: String
    public var description: String { message }

    init(_ message: String) { self.message = message }
}
