// SPDX-License-Identifier: Apache-2.0

/// A polar code (Arıkan 2009). Its information positions are chosen by polarisation weight, so that no table is needed,
/// or given as part of a format.
///
/// Encoding is x = u F^(x n) over GF(2) with F = [[1, 0], [1, 1]], in natural order (no bit reversal).
package struct PolarCode: Sendable {
    /// Bits in a code word, a power of two.
    package let length: Int
    /// Bits carried.
    package let informationCount: Int
    /// Positions in `u` that carry information, ascending.
    package let informationPositions: [Int]
    /// True where `u` carries information.
    let carriesInformation: [Bool]

    /// A code of `length` (a power of two) bits whose information stands at `informationPositions`: ascending, each once.
    package init(length: Int, informationPositions: [Int]) {
        precondition(length > 1 && length & (length - 1) == 0 && !informationPositions.isEmpty)
        precondition(zip(informationPositions, informationPositions.dropFirst()).allSatisfy { $0 < $1 })
        self.length = length
        self.informationPositions = informationPositions
        informationCount = informationPositions.count
        var carries = [Bool](repeating: false, count: length)
        for position in informationPositions { carries[position] = true }
        carriesInformation = carries
    }

    /// A code of `length` (a power of two) bits for `informationCount` bits.
    package init(length: Int, informationCount: Int) {
        precondition(length > 1 && length & (length - 1) == 0 && informationCount > 0 && informationCount <= length)
        let levels = length.trailingZeroBitCount
        // W(i) = sum of 2^(j/4) over the set bits j of i.
        let beta: [Double] = (0..<levels).reduce(into: []) { powers, _ in
            powers.append((powers.last ?? 0.840_896_415_253_714_6) * 1.189_207_115_002_721)
        }
        let weight = (0..<length).map { i in (0..<levels).reduce(0.0) { $0 + ((i >> $1) & 1 == 1 ? beta[$1] : 0) } }
        let ranked = (0..<length).sorted { (weight[$0], $0) > (weight[$1], $1) }
        self.init(length: length, informationPositions: ranked.prefix(informationCount).sorted())
    }

    /// The code word of `informationCount` bits, each 0 or 1.
    package func encode(_ information: [UInt8]) -> [UInt8] {
        precondition(information.count == informationCount, "the code carries \(informationCount) bits")
        var word = [UInt8](repeating: 0, count: length)
        for (position, bit) in zip(informationPositions, information) { word[position] = bit & 1 }
        var half = 1
        while half < length {
            for start in stride(from: 0, to: length, by: 2 * half) {
                for i in start..<(start + half) { word[i] ^= word[i + half] }
            }
            half *= 2
        }
        return word
    }
}
