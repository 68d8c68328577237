// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// A file in UTF-16 as a file of one byte a code unit, so that what reads ASCII markup reads it as well. Units beyond ASCII
/// are bytes that occur in no UTF-8, and stay as they are in a copy.
struct UTF16View: ByteSource {
    private static let markSize: UInt64 = 2
    private static let beyondASCII: UInt8 = 0xFF

    private let source: any ByteSource
    private let isBigEndian: Bool
    /// How many code units there are.
    let count: UInt64

    /// Nil where the file does not begin with the byte order mark that XML asks for (XML 1.0, 4.3.3).
    init?(_ source: any ByteSource) throws {
        let mark = try source.readUpTo(2, at: 0)
        guard mark == [0xFF, 0xFE] || mark == [0xFE, 0xFF] else { return nil }
        self.source = source
        isBigEndian = mark == [0xFE, 0xFF]
        count = (source.count - Self.markSize) / 2
    }

    func read(at offset: UInt64, count: Int) throws(ByteError) -> [UInt8] {
        guard count >= 0, offset <= self.count, UInt64(count) <= self.count - offset else {
            throw .truncated(offset: offset, needed: UInt64(max(0, count)))
        }
        let bytes = try source.read(at: place(offset), count: count * 2)
        return stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let (high, low) = isBigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            return high == 0 && low < 0x80 ? low : Self.beyondASCII
        }
    }

    /// Where a unit stands in the file.
    private func place(_ offset: UInt64) -> UInt64 { Self.markSize + 2 * offset }

    private func place(_ range: Range<UInt64>) -> Range<UInt64> { place(range.lowerBound)..<place(range.upperBound) }

    /// What was read, in places of the file. What a writer needs is left out: it reads this view itself.
    func placed(_ reading: ContainerReading) -> ContainerReading {
        var result = ContainerReading(format: reading.format, size: source.count)
        result.manifestStores = reading.manifestStores.map { store in
            ManifestStoreLocation(
                bytes: store.bytes, payload: store.payload.map(place), extents: store.extents.map(place),
                exclusion: store.exclusion)
        }
        result.xmp = reading.xmp
        result.picture = reading.picture
        result.disclosures = reading.disclosures
        result.problems = reading.problems.map { ContainerProblem($0.code, at: place($0.offset), $0.detail) }
        result.layout.contentEnd = place(reading.layout.contentEnd)
        return result
    }

    /// A plan for the file from one for this view.
    func placed(_ plan: CopyPlan) -> CopyPlan {
        let steps = plan.steps.map { step -> CopyPlan.Step in
            switch step {
            case .copy(let range): .copy(place(range))
            case .write(let bytes): .write(widened(bytes))
            case .storeFraming(let bytes): .storeFraming(widened(bytes))
            case .base64Store(let size): .wideBase64Store(size, bigEndian: isBigEndian)
            default: step
            }
        }
        return CopyPlan([.copy(0..<Self.markSize)] + steps)
    }

    private func widened(_ bytes: [UInt8]) -> [UInt8] { bytes.flatMap { isBigEndian ? [0, $0] : [$0, 0] } }
}
