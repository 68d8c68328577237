// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// One block of a GIF file (GIF89a, appendix A).
package struct GIFBlock: Sendable, Hashable {
    /// What a block is.
    package enum Kind: Sendable, Hashable {
        case header
        /// The logical screen descriptor with the global colour table.
        case screenDescriptor
        /// An extension with its label; `application` is the first sub-block of an application extension.
        case `extension`(label: UInt8, application: [UInt8])
        /// The image descriptor with the local colour table.
        case imageDescriptor
        case imageData
        case trailer
    }

    package let kind: Kind
    /// The whole block.
    package let range: Range<UInt64>
    /// The sub-blocks with their sizes, the terminator left out; of an application extension those behind its name.
    package let subBlocks: Range<UInt64>

    /// Identifier of the application, and version 1.0 in place of an authentication code (C2PA 2.2, A.3.7).
    static let storeApplication = Array("C2PA_GIF".utf8) + [1, 0, 0]

    /// Whether this is the application extension with the manifest store.
    package var isManifestStore: Bool {
        guard case .extension(0xFF, let application) = kind else { return false }
        return application == GIFBlock.storeApplication
    }

    /// Whether this is the application extension with the XMP packet (XMP part 3, 1.1.2).
    package var isXMP: Bool {
        guard case .extension(0xFF, let application) = kind else { return false }
        return application.starts(withASCII: "XMP DataXMP")
    }
}

extension GIFBlock: ContainerPart {
    package var boxName: String {
        if isManifestStore { return ContainerBox.manifestStoreName }
        switch kind {
        case .header: return "GIF89a"
        case .screenDescriptor: return "LSD"
        case .extension(let label, _):
            let digits = String(label, radix: 16, uppercase: true)
            return label < 16 ? "210\(digits)" : "21\(digits)"
        case .imageDescriptor: return "2C"
        case .imageData: return "TBID"
        case .trailer: return "3B"
        }
    }
}

/// Goes through the blocks of a GIF file up to its trailer.
package struct GIFWalker: ContainerWalker {
    private var window: SourceWindow

    package init(_ source: any ByteSource) { window = SourceWindow(source, windowSize: 1 << 16) }

    package mutating func walk(_ body: (GIFBlock) throws -> Void) throws -> WalkEnding {
        guard let screen = try window.read(13, at: 0) else { return .cutShort(0) }
        try body(GIFBlock(kind: .header, range: 0..<6, subBlocks: 6..<6))
        var position = 13 + GIFWalker.tableSize(screen[10])
        guard window.has(position, at: 0) else { return .cutShort(6) }
        try body(GIFBlock(kind: .screenDescriptor, range: 6..<position, subBlocks: position..<position))
        while true {
            let start = position
            switch try window.byte(at: start) {
            case nil: return .cutShort(start)
            case 0x21:
                guard let block = try extensionBlock(at: start) else { return .cutShort(start) }
                try body(block)
                position = block.range.upperBound
            case 0x2C:
                guard let descriptor = try window.read(10, at: start) else { return .cutShort(start) }
                position = start + 10 + GIFWalker.tableSize(descriptor[9])
                guard window.has(position - start, at: start) else { return .cutShort(start) }
                try body(GIFBlock(kind: .imageDescriptor, range: start..<position, subBlocks: position..<position))
                // One byte says the width of the first codes.
                guard let terminator = try subBlocksEnd(from: position + 1) else { return .cutShort(position) }
                let image = position..<(terminator + 1)
                try body(GIFBlock(kind: .imageData, range: image, subBlocks: (position + 1)..<terminator))
                position = image.upperBound
            case 0x3B:
                try body(GIFBlock(kind: .trailer, range: start..<(start + 1), subBlocks: start..<start))
                return .complete(start + 1)
            default: return .malformed(start, "no block where one must begin")
            }
        }
    }

    private mutating func extensionBlock(at start: UInt64) throws -> GIFBlock? {
        guard let label = try window.byte(at: start + 1), let terminator = try subBlocksEnd(from: start + 2) else {
            return nil
        }
        var application: [UInt8] = []
        var dataStart = start + 2
        if label == 0xFF, let size = try window.byte(at: dataStart), size > 0 {
            application = try window.read(Int(size), at: dataStart + 1) ?? []
            dataStart += 1 + UInt64(size)
        }
        return GIFBlock(
            kind: .extension(label: label, application: application), range: start..<(terminator + 1),
            subBlocks: dataStart..<terminator)
    }

    /// Offset of the terminator, an empty sub-block.
    private mutating func subBlocksEnd(from start: UInt64) throws -> UInt64? {
        var position = start
        while let size = try window.byte(at: position) {
            if size == 0 { return position }
            position += 1 + UInt64(size)
        }
        return nil
    }

    /// Bytes of the colour table that a field of packed flags announces.
    private static func tableSize(_ flags: UInt8) -> UInt64 { flags & 0x80 == 0 ? 0 : 3 << (UInt64(flags & 7) + 1) }
}
