// SPDX-License-Identifier: Apache-2.0

/// What an audio mark says.
public enum AudioMarkPayload: Sendable, Hashable, CustomStringConvertible {
    /// A 64-bit identifier (mode L), for recordings of five seconds and more. 0 is not one.
    case identifier(UInt64)
    /// A 24-bit identifier (mode S) that a registry assigned, for recordings of three seconds and more. 0 is not one.
    case short(UInt32)

    /// The written form: 16 or 6 lower-case hexadecimal digits.
    public var description: String {
        switch self {
        case .identifier(let id): MarkIdentifier.text(id)
        case .short(let id): String(MarkIdentifier.text(UInt64(id)).suffix(6))
        }
    }

    /// Bits carried.
    package var bitCount: Int {
        switch self {
        case .identifier: 64
        case .short: 24
        }
    }

    /// The shortest recording, in seconds, that holds every bit of the mark.
    public var minimumDuration: Double {
        switch self {
        case .identifier: 5
        case .short: 3
        }
    }

    /// False for 0 and for short identifiers of more than 24 bits.
    package var isValid: Bool {
        switch self {
        case .identifier(let id): id != 0
        case .short(let id): id != 0 && id < 1 << 24
        }
    }

    /// The number, most significant bit first.
    package var bits: [UInt8] {
        let (number, count) =
            switch self {
            case .identifier(let id): (id, 64)
            case .short(let id): (UInt64(id), 24)
            }
        return (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(count - 1 - $0)) & 1 }
    }
}
