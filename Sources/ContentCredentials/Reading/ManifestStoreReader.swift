// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import MediaContainers

/// Finds the manifest store of a file and reads it.
public enum ManifestStoreReader {
    /// What was found.
    public struct Found: Sendable {
        /// The store.
        public let store: ManifestStore
        /// Where it stands in the file; nil for a sidecar.
        public let location: ManifestStoreLocation?
        /// Where the file says that a credential is kept.
        public let remoteManifestURL: String?
        let container: (any MediaContainer)?
        /// Whether the file has other stores.
        var plurality = AssetContent.Plurality.alone
    }

    /// Finds the store in `source`, or takes the one in `sidecar`.
    /// - Throws: ``ReadingError``.
    public static func read(
        _ source: any ByteSource, sidecar: [UInt8]? = nil, limits: ManifestStore.Limits = ManifestStore.Limits()
    ) throws(ReadingError) -> Found {
        if let sidecar {
            let container = try? ContainerRegistry.container(of: source).0
            return Found(
                store: try ManifestStore(parsing: sidecar, limits: limits), location: nil, remoteManifestURL: nil,
                container: container)
        }
        let container: any MediaContainer
        let reading: ContainerReading
        do {
            let (found, format) = try ContainerRegistry.container(of: source)
            container = found
            reading = try found.read(source, format: format, limits: ContainerLimits())
        } catch {
            throw ReadingError(.unsupportedFile, "\(error)")
        }
        guard reading.manifestStores.count <= 1 || formatsWithContentBehindStore.contains(reading.format) else {
            throw ReadingError(
                .multipleManifestStores, "the file has more than one manifest store; none can be believed")
        }
        let stores = reading.format == .text ? reading.manifestStores : Array(reading.manifestStores.prefix(1))
        guard let choice = WrapperChoice(among: stores, of: source, container, limits: limits) else {
            throw absence(reading)
        }
        return Found(
            store: try ManifestStore(parsing: choice.location.bytes, limits: limits), location: choice.location,
            remoteManifestURL: reading.remoteManifestURL, container: container, plurality: choice.plurality)
    }

    /// Formats in which the first of two stores is judged, with the other one as content that its hard binding covers: a
    /// file to which a store was added is then one that was changed.
    private static let formatsWithContentBehindStore: Set<MediaFormat> = [
        .jpeg, .webp, .gif, .tiff, .dng, .wav, .avi, .mp3, .flac, .text,
    ]

    private static func absence(_ reading: ContainerReading) -> ReadingError {
        if let named = ReadingError(reading) { return named }
        if let problem = reading.problems.first(where: { $0.code == .manifestStoreIncomplete }) {
            return ReadingError(.malformedStore, "the manifest store is damaged: \(problem.detail)")
        }
        if let problem = reading.problems.first(where: { $0.code == .noRoom }) {
            return ReadingError(.unsupportedFile, problem.detail)
        }
        if let problem = reading.problems.first(where: { $0.code == .cutShort || $0.code == .malformed }) {
            return ReadingError(
                .unsupportedFile, "the file is damaged at byte \(problem.offset), so that no credential could be found")
        }
        if let url = reading.remoteManifestURL {
            return ReadingError(
                .remoteManifest, "the credential is kept elsewhere (\(url)) and was not fetched; allow network access",
                url: url, failures: reading.format == .text ? [.structuredNoResolutionPath] : [])
        }
        return ReadingError(.manifestNotFound, "the file has no Content Credential")
    }
}
