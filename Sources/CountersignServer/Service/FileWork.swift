// SPDX-License-Identifier: Apache-2.0
package import ContentCheck
import MatchBanks
package import MediaCodecs
package import ProvenanceRegistry
package import TrustServices

/// A picture re-encoded without metadata, fit to be shown.
package struct EncodedPicture: Sendable, Hashable {
    package let bytes: [UInt8]
    package let mediaType: String

    package init(bytes: [UInt8], mediaType: String) {
        self.bytes = bytes
        self.mediaType = mediaType
    }
}

/// What came out of a check.
package struct CheckedUpload: Sendable {
    package let result: CheckResult
    /// At most 1280 pixels a side; nil where the pixels could not be read.
    package let preview: EncodedPicture?

    package init(result: CheckResult, preview: EncodedPicture?) {
        self.result = result
        self.preview = preview
    }
}

/// What a publisher asked for with a file.
package struct ProtectOrder: Sendable {
    package let account: Account
    package let publisher: Publisher
    package var title: String?
    package var source: SourceType
    package var addsMark = true
    package var showsPreview = true
    /// The line that names who made it, for the credential.
    package var credit: String?
    /// What is left out of the file's own notes.
    package var leavesOut: Set<MetadataPart> = []
    /// Files it was made from.
    package var earlier: [UploadedFile] = []
    /// The idempotency key of the request, kept with the record.
    package var requestKey: RequestKey?
}

/// A file as banks see it.
package struct BankLook: Sendable {
    /// Of its bytes.
    package let digest: ContentDigest
    /// What the picture looks like; nil for what is no picture.
    package let picture: FingerprintQuery?

    package init(digest: ContentDigest, picture: FingerprintQuery?) {
        self.digest = digest
        self.picture = picture
    }

    /// By which it is looked up.
    var query: BankQuery { BankQuery(picture, digest: digest) }
    /// What a bank keeps of it: the exact bytes, and the picture with and without its borders.
    var signals: [BankSignal] {
        let looks = (picture?.bindings ?? []).filter(\.isMatchable).compactMap { binding in
            BankSignal(kind: .pdq, bytes: binding.value)
        }
        return [.sha256(digest)] + looks
    }
}

/// Identifiers of manifests that belong to a soft binding, best first.
package struct BindingMatch: Sendable, Hashable {
    package let manifestID: String
    /// 0 to 100; nil where a score means nothing.
    package let score: Int?

    package init(manifestID: String, score: Int?) {
        self.manifestID = manifestID
        self.score = score
    }
}

/// The work on files: everything in which pixels, keys or the registry's index take part. The server itself decodes no
/// file and holds no key.
package protocol FileWork: Sendable {
    /// Takes a first look at a file that is to be protected; faults of the file are among the facts.
    func look(at file: UploadedFile) async throws -> FileLook
    /// Looks at a file from every side.
    func check(_ file: UploadedFile) async throws -> CheckedUpload
    /// The same, told how far it is from 0 to 1 where that takes time.
    func check(_ file: UploadedFile, progress: @escaping @Sendable (Double) -> Void) async throws -> CheckedUpload
    /// Marks, fingerprints, signs and registers a file, and writes the protected one to `path`, where it is before its
    /// record is on disk; nothing stays there where it throws.
    func protect(_ file: UploadedFile, _ order: ProtectOrder, to path: String) async throws -> ProvenanceRecord
    /// The PDQ hash of a picture in hexadecimal digits, and its quality; nil where the file has no pixels.
    func fingerprint(of file: UploadedFile) async throws -> (pdq: String, quality: Int)?
    /// The fingerprints of a file by which banks are searched.
    func bankLook(at file: UploadedFile) async throws -> BankLook
    /// A picture made small; nil where it cannot be read.
    func shrunk(_ picture: [UInt8], maxSide: Int) async throws -> EncodedPicture?
    /// Looks a soft binding up. Nil where the algorithm is not one of ours.
    func matches(algorithm: String, value: [UInt8], limit: Int) async throws -> [BindingMatch]?
    /// Looks up what a file's content leads to.
    func matches(content: UploadedFile, algorithm: String?, limit: Int) async throws -> [BindingMatch]
    /// Names of the soft binding algorithms that can be looked up.
    var algorithms: (watermarks: [String], fingerprints: [String]) { get }
    /// The certificates that a publisher signs with here.
    func keys(of publisher: PublisherID) async -> [PublisherKey]
    /// What this service's certificate authority answers.
    var authority: any AuthorityWork { get }
    /// What the parts of the service say about themselves.
    func health() async -> WorkHealth
}

/// What a certificate authority answers to the world; the keys are in the signer's process.
package protocol AuthorityWork: Sendable {
    /// The answer to a question about certificates (RFC 6960), both in DER.
    func ocspResponse(to query: [UInt8]) async throws -> [UInt8]
    /// The answer to a request for a time stamp (RFC 3161), both in DER.
    func timeStampResponse(to query: [UInt8]) async throws -> [UInt8]
    /// The root in DER; nil before the first publisher signs.
    func root() async throws -> [UInt8]?
    /// The key that checkpoints of the audit log are checked with; nil before the first.
    func checkpointKey() async throws -> String?
    /// What was issued for a publisher, the present certificate first, then the newest.
    func certificates(of publisher: PublisherID) async throws -> [IssuedCertificate]
    /// Gives a publisher a new key and certificate.
    func renew(_ publisher: PublisherID) async throws
    /// Withdraws a certificate of a publisher.
    func revoke(_ serialNumber: String, of publisher: PublisherID, reason: RevocationReason) async throws
}

/// A certificate that the service's authority issued for a publisher.
package struct IssuedCertificate: Sendable, Hashable {
    /// Hexadecimal.
    package let serialNumber: String
    package let subject: String
    package let validUntil: Timestamp
    /// SHA-256 of the certificate in DER, hexadecimal.
    package let digest: String
    /// Whether the publisher signs with it now.
    package let isPresent: Bool
    /// When it was withdrawn, and why.
    package let revocation: Revocation?

    package struct Revocation: Sendable, Hashable {
        package let at: Timestamp
        package let reason: RevocationReason

        package init(at moment: Timestamp, reason: RevocationReason) {
            at = moment
            self.reason = reason
        }
    }

    package init(
        serialNumber: String, subject: String, validUntil: Timestamp, digest: String, isPresent: Bool,
        revocation: Revocation?
    ) {
        self.serialNumber = serialNumber
        self.subject = subject
        self.validUntil = validUntil
        self.digest = digest
        self.isPresent = isPresent
        self.revocation = revocation
    }
}

extension FileWork {
    package func check(
        _ file: UploadedFile, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> CheckedUpload { try await check(file) }

    package func fingerprint(of file: UploadedFile) async throws -> (pdq: String, quality: Int)? { nil }

    package func bankLook(at file: UploadedFile) async throws -> BankLook {
        BankLook(digest: try ContentDigest(of: try FileSource.open(file)), picture: nil)
    }
    package func shrunk(_ picture: [UInt8], maxSide: Int) async throws -> EncodedPicture? { nil }
}

/// A certificate of a publisher.
package struct PublisherKey: Sendable, Hashable {
    package let subject: String
    /// As COSE names it: `ES256`.
    package let algorithm: String
    package let validFrom: Timestamp
    package let validUntil: Timestamp
    /// SHA-256 of the certificate in DER.
    package let certificateDigest: ContentDigest

    package init(
        subject: String, algorithm: String, validFrom: Timestamp, validUntil: Timestamp,
        certificateDigest: ContentDigest
    ) {
        self.subject = subject
        self.algorithm = algorithm
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.certificateDigest = certificateDigest
    }
}

/// How the parts of the service are.
package struct WorkHealth: Sendable {
    /// Pictures can be decoded, in the sandbox.
    package var decoder: Bool
    /// Files can be signed.
    package var signer: Bool
    /// The index of fingerprints is loaded.
    package var index: Bool
    /// Originals in the registry.
    package var records: Int
    /// Roots that signers are judged by.
    package var trustAnchors: Int

    package init(decoder: Bool, signer: Bool, index: Bool, records: Int, trustAnchors: Int) {
        self.decoder = decoder
        self.signer = signer
        self.index = index
        self.records = records
        self.trustAnchors = trustAnchors
    }
}
