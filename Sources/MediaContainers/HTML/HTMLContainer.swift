// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// HTML documents: the manifest store as Base64 in a script of the head, or a link to it (C2PA 2.4, A.7).
public struct HTMLContainer: MediaContainer {
    /// A container for HTML documents.
    public init() {}

    public var formats: [MediaFormat] { [.html] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: .html, size: source.count)
        reading.layout.contentEnd = source.count
        let head = try HTMLHead(of: source)
        reading.layout.storeInsertion = head.insertion
        reading.layout.removals = head.scripts.map(\.element) + head.links.map(\.tag)
        if let start = head.unterminated {
            reading.add(
                ContainerProblem(.cutShort, at: start, "the document ends inside an element"), limits: limits)
        }
        guard head.scripts.count + head.links.count <= 1 else {
            reading.add(
                ContainerProblem(
                    .multipleManifests, at: reading.layout.removals.map(\.lowerBound).max() ?? 0,
                    "the document names more than one manifest; at most one is allowed"), limits: limits)
            return reading
        }
        if let link = head.links.first { reading.manifestReference = link.address }
        if let script = head.scripts.first { try readStore(script, source, &reading, limits: limits) }
        return reading
    }

    private func readStore(
        _ script: HTMLHead.Script, _ source: any ByteSource, _ reading: inout ContainerReading,
        limits: ContainerLimits
    ) throws {
        let start = script.content.lowerBound
        guard UInt64(script.content.count) <= limits.manifestStoreBytes / 3 * 4 + 4096 else {
            reading.add(
                ContainerProblem(.limitExceeded, at: start, "a manifest store of more than the limit"), limits: limits)
            return
        }
        let bytes = try source.read(at: start, count: script.content.count)
        let content = bytes.trimmingASCIISpace
        // Long lines get broken on their way; that takes nothing from the store.
        let text = String(decoding: content.filter { !$0.isHTMLSpace }, as: UTF8.self)
        guard let store = Base64.decode(text), !store.isEmpty else {
            reading.add(
                ContainerProblem(
                    .manifestStoreIncomplete, at: start, "the script holds no manifest store in Base64"),
                limits: limits)
            return
        }
        guard reading.isRoomForStore(ofSize: UInt64(store.count), at: start, limits: limits) else { return }
        let offset = start + UInt64(content.startIndex)
        let payload = offset..<(offset + UInt64(content.count))
        reading.manifestStores.append(
            ManifestStoreLocation(
                bytes: store, payload: [payload], extents: [script.isInert ? script.element : script.content],
                exclusion: .covering(
                    script.isInert ? script.element : script.content,
                    within: script.isInert ? script.element : script.content)))
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        throw ContainerError.noBoxes(.html)
    }
}
