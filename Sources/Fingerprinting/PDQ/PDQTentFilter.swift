// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Luma, two box filters along rows and columns, and decimation to 64 x 64, in one walk over the picture.
///
/// The reference runs four passes over whole planes. Here rows stream through: luma and the first row box, the first
/// column box for all columns at once, the second row box (kept only at the 64 columns that survive), the second column
/// box on those. Every single sum sees the same numbers in the same order as in the reference, so the bits are the same.
struct PDQTentFilter {
    private let width: Int
    private let height: Int
    private let rowBox: PDQBox
    private let columnBox: PDQBox
    /// How many rows go through a row box side by side: each running sum waits for itself, four hide the wait.
    private static let lanes = 4

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        rowBox = PDQBox(length: width)
        columnBox = PDQBox(length: height)
    }

    /// 64 x 64 values, row by row.
    func apply(to pixels: PixelBuffer) -> [Float] {
        var luma = PDQLuma(channels: pixels.channels)
        var small = [Float](repeating: 0, count: 64 * 64)
        guard pixels.width == width, pixels.height == height else { return small }
        if width == 64, height == 64 {
            luma.convert(pixels, row: 0, count: 64 * 64, into: &small)
            return small
        }
        let lanes = Self.lanes
        let pickedColumns = (0..<64).map { Int((Double($0) + 0.5) * Double(width) / 64) }
        let pickedRows = (0..<64).map { Int((Double($0) + 0.5) * Double(height) / 64) }
        let rowCounts = pickedColumns.map { Float(rowBox.count(at: $0)) }

        var first = PDQColumnBox(box: columnBox, columns: width, spareRows: lanes)
        var second = PDQColumnBox(box: columnBox, columns: 64, spareRows: 1)
        var lumaRows = [Float](repeating: 0, count: width * lanes)
        var boxedRows = [Float](repeating: 0, count: width * lanes)
        var pending = [Float](repeating: 0, count: width * lanes)
        var pendingSums = [Float](repeating: 0, count: width * lanes)
        var pendingCount = 0
        var picked = [Float](repeating: 0, count: 64)
        var emitted = 0
        var nextPick = 0

        // Takes one output row of the last filter; a short picture repeats rows.
        func keep(_ row: [Float]) {
            while nextPick < 64, pickedRows[nextPick] == emitted {
                for column in 0..<64 { small[nextPick * 64 + column] = row[column] }
                nextPick += 1
            }
            emitted += 1
        }
        func flushPending() {
            rowBox.sums(of: pending, into: &pendingSums, rows: pendingCount)
            for lane in 0..<pendingCount {
                for column in 0..<64 {
                    picked[column] = pendingSums[lane * width + pickedColumns[column]] / rowCounts[column]
                }
                if second.push(picked) { keep(second.output) }
            }
            pendingCount = 0
        }
        func takeFirstOutput() {
            first.copyOutput(into: &pending, at: pendingCount * width)
            pendingCount += 1
            if pendingCount == lanes { flushPending() }
        }

        var y = 0
        while y < height {
            let rows = min(lanes, height - y)
            luma.convert(pixels, row: y, count: width * rows, into: &lumaRows)
            rowBox.sums(of: lumaRows, into: &boxedRows, rows: rows)
            for lane in 0..<rows {
                rowBox.divide(&boxedRows, row: lane)
                if first.push(boxedRows, at: lane * width) { takeFirstOutput() }
            }
            y += rows
        }
        while first.drain() { takeFirstOutput() }
        flushPending()
        while second.drain() { keep(second.output) }
        return small
    }
}

/// 0.299 R + 0.587 G + 0.114 B in Float, red and green first. The products come from tables: same bits, fewer steps.
private struct PDQLuma {
    private let channels: Int
    private let red: [Float]
    private let green: [Float]
    private let blue: [Float]

    init(channels: Int) {
        self.channels = channels
        red = (0..<256).map { 0.299 * Float($0) }
        green = (0..<256).map { 0.587 * Float($0) }
        blue = (0..<256).map { 0.114 * Float($0) }
    }

    /// Converts `count` pixels from the start of `row` on.
    mutating func convert(_ pixels: PixelBuffer, row: Int, count: Int, into target: inout [Float]) {
        let start = row * pixels.width * channels
        guard start + count * channels <= pixels.samples.count, count <= target.count else { return }
        pixels.samples.withUnsafeBufferPointer { samples in
            target.withUnsafeMutableBufferPointer { target in
                if channels == 1 {
                    for index in 0..<count { target[index] = Float(samples[start + index]) }
                    return
                }
                red.withUnsafeBufferPointer { red in
                    green.withUnsafeBufferPointer { green in
                        blue.withUnsafeBufferPointer { blue in
                            var read = start
                            for index in 0..<count {
                                target[index] =
                                    red[Int(samples[read])] + green[Int(samples[read + 1])]
                                    + blue[Int(samples[read + 2])]
                                read += 3
                            }
                        }
                    }
                }
            }
        }
    }
}
