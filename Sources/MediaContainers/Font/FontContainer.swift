// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// OpenType and TrueType fonts: the manifest store in a table `C2PA` (C2PA 2.2, A.3.9).
public struct FontContainer: MediaContainer {
    static let tag = "C2PA"
    static let tableHeaderSize: UInt64 = 20

    /// A container for fonts.
    public init() {}

    public var formats: [MediaFormat] { [.font] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: .font, size: source.count)
        reading.layout.contentEnd = source.count
        let directory: FontDirectory
        do { directory = try FontDirectory(of: source) } catch ContainerError.unsupportedEdit {
            return reading
        } catch let error as ContainerError {
            reading.add(ContainerProblem(error), limits: limits)
            return reading
        }
        for table in directory.tables where table.tag == FontContainer.tag {
            reading.layout.removals.append(table.range)
            try readTable(table, source, &reading, limits: limits)
        }
        return reading
    }

    private func readTable(
        _ table: FontTable, _ source: any ByteSource, _ reading: inout ContainerReading, limits: ContainerLimits
    ) throws {
        func damaged(_ reason: String) {
            reading.add(
                ContainerProblem(.manifestStoreIncomplete, at: table.range.lowerBound, reason), limits: limits)
        }
        guard reading.manifestStores.count < limits.manifestStores else { return }
        var reader = ByteReader(
            try source.readUpTo(Int(min(UInt64(table.range.count), 20)), at: table.range.lowerBound))
        guard let major: UInt16 = try? reader.readBigEndian(), let _: UInt16 = try? reader.readBigEndian(),
            let uriOffset: UInt32 = try? reader.readBigEndian(), let uriLength: UInt16 = try? reader.readBigEndian(),
            let _: UInt16 = try? reader.readBigEndian(), let storeOffset: UInt32 = try? reader.readBigEndian(),
            let storeLength: UInt32 = try? reader.readBigEndian()
        else { return damaged("the C2PA table is cut short") }
        guard major <= 1 else { return damaged("the C2PA table is of version \(major), which is not known") }
        let size = UInt64(table.range.count)
        if uriLength > 0, uriOffset > 0 {
            guard UInt64(uriOffset) + UInt64(uriLength) <= size else {
                return damaged("the address in the C2PA table lies outside of it")
            }
            let bytes = try source.read(at: table.range.lowerBound + UInt64(uriOffset), count: Int(uriLength))
            reading.manifestReference = String(decoding: bytes, as: UTF8.self)
        }
        guard storeLength > 0, storeOffset > 0 else { return }
        guard UInt64(storeOffset) + UInt64(storeLength) <= size else {
            return damaged("the manifest store in the C2PA table lies outside of it")
        }
        guard UInt64(storeLength) <= limits.manifestStoreBytes else {
            reading.add(
                ContainerProblem(
                    .limitExceeded, at: table.range.lowerBound, "a manifest store of more than the limit"),
                limits: limits)
            return
        }
        let start = table.range.lowerBound + UInt64(storeOffset)
        let payload = start..<(start + UInt64(storeLength))
        reading.manifestStores.append(
            ManifestStoreLocation(
                bytes: try source.read(at: payload.lowerBound, count: payload.count), payload: [payload],
                extents: [table.range]))
    }

    /// The tables in the order of the directory; `checkSumAdjustment` counts as zero (18.7.3.6).
    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        let tables = try FontDirectory(of: source).tables
        for table in tables {
            var zeroed: Range<UInt64>?
            let adjustment = table.range.lowerBound + FontDirectory.adjustmentOffset
            if table.tag == "head", table.range.contains(adjustment), table.range.contains(adjustment + 3) {
                zeroed = adjustment..<(adjustment + 4)
            }
            try body(ContainerBox(table.tag, table.range, zeroed: zeroed))
        }
        // What was put behind the tables is in none of them (18.7.2).
        let end = tables.map { ($0.range.upperBound + 3) / 4 * 4 }.max() ?? 0
        if end < source.count { try body(ContainerBox("c2pa.after", end..<source.count)) }
    }
}
