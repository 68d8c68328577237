// SPDX-License-Identifier: Apache-2.0

/// The reference's one-dimensional box: a sliding sum in four phases, whose window is not symmetric for even widths.
struct PDQBox {
    /// Values in a line.
    let length: Int
    /// Values under the window.
    let window: Int
    /// Values added before the first output, plus one.
    let half: Int

    init(length: Int) {
        self.length = length
        window = max(1, (length + 127) / 128)
        half = (window + 2) / 2
    }

    /// How many values the sum at output `index` holds.
    func count(at index: Int) -> Int {
        if index <= window - half { return half + index }
        let untilEnd = length - 1 - index
        return untilEnd >= half - 1 ? window : window - (half - 1 - untilEnd)
    }

    /// Running sums (not yet divided) of up to four rows, packed one after another.
    func sums(of source: [Float], into target: inout [Float], rows: Int) {
        guard rows > 0, source.count >= rows * length, target.count >= rows * length else { return }
        source.withUnsafeBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                guard let input = source.baseAddress, let output = target.baseAddress else { return }
                if rows == 4 {
                    fourRows(input, output)
                } else {
                    for row in 0..<rows { oneRow(input + row * length, output + row * length) }
                }
            }
        }
    }

    /// Divides the sums of one row by their counts.
    func divide(_ rows: inout [Float], row: Int) {
        let start = row * length
        guard start + length <= rows.count else { return }
        let head = window - half + 1
        let tail = length - (half - 1)
        rows.withUnsafeMutableBufferPointer { rows in
            for index in 0..<head { rows[start + index] /= Float(count(at: index)) }
            let divisor = Float(window)
            for index in start + head..<start + tail { rows[index] /= divisor }
            for index in tail..<length { rows[start + index] /= Float(count(at: index)) }
        }
    }

    private func oneRow(_ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>) {
        var sum: Float = 0
        var write = 0
        for index in 0..<half - 1 { sum += input[index] }
        for index in half - 1..<window {
            sum += input[index]
            output[write] = sum
            write += 1
        }
        for index in window..<length {
            sum += input[index]
            sum -= input[index - window]
            output[write] = sum
            write += 1
        }
        for index in length - window..<length - window + half - 1 {
            sum -= input[index]
            output[write] = sum
            write += 1
        }
    }

    private func fourRows(_ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>) {
        let (input1, input2, input3) = (input + length, input + 2 * length, input + 3 * length)
        let (output1, output2, output3) = (output + length, output + 2 * length, output + 3 * length)
        var (sum0, sum1, sum2, sum3): (Float, Float, Float, Float) = (0, 0, 0, 0)
        var write = 0
        for index in 0..<window {
            sum0 += input[index]
            sum1 += input1[index]
            sum2 += input2[index]
            sum3 += input3[index]
            guard index >= half - 1 else { continue }
            output[write] = sum0
            output1[write] = sum1
            output2[write] = sum2
            output3[write] = sum3
            write += 1
        }
        for index in window..<length {
            let left = index - window
            sum0 += input[index]
            sum1 += input1[index]
            sum2 += input2[index]
            sum3 += input3[index]
            sum0 -= input[left]
            sum1 -= input1[left]
            sum2 -= input2[left]
            sum3 -= input3[left]
            output[write] = sum0
            output1[write] = sum1
            output2[write] = sum2
            output3[write] = sum3
            write += 1
        }
        for index in length - window..<length - window + half - 1 {
            sum0 -= input[index]
            sum1 -= input1[index]
            sum2 -= input2[index]
            sum3 -= input3[index]
            output[write] = sum0
            output1[write] = sum1
            output2[write] = sum2
            output3[write] = sum3
            write += 1
        }
    }
}

/// The box along columns, fed with rows: all columns at once, each with its own running sum.
struct PDQColumnBox {
    private let box: PDQBox
    private let columns: Int
    private let capacity: Int
    /// The last rows pushed, in a ring: the window still has to subtract them.
    private var ring: [Float]
    private var sums: [Float]
    private var pushed = 0
    private var drained = 0
    /// The row produced by the last `push` or `drain` that returned true.
    private(set) var output: [Float]

    init(box: PDQBox, columns: Int, spareRows: Int) {
        self.box = box
        self.columns = columns
        capacity = box.window + 1
        ring = .init(repeating: 0, count: capacity * columns)
        sums = .init(repeating: 0, count: columns)
        output = .init(repeating: 0, count: columns)
    }

    /// Adds a row, taken from `rows` at `offset`; true where a row came out.
    mutating func push(_ rows: [Float], at offset: Int = 0) -> Bool {
        guard pushed < box.length, offset + columns <= rows.count else { return false }
        let slot = pushed % capacity * columns
        let full = pushed >= box.window
        let oldSlot = full ? (pushed - box.window) % capacity * columns : 0
        let count = Float(min(pushed + 1, box.window))
        let columns = columns
        rows.withUnsafeBufferPointer { rows in
            ring.withUnsafeMutableBufferPointer { ring in
                sums.withUnsafeMutableBufferPointer { sums in
                    output.withUnsafeMutableBufferPointer { output in
                        guard let new = rows.baseAddress.map({ $0 + offset }),
                            let kept = ring.baseAddress.map({ $0 + slot }),
                            let old = ring.baseAddress.map({ $0 + oldSlot }),
                            let sum = sums.baseAddress, let out = output.baseAddress
                        else { return }
                        if full {
                            for x in 0..<columns {
                                let value = new[x]
                                let total = sum[x] + value - old[x]
                                kept[x] = value
                                sum[x] = total
                                out[x] = total / count
                            }
                        } else {
                            for x in 0..<columns {
                                let value = new[x]
                                let total = sum[x] + value
                                kept[x] = value
                                sum[x] = total
                                out[x] = total / count
                            }
                        }
                    }
                }
            }
        }
        pushed += 1
        return pushed >= box.half
    }

    /// After the last row: the outputs of the shrinking window; false when there are no more.
    mutating func drain() -> Bool {
        guard pushed == box.length, drained < box.half - 1 else { return false }
        let oldSlot = (box.length - box.window + drained) % capacity * columns
        drained += 1
        let count = Float(box.window - drained)
        for x in 0..<columns {
            sums[x] -= ring[oldSlot + x]
            output[x] = sums[x] / count
        }
        return true
    }

    /// Copies the produced row.
    func copyOutput(into target: inout [Float], at offset: Int) {
        guard offset + columns <= target.count else { return }
        target.withUnsafeMutableBufferPointer { target in
            for x in 0..<columns { target[offset + x] = output[x] }
        }
    }
}
