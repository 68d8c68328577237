// SPDX-License-Identifier: Apache-2.0

import TrustServices

/// OCSP questions, and answers judged about the first certificate that they carry.
enum OCSPTarget {
    static func run(_ bytes: [UInt8]) {
        _ = try? OCSPQuery(parsing: bytes)
        guard let response = try? OCSPResponse(parsing: bytes), let first = response.certificates.first else { return }
        for signingTime in [nil, CertificateTarget.date] {
            let verdict = RevocationChecker(now: CertificateTarget.date).check(
                response, for: first, issuer: response.certificates.last ?? first, signingTime: signingTime)
            precondition(verdict.status == .notRevoked || !verdict.explanation.isEmpty)
        }
    }
}
