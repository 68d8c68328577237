// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// One box at the top of a file of boxes (ISO 18181-2, 9.1; ISO 14496-12, 4.2).
package struct TopLevelBox: Sendable, Hashable {
    /// Four characters.
    package let type: String
    /// Header and content.
    package let range: Range<UInt64>
    /// The content alone.
    package let content: Range<UInt64>
    /// Whether this is a JUMBF superbox with a manifest store.
    package let isManifestStore: Bool
    /// Whether the header says that the box goes to the end of the file.
    package let isOpen: Bool
}

extension TopLevelBox: ContainerPart {
    package var boxName: String { isManifestStore ? ContainerBox.manifestStoreName : type }
}

/// Goes through the boxes at the top of a file.
package struct BoxWalker: ContainerWalker {
    private var window: SourceWindow

    package init(_ source: any ByteSource) { window = SourceWindow(source, windowSize: 512) }

    package mutating func walk(_ body: (TopLevelBox) throws -> Void) throws -> WalkEnding {
        var position: UInt64 = 0
        while position < window.count {
            guard let shortSize = try window.bigEndian(UInt32.self, at: position),
                let type = try window.read(4, at: position + 4)
            else { return .cutShort(position) }
            var size = UInt64(shortSize)
            var headerSize: UInt64 = 8
            if shortSize == 1 {
                guard let long = try window.bigEndian(UInt64.self, at: position + 8) else { return .cutShort(position) }
                size = long
                headerSize = 16
            } else if shortSize == 0 {
                size = window.count - position
            }
            guard size >= headerSize else { return .malformed(position, "a box smaller than its header") }
            guard window.has(size, at: position) else { return .cutShort(position) }
            let content = (position + headerSize)..<(position + size)
            let name = String(decoding: type, as: UTF8.self)
            let isStore = try name == "jumb" && isManifestStore(content)
            try body(
                TopLevelBox(
                    type: name, range: position..<content.upperBound, content: content, isManifestStore: isStore,
                    isOpen: shortSize == 0))
            position = content.upperBound
        }
        return .complete(position)
    }

    /// A superbox begins with its description box; the type in it begins with `c2pa` (C2PA 2.2, 11.1.4.2).
    private mutating func isManifestStore(_ content: Range<UInt64>) throws -> Bool {
        guard content.count >= 12, let head = try window.read(12, at: content.lowerBound) else { return false }
        return head.hasASCII("jumd", at: 4) && head.hasASCII("c2pa", at: 8)
    }
}
