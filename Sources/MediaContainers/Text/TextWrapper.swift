// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// A manifest store in a text, as a run of characters that show nothing: `C2PATextManifestWrapper` (C2PA 2.4, A.8).
struct TextWrapper {
    /// `C2PATXT\0`, version 1.
    static let head: [UInt8] = Array("C2PATXT\0".utf8) + [1]
    private static let headSize = 13

    /// What stands at a U+FEFF.
    enum Found {
        case wrapper(ManifestStoreLocation)
        /// It begins like a wrapper, and is none.
        case corrupted(offset: UInt64, String)
        /// A store larger than the limit.
        case tooLarge(offset: UInt64)
    }

    /// Calls `body` with each wrapper in order.
    static func forEach(
        in source: any ByteSource, limits: ContainerLimits, _ body: (Found) throws -> Void
    ) throws {
        var window = SourceWindow(source, windowSize: 1 << 16)
        var position: UInt64 = 0
        while let found = try window.firstOffset(of: 0xEF, from: position) {
            position = found + 1
            guard try window.read(3, at: found) == VariationSelectors.marker else { continue }
            if let wrapper = try read(at: found, &window, limits: limits) {
                try body(wrapper.found)
                position = wrapper.end
            }
        }
    }

    private static func read(
        at start: UInt64, _ window: inout SourceWindow, limits: ContainerLimits
    ) throws -> (found: Found, end: UInt64)? {
        var position = start + 3
        var head: [UInt8] = []
        while head.count < headSize, let next = try VariationSelectors.decode(at: position, &window) {
            head.append(next.byte)
            position += next.length
            // Most runs of selectors belong to emoji; they are told by the first byte.
            if head.count <= 8, head.last != Self.head[head.count - 1] { return nil }
        }
        guard head.count >= 8 else { return nil }
        guard head.count == headSize, head[8] == Self.head[8] else {
            return (.corrupted(offset: start, "it is cut short, or of a version that is not known"), position)
        }
        let length = head[9..<13].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= limits.manifestStoreBytes else { return (.tooLarge(offset: start), position) }
        let payloadStart = position
        var store: [UInt8] = []
        while UInt64(store.count) < length, let next = try VariationSelectors.decode(at: position, &window) {
            store.append(next.byte)
            position += next.length
        }
        guard UInt64(store.count) == length, length > 0 else {
            return (
                .corrupted(offset: start, "it holds \(store.count) bytes of a store in place of \(length)"), position
            )
        }
        guard store.isWholeSuperbox else {
            return (.corrupted(offset: start, "what it holds is no manifest store of its length"), position)
        }
        let end = position
        // Drafts after 2.4 fill the run up with selectors of one value.
        while let next = try VariationSelectors.decode(at: position, &window), [0, 0xFF].contains(next.byte) {
            position += next.length
        }
        if try VariationSelectors.decode(at: position, &window) != nil {
            return (.corrupted(offset: start, "it goes on behind the \(length) bytes it promises"), position)
        }
        let location = ManifestStoreLocation(
            bytes: store, payload: [payloadStart..<end], extents: [start..<end],
            exclusion: .exact(fillingUpTo: position))
        return (.wrapper(location), position)
    }
}
