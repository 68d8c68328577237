// SPDX-License-Identifier: Apache-2.0

/// How a WAVE file writes its samples (RFC 2361; Microsoft's `WAVEFORMATEX`).
public enum WaveFormat: Sendable, Hashable, CaseIterable {
    /// Whole numbers of 8 bits around 128.
    case unsigned8
    /// Signed whole numbers of 16, 24 or 32 bits, least significant byte first.
    case signed16
    case signed24
    case signed32
    /// IEEE 754 numbers of 32 or 64 bits.
    case float32
    case float64
    /// The telephone's logarithmic bytes of ITU-T G.711.
    case aLaw
    case muLaw

    /// Bytes that a sample takes.
    public var bytes: Int {
        switch self {
        case .unsigned8, .aLaw, .muLaw: 1
        case .signed16: 2
        case .signed24: 3
        case .signed32, .float32: 4
        case .float64: 8
        }
    }

    /// The format of a tag and a number of bits.
    init?(tag: UInt16, bits: UInt16) {
        switch (tag, bits) {
        case (1, 8): self = .unsigned8
        case (1, 16): self = .signed16
        case (1, 24): self = .signed24
        case (1, 32): self = .signed32
        case (3, 32): self = .float32
        case (3, 64): self = .float64
        case (6, 8): self = .aLaw
        case (7, 8): self = .muLaw
        default: return nil
        }
    }

    /// The sample whose bytes begin at `index`; the caller knows that there are enough of them.
    @inline(__always)
    func sample(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Float {
        switch self {
        case .unsigned8: return (Float(bytes[index]) - 128) / 128
        case .signed16:
            return Float(Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: Int16.self))) / 32_768
        case .signed24:
            let low = UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
            return Float(Int32(bitPattern: low << 8) >> 8) / 8_388_608
        case .signed32:
            return Float(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: Int32.self)))
                / 2_147_483_648
        case .float32:
            return Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
        case .float64:
            return Float(
                Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))))
        case .aLaw: return Self.aLawTable[Int(bytes[index])]
        case .muLaw: return Self.muLawTable[Int(bytes[index])]
        }
    }

    /// The bytes of a sample; beyond full scale whole numbers are limited.
    package func encode(_ sample: Float, into bytes: inout [UInt8], at index: Int) {
        func whole(_ scale: Double) -> Int64 {
            Int64(min(max((Double(sample) * scale).rounded(), -scale), scale - 1))
        }
        func put(_ value: UInt64) {
            for byte in 0..<self.bytes { bytes[index + byte] = UInt8(truncatingIfNeeded: value >> UInt64(8 * byte)) }
        }
        switch self {
        case .unsigned8: put(UInt64(bitPattern: whole(128) + 128))
        case .signed16: put(UInt64(bitPattern: whole(32_768)))
        case .signed24: put(UInt64(bitPattern: whole(8_388_608)))
        case .signed32: put(UInt64(bitPattern: whole(2_147_483_648)))
        case .float32: put(UInt64(sample.bitPattern))
        case .float64: put(Double(sample).bitPattern)
        case .aLaw: put(UInt64(Self.nearest(sample, in: Self.aLawTable)))
        case .muLaw: put(UInt64(Self.nearest(sample, in: Self.muLawTable)))
        }
    }

    /// G.711 says how to compress; a table of 256 values needs nothing but the nearest of them.
    private static func nearest(_ sample: Float, in table: [Float]) -> Int {
        table.indices.min { abs(table[$0] - sample) < abs(table[$1] - sample) } ?? 0
    }

    /// G.711, table 2: 14-bit values, here of full scale 1.
    private static let muLawTable: [Float] = (0..<256).map { code in
        let inverted = ~code & 0xFF
        let exponent = (inverted >> 4) & 7
        let magnitude = ((((inverted & 15) << 3) + 132) << exponent) - 132
        return Float(inverted & 0x80 == 0 ? magnitude : -magnitude) / 32_768
    }

    /// G.711, table 1: 13-bit values, here of full scale 1.
    private static let aLawTable: [Float] = (0..<256).map { code in
        let toggled = code ^ 0x55
        let exponent = (toggled >> 4) & 7
        let mantissa = (toggled & 15) << 4
        let magnitude = exponent == 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1)
        return Float(toggled & 0x80 == 0 ? -magnitude : magnitude) / 32_768
    }
}
