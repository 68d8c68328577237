// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import FoundationEssentials
import MediaContainers
public import TrustServices

/// Reads the credential of a file and judges it (C2PA 2.2, chapter 15).
public struct Validator: Sendable {
    /// Whom to trust.
    public var settings: TrustSettings
    /// The moment at which certificates must be valid where no trusted time-stamp says another; nil for the present.
    public var validationTime: Date?
    /// What bounds the work.
    public var limits: ManifestStore.Limits

    /// A validator.
    public init(
        settings: TrustSettings = TrustSettings(), validationTime: Date? = nil,
        limits: ManifestStore.Limits = ManifestStore.Limits()
    ) {
        self.settings = settings
        self.validationTime = validationTime
        self.limits = limits
    }

    /// Reads and judges the credential in `source`, or the one in `sidecar` for the content of `source`.
    /// - Parameter fragments: media segments that belong to `source`, the initialization segment of a fragmented MP4.
    /// - Throws: ``ReadingError`` where there is nothing that could be judged: no credential, only a link to one, or one
    ///   damaged beyond reading.
    public func validate(
        _ source: any ByteSource, sidecar: [UInt8]? = nil, fragments: [any ByteSource] = []
    ) async throws(ReadingError) -> ValidationReport {
        try judge(source, sidecar: sidecar, fragments: fragments)
    }

    /// The same, for callers that do not wait.
    package func judge(
        _ source: any ByteSource, sidecar: [UInt8]? = nil, fragments: [any ByteSource] = []
    ) throws(ReadingError) -> ValidationReport {
        let found = try ManifestStoreReader.read(source, sidecar: sidecar, limits: limits)
        let content = AssetContent(
            source: source, container: found.container, location: found.location, fragments: fragments)
        return judge(found.store, content, isEmbedded: found.location != nil, remoteURL: found.remoteManifestURL)
    }

    /// Judges a store without the content it belongs to: everything but the hard binding.
    package func judge(store bytes: [UInt8]) throws(ReadingError) -> ValidationReport {
        judge(try ManifestStore(parsing: bytes, limits: limits), nil, isEmbedded: false, remoteURL: nil)
    }

    private func judge(
        _ store: ManifestStore, _ content: AssetContent?, isEmbedded: Bool, remoteURL: String?
    ) -> ValidationReport {
        let context = ValidationContext(
            store: store, settings: settings, now: validationTime ?? Date(), limits: limits)
        var judge = StoreJudge(context, asset: content)
        let results = judge.judge()
        return ValidationReport(
            store: store, results: results, signatures: judge.signatures, isEmbedded: isEmbedded,
            remoteManifestURL: remoteURL, validationTime: context.now)
    }
}
