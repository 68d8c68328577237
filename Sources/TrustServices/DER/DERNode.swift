// SPDX-License-Identifier: Apache-2.0

internal import SwiftASN1

/// One element of a DER structure, read without trusting it.
///
/// SwiftASN1 parses (depth at most 50, minimal lengths, no trailing bytes); this type adds the few readers the trust
/// structures need, with errors that name the field.
struct DERNode {
    let node: ASN1Node

    init(_ node: ASN1Node) { self.node = node }

    /// Parses exactly one DER element that spans all of `bytes`.
    init(parsing bytes: [UInt8], _ what: String, limit: Int = 1 << 20) throws(TrustError) {
        guard bytes.count <= limit else {
            throw TrustError(.limitExceeded, "the \(what) has \(bytes.count) bytes; at most \(limit) are read")
        }
        do {
            node = try DER.parse(bytes)
        } catch {
            throw TrustError(.malformed, "the \(what) is not valid DER")
        }
    }

    /// Parses BER, which time-stamp authorities may send (RFC 5652, section 4): indefinite lengths are accepted.
    init(parsingBER bytes: [UInt8], _ what: String, limit: Int) throws(TrustError) {
        guard bytes.count <= limit else {
            throw TrustError(.limitExceeded, "the \(what) has \(bytes.count) bytes; at most \(limit) are read")
        }
        if let strict = try? DER.parse(bytes) {
            node = strict
            return
        }
        do {
            node = try BER.parse(bytes)
        } catch {
            throw TrustError(.malformed, "the \(what) is neither valid DER nor BER")
        }
    }

    /// The element with its tag and length.
    var encoded: [UInt8] { Array(node.encodedBytes) }

    func isUniversal(_ number: UInt) -> Bool {
        node.identifier.tagClass == .universal && node.identifier.tagNumber == number
    }

    func isContext(_ number: UInt) -> Bool {
        node.identifier.tagClass == .contextSpecific && node.identifier.tagNumber == number
    }

    /// The children of a constructed element, whatever its tag.
    func children(_ what: String) throws(TrustError) -> DERSequence {
        guard case .constructed(let nodes) = node.content else {
            throw TrustError(.malformed, "\(what) is not a constructed value")
        }
        return DERSequence(nodes: nodes.map { DERNode($0) }, what: what)
    }

    /// The children of a SEQUENCE.
    func sequence(_ what: String) throws(TrustError) -> DERSequence {
        guard isUniversal(16) else { throw TrustError(.malformed, "\(what) is not a SEQUENCE") }
        return try children(what)
    }

    /// The children of a SET.
    func set(_ what: String) throws(TrustError) -> DERSequence {
        guard isUniversal(17) else { throw TrustError(.malformed, "\(what) is not a SET") }
        return try children(what)
    }

    /// The content of a primitive element, whatever its tag.
    func primitive(_ what: String) throws(TrustError) -> [UInt8] {
        guard case .primitive(let bytes) = node.content else {
            throw TrustError(.malformed, "\(what) is not a primitive value")
        }
        return Array(bytes)
    }

    func oid(_ what: String) throws(TrustError) -> OID {
        guard isUniversal(6), let value = OID(contentBytes: try primitive(what)) else {
            throw TrustError(.malformed, "\(what) is not an object identifier")
        }
        return value
    }

    /// An OCTET STRING; BER's constructed form is joined.
    func octetString(_ what: String) throws(TrustError) -> [UInt8] {
        guard isUniversal(4) else { throw TrustError(.malformed, "\(what) is not an OCTET STRING") }
        return try joinedOctets(what)
    }

    func joinedOctets(_ what: String) throws(TrustError) -> [UInt8] {
        switch node.content {
        case .primitive(let bytes): return Array(bytes)
        case .constructed(let parts):
            var all: [UInt8] = []
            for part in parts { all += try DERNode(part).octetString(what) }
            return all
        }
    }

    /// The bytes of a BIT STRING that must have no unused bits.
    func bitStringBytes(_ what: String) throws(TrustError) -> [UInt8] {
        let bits = try bitString(what)
        guard bits.unused == 0 else { throw TrustError(.malformed, "\(what) is not a whole number of bytes") }
        return bits.bytes
    }

    func bitString(_ what: String) throws(TrustError) -> (bytes: [UInt8], unused: Int) {
        guard isUniversal(3) else { throw TrustError(.malformed, "\(what) is not a BIT STRING") }
        let content = try primitive(what)
        guard let unused = content.first, unused < 8, unused == 0 || content.count > 1 else {
            throw TrustError(.malformed, "\(what) is not a BIT STRING")
        }
        return (Array(content.dropFirst()), Int(unused))
    }

    /// The content bytes of an INTEGER (two's complement, big endian).
    func integerBytes(_ what: String) throws(TrustError) -> [UInt8] {
        guard isUniversal(2) else { throw TrustError(.malformed, "\(what) is not an INTEGER") }
        let bytes = try primitive(what)
        guard !bytes.isEmpty else { throw TrustError(.malformed, "\(what) is an empty INTEGER") }
        return bytes
    }

    /// A small non-negative INTEGER or ENUMERATED; larger ones saturate at `Int.max`.
    func smallInteger(_ what: String) throws(TrustError) -> Int {
        guard isUniversal(2) || isUniversal(10) else { throw TrustError(.malformed, "\(what) is not an INTEGER") }
        let bytes = try primitive(what)
        guard let first = bytes.first, first < 0x80 else {
            throw TrustError(.malformed, "\(what) is negative or empty")
        }
        var value = 0
        for byte in bytes {
            let (shifted, overflow) = value.multipliedReportingOverflow(by: 256)
            if overflow { return Int.max }
            value = shifted | Int(byte)
        }
        return value
    }

    func boolean(_ what: String) throws(TrustError) -> Bool {
        guard isUniversal(1) else { throw TrustError(.malformed, "\(what) is not a BOOLEAN") }
        let bytes = try primitive(what)
        guard bytes.count == 1, let first = bytes.first, first == 0 || first == 0xFF else {
            throw TrustError(.malformed, "\(what) is not a DER BOOLEAN")
        }
        return first != 0
    }
}

/// The children of one element, taken in order.
struct DERSequence {
    private(set) var nodes: [DERNode]
    private var index = 0
    let what: String

    init(nodes: [DERNode], what: String) {
        self.nodes = nodes
        self.what = what
    }

    var isAtEnd: Bool { index >= nodes.count }
    var rest: [DERNode] { Array(nodes.dropFirst(index)) }
    var peek: DERNode? { index < nodes.count ? nodes[index] : nil }

    mutating func next(_ field: String) throws(TrustError) -> DERNode {
        guard let node = peek else { throw TrustError(.malformed, "\(what) ends before \(field)") }
        index += 1
        return node
    }

    /// The next element if it has this context tag.
    mutating func optionalContext(_ number: UInt) -> DERNode? {
        guard let node = peek, node.isContext(number) else { return nil }
        index += 1
        return node
    }

    /// The next element if it has this universal tag.
    mutating func optionalUniversal(_ number: UInt) -> DERNode? {
        guard let node = peek, node.isUniversal(number) else { return nil }
        index += 1
        return node
    }

    func finish() throws(TrustError) {
        guard isAtEnd else { throw TrustError(.malformed, "\(what) has fields that do not belong there") }
    }
}
