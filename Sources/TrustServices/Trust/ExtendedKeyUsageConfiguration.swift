// SPDX-License-Identifier: Apache-2.0

/// Which extended key usages let a certificate sign claims.
///
/// The file has an object identifier a line; lines that are not one (comments with `//` or `#`) are skipped, as c2pa-rs
/// does.
public struct ExtendedKeyUsageConfiguration: Sendable, Hashable {
    /// The purposes accepted for claim signing.
    public let purposes: Set<OID>

    /// The purposes c2pa-rs accepts by default, without those of time-stamps and OCSP, which never sign claims.
    public static let standard = ExtendedKeyUsageConfiguration(purposes: [
        .emailProtection, .documentSigning, .c2paClaimSigning, .microsoftC2PASigning,
    ])

    /// A configuration of these purposes.
    public init(purposes: Set<OID>) { self.purposes = purposes }

    /// Reads a configuration file.
    /// - Throws: ``TrustError`` with `malformed` when it names no purpose.
    public init(text: String) throws(TrustError) {
        var found = Set<OID>()
        for line in text.split(whereSeparator: \.isNewline) {
            guard let word = line.split(whereSeparator: \.isWhitespace).first, let oid = OID(dotted: word) else {
                continue
            }
            found.insert(oid)
        }
        guard !found.isEmpty else {
            throw TrustError(.malformed, "the EKU configuration names no object identifier: one a line is needed")
        }
        purposes = found
    }
}
