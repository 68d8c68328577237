// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The body of an Image-Code (ISO 24138): 256 bits that say which low frequencies of a picture are above their
/// neighbours' median.
enum ISCCImageCode {
    static let side = 32

    /// The 32 bytes for a picture of 32 x 32 grey values, given row by row; nil for any other number of values.
    static func digest(ofGrey grey: [UInt8]) -> [UInt8]? {
        guard grey.count == side * side else { return nil }
        let rows = (0..<side).map { row in cosineTransform(grey[row * side..<(row + 1) * side].map(Double.init)) }
        let columns = (0..<side).map { column in cosineTransform(rows.map { $0[column] }) }
        var digest: [UInt8] = []
        for (firstColumn, firstRow) in [(0, 0), (8, 0), (0, 8), (8, 8)] {
            let block = (0..<64).map { columns[firstColumn + $0 % 8][firstRow + $0 / 8] }
            let sorted = block.sorted()
            let median = (sorted[31] + sorted[32]) / 2
            for row in 0..<8 {
                digest.append((0..<8).reduce(0) { $0 << 1 | (block[row * 8 + $1] > median ? 1 : 0) })
            }
        }
        return digest
    }

    /// The unnormalised DCT-II by halving (Lee). The order of its sums is part of the code: coefficients that are equal
    /// by symmetry come out exactly equal, and flat pictures exactly zero.
    private static func cosineTransform(_ values: [Double]) -> [Double] {
        let count = values.count
        guard count > 1 else { return values }
        let half = count / 2
        var (sums, differences) = ([Double](), [Double]())
        for index in 0..<half {
            let (first, last) = (values[index], values[count - 1 - index])
            sums.append(first + last)
            differences.append((first - last) / (cos((Double(index) + 0.5) * Double.pi / Double(count)) * 2))
        }
        let (even, odd) = (cosineTransform(sums), cosineTransform(differences))
        return (0..<count).map { index in
            if index % 2 == 0 { return even[index / 2] }
            return index + 1 < count ? odd[index / 2] + odd[index / 2 + 1] : odd[index / 2]
        }
    }

    /// Whether some 64-bit word has fewer than 8 ones: nothing but rounding then decides the bits (flat pictures), and
    /// the code is left out of soft bindings.
    static func isFeatureless(_ digest: [UInt8]) -> Bool {
        stride(from: 0, to: digest.count, by: 8).contains { start in
            digest[start..<min(start + 8, digest.count)].reduce(0) { $0 + $1.nonzeroBitCount } < 8
        }
    }
}
