// SPDX-License-Identifier: Apache-2.0

/// What has to be known of a manifest store's outermost box to take it out of padding, and to put two stores together.
enum JUMBFStoreBytes {
    /// Length of the box that `bytes` begin with, and of its header; nil where it does not fit into them.
    private static func box(_ bytes: ArraySlice<UInt8>) -> (header: Int, length: Int)? {
        guard bytes.count >= 8 else { return nil }
        var length = bytes.prefix(4).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var header = 8
        if length == 1 {
            guard bytes.count >= 16 else { return nil }
            length = bytes.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            header = 16
        }
        guard let length = Int(exactly: length), length >= header, length <= bytes.count else { return nil }
        return (header, length)
    }

    /// A store without the padding behind it, zeros.
    static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
        guard let box = box(bytes[...]), box.length < bytes.count, bytes[box.length...].allSatisfy({ $0 == 0 }) else {
            return bytes
        }
        return Array(bytes.prefix(box.length))
    }

    /// `original` with the manifests of `update` behind its own, and where in `update` they stand; nil where either is no
    /// store.
    static func joining(_ original: [UInt8], _ update: [UInt8]) -> (bytes: [UInt8], manifests: Range<Int>)? {
        guard let first = box(original[...]), first.header == 8, let second = box(update[...]),
            let description = box(update[second.header..<second.length])
        else { return nil }
        let manifests = (second.header + description.length)..<second.length
        let all = original.prefix(first.length) + update[manifests]
        guard let size = UInt32(exactly: all.count) else { return nil }
        return ([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } + all.dropFirst(4), manifests)
    }
}
