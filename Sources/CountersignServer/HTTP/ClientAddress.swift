// SPDX-License-Identifier: Apache-2.0

/// From where a request came, as far as limits need to know it: an IPv4 address, or the /64 of an IPv6 address, since
/// one subscriber holds a whole /64. It is never logged.
package struct ClientAddress: Sendable, Hashable {
    /// What limits are counted under.
    package let key: String
    /// The request came from this machine.
    package let isLoopback: Bool

    /// Reads the text form of an address; text that is no address counts under one common key.
    package init(_ text: String?) {
        guard let text, !text.isEmpty else {
            key = "unknown"
            isLoopback = false
            return
        }
        var plain = text.lowercased()
        if plain.hasPrefix("::ffff:"), plain.contains(".") { plain.removeFirst(7) }
        if plain.contains(":") {
            guard let groups = ClientAddress.groups(of: plain) else {
                key = "unknown"
                isLoopback = false
                return
            }
            isLoopback = groups == [0, 0, 0, 0, 0, 0, 0, 1]
            key = groups.prefix(4).map { String($0, radix: 16) }.joined(separator: ":")
        } else {
            let parts = plain.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
            guard parts.count == 4, parts.allSatisfy({ $0 != nil }) else {
                key = "unknown"
                isLoopback = false
                return
            }
            key = plain
            isLoopback = parts.first == 127
        }
    }

    /// The eight groups of an IPv6 address (RFC 4291, section 2.2), or nil.
    private static func groups(of text: String) -> [UInt16]? {
        let text = text.split(separator: "%", maxSplits: 1).first.map(String.init) ?? ""
        let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        func read(_ part: Substring) -> [UInt16]? {
            if part.isEmpty { return [] }
            var groups: [UInt16] = []
            for field in part.split(separator: ":", omittingEmptySubsequences: false) {
                guard field.utf8.count <= 4, let group = UInt16(field, radix: 16) else { return nil }
                groups.append(group)
            }
            return groups
        }
        guard let first = halves.first, let head = read(first) else { return nil }
        guard halves.count == 2 else { return head.count == 8 ? head : nil }
        guard let tail = read(halves[1]), head.count + tail.count <= 7 else { return nil }
        return head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail
    }
}
