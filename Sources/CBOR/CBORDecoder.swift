// SPDX-License-Identifier: Apache-2.0

/// Reads CBOR (RFC 8949). Any input is answered with a value or an error; the work is linear in the input.
public struct CBORDecoder: Sendable {
    /// How much a decoder puts up with.
    public enum Strictness: Sendable {
        /// Deterministic encoding in the sense of RFC 8949, section 4.2.1, but for the order of keys: definite lengths,
        /// shortest numbers, no key twice, nothing after the item.
        case strict
        /// Anything well-formed. A key that stands twice is kept twice, and bytes after the item are left alone.
        case tolerant
    }

    /// The bounds kept.
    public var limits: CBORLimits
    /// What is refused.
    public var strictness: Strictness

    /// A decoder with these bounds.
    public init(limits: CBORLimits = CBORLimits(), strictness: Strictness = .tolerant) {
        self.limits = limits
        self.strictness = strictness
    }

    /// Reads one item from the start of `bytes`.
    public func decode(_ bytes: some Collection<UInt8>) throws(CBORError) -> CBORValue {
        let (value, end) = try decodePrefix(bytes)
        if strictness == .strict, end != bytes.count { throw CBORError(code: .trailingBytes, offset: end) }
        return value
    }

    /// Reads one item from the start of `bytes`, whatever follows it.
    /// - Returns: the item, and how many bytes it took.
    public func decodePrefix(_ bytes: some Collection<UInt8>) throws(CBORError) -> (value: CBORValue, count: Int) {
        let found = try decodeCounting(bytes)
        return (found.value, found.count)
    }

    /// The same, with the number of items in it, for those who bound the work of many values together.
    package func decodeCounting(
        _ bytes: some Collection<UInt8>
    ) throws(CBORError) -> (value: CBORValue, count: Int, items: Int) {
        var state = DecoderState(bytes: Array(bytes), limits: limits, strict: strictness == .strict)
        let value = try state.item(depth: 0)
        return (value, state.offset, state.items)
    }
}

private struct DecoderState {
    let bytes: [UInt8]
    let limits: CBORLimits
    let strict: Bool
    var offset = 0
    var items = 0

    init(bytes: [UInt8], limits: CBORLimits, strict: Bool) {
        self.bytes = bytes
        self.limits = limits
        self.strict = strict
    }

    func error(_ code: CBORError.Code) -> CBORError { CBORError(code: code, offset: offset) }

    mutating func byte() throws(CBORError) -> UInt8 {
        guard offset < bytes.count else { throw error(.truncated) }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func run(_ length: UInt64) throws(CBORError) -> [UInt8] {
        guard let count = Int(exactly: length), count <= bytes.count - offset else { throw error(.truncated) }
        defer { offset += count }
        return Array(bytes[offset..<(offset + count)])
    }

    /// The argument of an initial byte; nil for an indefinite length.
    mutating func argument(_ info: UInt8) throws(CBORError) -> UInt64? {
        let width: Int
        switch info {
        case 0..<24: return UInt64(info)
        case 24: width = 1
        case 25: width = 2
        case 26: width = 4
        case 27: width = 8
        case 31: return nil
        default: throw error(.malformed)
        }
        var value: UInt64 = 0
        for _ in 0..<width { value = value << 8 | UInt64(try byte()) }
        return value
    }

    func checkShortest(_ value: UInt64, info: UInt8) throws(CBORError) {
        guard strict else { return }
        let shortest: UInt8 =
            switch value {
            case 0..<24: UInt8(value)
            case 24...0xFF: 24
            case 0x100...0xFFFF: 25
            case 0x1_0000...0xFFFF_FFFF: 26
            default: 27
            }
        guard info == shortest else { throw error(.nonCanonicalNumber) }
    }

    mutating func item(depth: Int) throws(CBORError) -> CBORValue {
        guard depth <= limits.depth, items < limits.items else { throw error(.limitExceeded) }
        items += 1
        let initial = try byte()
        let major = initial >> 5
        let info = initial & 31
        if major == 7 { return try simpleOrFloat(info) }
        let argument = try argument(info)
        guard let argument else {
            guard (2...5).contains(major) else { throw error(.malformed) }
            if strict { throw error(.indefiniteLength) }
            return try indefinite(major, depth: depth)
        }
        try checkShortest(argument, info: info)
        switch major {
        case 0: return .unsigned(argument)
        case 1: return .negative(argument)
        case 2: return .bytes(try run(argument))
        case 3: return .text(try text(run(argument)))
        case 4: return .array(try elements(argument, depth: depth))
        case 5: return .map(try pairs(argument, depth: depth))
        default: return .tagged(argument, try item(depth: depth + 1))
        }
    }

    func text(_ utf8: [UInt8]) throws(CBORError) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else { throw error(.invalidText) }
        return text
    }

    mutating func elements(_ count: UInt64, depth: Int) throws(CBORError) -> [CBORValue] {
        // Each element takes a byte at least: a larger count cannot be true.
        guard let count = Int(exactly: count), count <= bytes.count - offset else { throw error(.truncated) }
        var elements: [CBORValue] = []
        elements.reserveCapacity(min(count, 256))
        for _ in 0..<count { elements.append(try item(depth: depth + 1)) }
        return elements
    }

    mutating func pairs(_ count: UInt64, depth: Int) throws(CBORError) -> CBORMap {
        guard let count = Int(exactly: count), count <= (bytes.count - offset) / 2 else { throw error(.truncated) }
        var entries: [CBORMap.Entry] = []
        entries.reserveCapacity(min(count, 256))
        for _ in 0..<count {
            let key = try item(depth: depth + 1)
            entries.append(CBORMap.Entry(key: key, value: try item(depth: depth + 1)))
        }
        return try checked(CBORMap(decoded: entries))
    }

    func checked(_ map: CBORMap) throws(CBORError) -> CBORMap {
        if strict, map.hasDuplicateKeys { throw error(.duplicateKey) }
        return map
    }

    /// Whether the break code stands here; moves past it.
    mutating func isBreak() throws(CBORError) -> Bool {
        guard offset < bytes.count else { throw error(.truncated) }
        guard bytes[offset] == 0xFF else { return false }
        offset += 1
        return true
    }

    mutating func indefinite(_ major: UInt8, depth: Int) throws(CBORError) -> CBORValue {
        switch major {
        case 2: return .bytes(try chunks(major))
        case 3: return .text(try text(chunks(major)))
        case 4:
            var elements: [CBORValue] = []
            while try !isBreak() { elements.append(try item(depth: depth + 1)) }
            return .array(elements)
        default:
            var entries: [CBORMap.Entry] = []
            while try !isBreak() {
                let key = try item(depth: depth + 1)
                entries.append(CBORMap.Entry(key: key, value: try item(depth: depth + 1)))
            }
            return .map(CBORMap(decoded: entries))
        }
    }

    /// The chunks of a string of indefinite length: definite strings of the same major type (RFC 8949, 3.2.3).
    mutating func chunks(_ major: UInt8) throws(CBORError) -> [UInt8] {
        var joined: [UInt8] = []
        while try !isBreak() {
            guard items < limits.items else { throw error(.limitExceeded) }
            items += 1
            let initial = try byte()
            guard initial >> 5 == major, let length = try argument(initial & 31) else { throw error(.malformed) }
            let chunk = try run(length)
            if major == 3 { _ = try text(chunk) }
            joined += chunk
        }
        return joined
    }

    mutating func simpleOrFloat(_ info: UInt8) throws(CBORError) -> CBORValue {
        switch info {
        case 20: return .bool(false)
        case 21: return .bool(true)
        case 22: return .null
        case 23: return .undefined
        case 0..<20: return .simple(info)
        case 24:
            let value = try byte()
            guard value >= 32 else { throw error(.malformed) }
            return .simple(value)
        case 25: return .float(HalfPrecision.double(UInt16(truncatingIfNeeded: try argument(25) ?? 0)))
        case 26: return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: try argument(26) ?? 0))))
        case 27: return .float(Double(bitPattern: try argument(27) ?? 0))
        default: throw error(.malformed)
        }
    }
}
