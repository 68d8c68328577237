// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// One marker segment of a JPEG file (ISO 10918-1, annex B).
package struct JPEGSegment: Sendable, Hashable {
    /// Second byte of the marker.
    package let marker: UInt8
    /// From the marker to the end of the segment; a scan or restart includes the entropy-coded data behind it.
    package let range: Range<UInt64>
    /// Behind the length field; empty for markers that have none.
    package let payload: Range<UInt64>

    package static let startOfImage: UInt8 = 0xD8
    package static let endOfImage: UInt8 = 0xD9
    package static let startOfScan: UInt8 = 0xDA
    package static let app1: UInt8 = 0xE1
    package static let app11: UInt8 = 0xEB

    /// A frame header: SOF0 to SOF15 without DHT, JPG and DAC.
    package var isFrameHeader: Bool {
        (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
    }

    /// The symbol of ISO 10918-1, table B.1.
    package var symbol: String {
        switch marker {
        case 0x01: "TEM"
        case 0xC4: "DHT"
        case 0xC8: "JPG"
        case 0xCC: "DAC"
        case 0xC0...0xCF: "SOF\(marker - 0xC0)"
        case 0xD0...0xD7: "RST\(marker - 0xD0)"
        case 0xD8: "SOI"
        case 0xD9: "EOI"
        case 0xDA: "SOS"
        case 0xDB: "DQT"
        case 0xDC: "DNL"
        case 0xDD: "DRI"
        case 0xDE: "DHP"
        case 0xDF: "EXP"
        case 0xE0...0xEF: "APP\(marker - 0xE0)"
        case 0xF0...0xFD: "JPG\(marker - 0xF0)"
        case 0xFE: "COM"
        default: "RES"
        }
    }
}

extension JPEGSegment: ContainerPart {
    package var boxName: String { symbol }
}

/// Goes through the segments of a JPEG file up to its EOI, without keeping them.
package struct JPEGWalker: ContainerWalker {
    private var window: SourceWindow

    package init(_ source: any ByteSource) {
        window = SourceWindow(source, windowSize: 1 << 16)
    }

    package mutating func walk(_ body: (JPEGSegment) throws -> Void) throws -> WalkEnding {
        var position: UInt64 = 0
        var hasFrame = false
        while true {
            guard let lead = try window.byte(at: position) else { return .cutShort(position) }
            guard lead == 0xFF else { return .malformed(position, "no marker where a segment must begin") }
            var codeOffset = position + 1
            // Any number of fill bytes may precede a marker (B.1.1.2).
            while try window.byte(at: codeOffset) == 0xFF { codeOffset += 1 }
            guard let marker = try window.byte(at: codeOffset) else { return .cutShort(position) }
            var end = codeOffset + 1
            var payload = end..<end
            switch marker {
            case 0x00: return .malformed(position, "no marker where a segment must begin")
            case 0x01, 0xD0...0xD9: break
            default:
                guard let length = try window.bigEndian(UInt16.self, at: end) else { return .cutShort(position) }
                guard length >= 2 else { return .malformed(position, "a segment length below 2") }
                guard window.has(UInt64(length), at: end) else { return .cutShort(position) }
                payload = (end + 2)..<(end + UInt64(length))
                end = payload.upperBound
            }
            if marker == JPEGSegment.startOfScan || (0xD0...0xD7).contains(marker) {
                guard let next = try nextMarker(from: end) else { return .cutShort(position) }
                end = next
            }
            try body(JPEGSegment(marker: marker, range: position..<end, payload: payload))
            if marker == JPEGSegment.endOfImage { return .complete(end) }
            if marker == JPEGSegment.startOfImage, position != 0 || hasFrame {
                return .malformed(position, "a second start of image")
            }
            hasFrame = true
            position = end
        }
    }

    /// The next marker in or behind entropy-coded data, where FF is followed by 00 (B.1.1.5).
    private mutating func nextMarker(from start: UInt64) throws -> UInt64? {
        var position = start
        while let found = try window.firstOffset(of: 0xFF, from: position) {
            guard let next = try window.byte(at: found + 1) else { return nil }
            if next != 0 { return found }
            position = found + 2
        }
        return nil
    }
}
