// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// Writes DER elements as byte arrays, inside out.
package enum DERWriter {
    /// Any element: identifier octet, length, content.
    package static func element(_ identifier: UInt8, _ content: [UInt8]) -> [UInt8] {
        var bytes = [identifier]
        if content.count < 0x80 {
            bytes.append(UInt8(content.count))
        } else {
            var length: [UInt8] = []
            var rest = content.count
            while rest > 0 {
                length.append(UInt8(rest & 0xFF))
                rest >>= 8
            }
            bytes.append(0x80 | UInt8(length.count))
            bytes += length.reversed()
        }
        return bytes + content
    }

    /// SEQUENCE of the parts in order.
    package static func sequence(_ parts: [[UInt8]]) -> [UInt8] { element(0x30, parts.flatMap { $0 }) }
    /// SEQUENCE of the parts in order.
    package static func sequence(_ parts: [UInt8]...) -> [UInt8] { sequence(parts) }

    /// SET OF, sorted as DER asks.
    package static func set(_ parts: [[UInt8]]) -> [UInt8] {
        element(0x31, parts.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 })
    }

    /// `[number] EXPLICIT`, or an IMPLICIT constructed value.
    package static func context(_ number: UInt8, _ content: [UInt8]) -> [UInt8] { element(0xA0 | number, content) }
    /// `[number] IMPLICIT` of a primitive value.
    package static func contextPrimitive(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
        element(0x80 | number, content)
    }

    package static func oid(_ oid: OID) -> [UInt8] { element(0x06, oid.contentBytes) }
    package static func octetString(_ bytes: [UInt8]) -> [UInt8] { element(0x04, bytes) }
    package static func bitString(_ bytes: [UInt8], unused: UInt8 = 0) -> [UInt8] { element(0x03, [unused] + bytes) }
    package static func utf8String(_ text: String) -> [UInt8] { element(0x0C, Array(text.utf8)) }
    package static func printableString(_ text: String) -> [UInt8] { element(0x13, Array(text.utf8)) }
    package static func boolean(_ value: Bool) -> [UInt8] { element(0x01, [value ? 0xFF : 0]) }
    package static let null: [UInt8] = [0x05, 0x00]

    /// A non-negative INTEGER.
    package static func integer(_ value: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = value
        repeat {
            bytes.append(UInt8(rest & 0xFF))
            rest >>= 8
        } while rest > 0
        return unsignedInteger(bytes.reversed())
    }

    /// A non-negative INTEGER from its magnitude, most significant byte first.
    package static func unsignedInteger(_ magnitude: [UInt8]) -> [UInt8] {
        var bytes = Array(magnitude.drop { $0 == 0 })
        if bytes.first.map({ $0 >= 0x80 }) ?? true { bytes.insert(0, at: 0) }
        return element(0x02, bytes)
    }

    /// UTCTime through 2049, GeneralizedTime after (RFC 5280, section 4.1.2.5).
    package static func time(_ date: Date) -> [UInt8] {
        let (year, month, day, hour, minute, second) = DERTime.components(date)
        guard (1950..<2050).contains(year) else { return generalizedTime(date) }
        let text = [year % 100, month, day, hour, minute, second].map { DERTime.padded($0) }.joined() + "Z"
        return element(0x17, Array(text.utf8))
    }

    /// GeneralizedTime without fraction.
    package static func generalizedTime(_ date: Date) -> [UInt8] {
        let (year, month, day, hour, minute, second) = DERTime.components(date)
        let text =
            DERTime.padded(year, 4) + [month, day, hour, minute, second].map { DERTime.padded($0) }.joined() + "Z"
        return element(0x18, Array(text.utf8))
    }
}
