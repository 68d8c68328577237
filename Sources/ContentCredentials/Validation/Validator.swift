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
    /// Gets evidence from the network; nil to stay offline.
    public var fetcher: (any EvidenceFetcher)?

    /// A validator.
    public init(
        settings: TrustSettings = TrustSettings(), validationTime: Date? = nil,
        limits: ManifestStore.Limits = ManifestStore.Limits(), fetcher: (any EvidenceFetcher)? = nil
    ) {
        self.fetcher = fetcher
        self.settings = settings
        self.validationTime = validationTime
        self.limits = limits
    }

    /// Reads and judges the credential in `source`, or the one in `sidecar` for the content of `source`.
    ///
    /// Segments of a live video are judged as a stream. Where its initialization segment carries no credential, since
    /// each segment has its own, the report is on that of the first segment.
    /// - Parameter fragments: media segments that belong to `source`, the initialization segment of a fragmented MP4; of a
    ///   live video in the order of the stream.
    /// - Throws: ``ReadingError`` where there is nothing that could be judged: no credential, only a link to one, or one
    ///   damaged beyond reading.
    public func validate(
        _ source: any ByteSource, sidecar: [UInt8]? = nil, fragments: [any ByteSource] = []
    ) async throws(ReadingError) -> ValidationReport {
        guard let fetcher else { return try judge(source, sidecar: sidecar, fragments: fragments) }
        if sidecar == nil, let report = streamWithoutInitialManifest(source, fragments) { return report }
        var sidecar = sidecar
        if sidecar == nil, let url = try remoteManifest(of: source) {
            let request = EvidenceRequest(purpose: .manifest, url: url, body: nil, limit: limits.storeBytes)
            do { sidecar = try await fetcher.fetch(request) } catch {
                throw ReadingError(
                    .inaccessibleManifest, "the credential kept at \(url) could not be fetched: \(error)")
            }
        }
        let found = try ManifestStoreReader.read(source, sidecar: sidecar, limits: limits)
        // Who signed is known without the content, which is then read once.
        let first = judge(found.store, nil, isEmbedded: false, remoteURL: nil)
        let online = await OnlineEvidence.gather(first, fetcher)
        return judge(found, source, fragments, online: online)
    }

    /// Where the only credential of a file is kept, if it is kept elsewhere.
    private func remoteManifest(of source: any ByteSource) throws(ReadingError) -> String? {
        do {
            _ = try ManifestStoreReader.read(source, limits: limits)
            return nil
        } catch {
            guard error.code == .remoteManifest, let url = error.url else { throw error }
            return url
        }
    }

    /// The same, for callers that do not wait.
    package func judge(
        _ source: any ByteSource, sidecar: [UInt8]? = nil, fragments: [any ByteSource] = []
    ) throws(ReadingError) -> ValidationReport {
        if sidecar == nil, let report = streamWithoutInitialManifest(source, fragments) { return report }
        let found = try ManifestStoreReader.read(source, sidecar: sidecar, limits: limits)
        return judge(found, source, fragments)
    }

    private func judge(
        _ found: ManifestStoreReader.Found, _ source: any ByteSource, _ fragments: [any ByteSource],
        online: OnlineEvidence = .none
    ) -> ValidationReport {
        let isLive = LiveStreamJudge.isLive(found.store, fragments)
        let content = AssetContent(
            source: source, container: found.container, location: found.location, fragments: isLive ? [] : fragments,
            plurality: found.plurality)
        let report = judge(
            found.store, content, isEmbedded: found.location != nil, remoteURL: found.remoteManifestURL, online: online)
        return isLive ? withSegments(fragments, report, initialization: source) : report
    }

    // MARK: Live video

    private func withSegments(
        _ segments: [any ByteSource], _ report: ValidationReport, initialization source: any ByteSource
    ) -> ValidationReport {
        var report = report
        var stream = liveStream(report)
        stream.judge(initialization: source, report.activeManifest?.uri ?? "")
        for segment in segments { stream.judge(segment: segment) }
        report.add(stream)
        return report
    }

    /// The report on a live video whose initialization segment carries no credential; nil for anything else.
    private func streamWithoutInitialManifest(
        _ source: any ByteSource, _ segments: [any ByteSource]
    ) -> ValidationReport? {
        guard !segments.isEmpty, LiveStreamJudge.isLive(nil, segments) else { return nil }
        do {
            _ = try ManifestStoreReader.read(source, limits: limits)
            return nil
        } catch {
            guard error.code == .manifestNotFound else { return nil }
        }
        var stream = liveStream(nil)
        for segment in segments { stream.judge(segment: segment) }
        guard var report = stream.segments.lazy.compactMap(\.report).first else { return nil }
        stream.judge(initialization: source, report.activeManifest?.uri ?? "")
        report.add(stream)
        return report
    }

    private func liveStream(_ initialization: ValidationReport?) -> LiveStreamJudge {
        LiveStreamJudge(initialization, now: validationTime ?? Date(), limits: limits) { store, content in
            judge(store, content, isEmbedded: true, remoteURL: nil)
        }
    }

    /// Judges a store without the content it belongs to: everything but the hard binding.
    package func judge(store bytes: [UInt8]) throws(ReadingError) -> ValidationReport {
        judge(try ManifestStore(parsing: bytes, limits: limits), nil, isEmbedded: false, remoteURL: nil)
    }

    private func judge(
        _ store: ManifestStore, _ content: AssetContent?, isEmbedded: Bool, remoteURL: String?,
        online: OnlineEvidence = .none
    ) -> ValidationReport {
        let context = ValidationContext(
            store: store, settings: settings, now: validationTime ?? Date(), limits: limits, online: online)
        var judge = StoreJudge(context, asset: content)
        let results = judge.judge()
        var report = ValidationReport(
            store: store, results: results, manifestResults: judge.manifestResults, signatures: judge.signatures,
            isEmbedded: isEmbedded,
            remoteManifestURL: remoteURL, validationTime: context.now)
        report.product = report.activeSignature?.signer.flatMap { settings.products.product(of: $0) }
        return report
    }
}

extension ValidationReport {
    fileprivate mutating func add(_ stream: LiveStreamJudge) {
        segments = stream.segments
        // Findings on the first segment stand in the report already where it is the one on that segment.
        let known = Set(results.activeManifest.all.map { [$0.code.rawValue, $0.url] })
        let isOwn = segments.first?.report?.activeManifest?.label == activeManifest?.label
        for status in stream.log.statuses where !(isOwn && known.contains([status.code.rawValue, status.url])) {
            results.add(status, ingredient: nil)
        }
    }
}
