// SPDX-License-Identifier: Apache-2.0

import CBOR
import TrustServices

/// Fetches evidence from outside. The library does no network of its own: whoever wants it passes one of these in, and it
/// bounds size, time and redirects and keeps away from private addresses.
public protocol EvidenceFetcher: Sendable {
    /// The bytes at an address.
    /// - Throws: whatever kept it from getting them.
    func fetch(_ request: EvidenceRequest) async throws -> [UInt8]
}

/// What is to be fetched.
public struct EvidenceRequest: Sendable, Hashable {
    /// What it is for.
    public enum Purpose: Sendable, Hashable {
        /// A manifest store kept elsewhere.
        case manifest
        /// The answer of a certificate issuer about revocation.
        case revocation
        /// Data that an assertion keeps elsewhere.
        case cloudData
    }

    /// What it is for.
    public let purpose: Purpose
    /// The address, as it stands in the file.
    public let url: String
    /// What is sent along; nil to ask without.
    public let body: [UInt8]?
    /// Most bytes of an answer.
    public let limit: Int
}

/// Why evidence could not be fetched.
public struct EvidenceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was wrong, in words.
    public let message: String
    /// An error.
    public init(_ message: String) { self.message = message }
    public var description: String { message }
}

/// What was fetched for one validation.
struct OnlineEvidence: Sendable {
    /// Answers of issuers by fingerprint of the certificate asked about; nil where none came.
    var revocation: [[UInt8]: [UInt8]?] = [:]
    /// Data by address; nil where none came.
    var cloudData: [String: [UInt8]?] = [:]
    /// Addresses asked at most, for one file.
    static let limit = 16

    static let none = OnlineEvidence()

    /// Asks about every signer of the store whose certificate names a responder, and for data kept elsewhere.
    static func gather(
        _ report: ValidationReport, _ fetcher: any EvidenceFetcher
    ) async -> OnlineEvidence {
        var evidence = OnlineEvidence()
        var asked = 0
        for info in report.signatures.values {
            guard let signer = info.signer, let issuer = info.issuer, evidence.revocation[signer.fingerprint] == nil,
                let url = signer.extensions.ocspResponders.first, asked < limit
            else { continue }
            asked += 1
            let request = EvidenceRequest(
                purpose: .revocation, url: url, body: OCSPRequest(for: signer, issuer: issuer).encoded,
                limit: OCSPResponse.sizeLimit)
            evidence.revocation[signer.fingerprint] = .some(try? await fetcher.fetch(request))
        }
        guard report.state != .invalid else { return evidence }
        for assertion in report.activeManifest?.assertions ?? [] {
            guard assertion.label.base == AssertionLabel.cloudData,
                let url = assertion.cbor?["location"]?["url"]?.string,
                let size = assertion.cbor?["size"]?.int, (1...(32 << 20)).contains(size), asked < limit
            else { continue }
            asked += 1
            let request = EvidenceRequest(purpose: .cloudData, url: url, body: nil, limit: size + 1)
            evidence.cloudData[url] = .some(try? await fetcher.fetch(request))
        }
        return evidence
    }
}
