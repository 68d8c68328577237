// SPDX-License-Identifier: Apache-2.0

import Crypto
import SignalProcessing

/// Which cell (frame of the pattern, frequency) of an audio mark says what, and with which sign, under a key.
///
/// Cells come in blocks of two frames by two frequencies with the signs + - / - +, so that the mark hardly changes the
/// energy of a moment or of a band, and a reader that compares neighbours sees it doubled.
package struct AudioMarkLayout: Sendable {
    /// Of the blocks, one in five tells where the pattern begins.
    package static let syncShare = 5
    private static let rows = AudioMarkFormat.periodFrames
    private static let bins = AudioMarkFormat.bins.count

    /// The sign of each cell, +1 or -1: bin `b` (from 0) of pattern frame `t` at `t * 104 + b`.
    package let signs: [Float]
    /// The code bit of each cell; -1 in the cells of the synchronisation.
    package let roles: [Int16]
    /// For each pattern frame its synchronisation cells: bins with their signs.
    package let sync: [[(bin: Int, sign: Float)]]

    /// The layout of a key.
    package init(key: WatermarkKey) {
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key.bytes), info: Array("countersign audio mark 1".utf8),
            outputByteCount: 32)
        self.init(streamKey: derived.withUnsafeBytes { Array($0) })
    }

    /// The layout drawn from a ChaCha20 stream with a key of 32 bytes.
    package init(streamKey: [UInt8]) {
        var generator = ChaChaGenerator(key: streamKey)
        let across = Self.bins / 2
        let count = Self.rows / 2 * across
        let order = generator.permutation(count)
        let syncCount = count / Self.syncShare
        var blockRoles = [Int16](repeating: -1, count: count)
        for (number, block) in order.dropFirst(syncCount).enumerated() {
            blockRoles[block] = Int16(number % AudioMarkFormat.codeLength)
        }
        let blockSigns: [Float] = (0..<count).map { _ in generator.nextWord() & 1 == 0 ? 1 : -1 }
        var signs: [Float] = []
        var roles: [Int16] = []
        var sync: [[(bin: Int, sign: Float)]] = []
        for row in 0..<Self.rows {
            var line: [(bin: Int, sign: Float)] = []
            for bin in 0..<Self.bins {
                let block = row / 2 * across + bin / 2
                let sign = (row + bin).isMultiple(of: 2) ? blockSigns[block] : -blockSigns[block]
                signs.append(sign)
                roles.append(blockRoles[block])
                if blockRoles[block] < 0 { line.append((bin, sign)) }
            }
            sync.append(line)
        }
        self.signs = signs
        self.roles = roles
        self.sync = sync
    }
}
