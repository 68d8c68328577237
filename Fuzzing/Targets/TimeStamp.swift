// SPDX-License-Identifier: Apache-2.0

import TrustServices

/// Time-stamp tokens and answers (CMS, RFC 3161), as a file holds them and as an authority sends them, and requests as
/// an authority gets them. Without anchors nothing may be trusted.
enum TimeStampTarget {
    static func run(_ bytes: [UInt8]) {
        let message: [UInt8] = [1, 2, 3]
        let verifier = TimeStampVerifier(settings: TrustSettings(), now: CertificateTarget.date)
        precondition(!verifier.verify(bytes, over: message).faults.isEmpty)
        if let token = try? TimeStampRequest(over: message).token(fromResponse: bytes) {
            precondition((try? TimeStampToken(parsing: token))?.matches(message) == true)
        }
        if let authority, let response = try? authority.response(to: bytes) {
            do throws(TrustError) { _ = try TimeStampToken(parsing: response) } catch {
                precondition(error.code == .refused)  // a rejection, with its reason
            }
        }
    }

    private static let authority: LocalTimeStamper? = {
        let date = CertificateTarget.date
        guard let authority = try? CertificateAuthority.make(organization: "Fuzz", at: date) else { return nil }
        return try? LocalTimeStamper(
            credential: authority.makeTimeStampSigner(.init(commonName: "Time", organization: "Fuzz"), at: date),
            clock: { date })
    }()
}
