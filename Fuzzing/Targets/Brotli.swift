// SPDX-License-Identifier: Apache-2.0

import Brotli

/// Unpacks with a small limit, which must hold; packs and unpacks again.
enum BrotliTarget {
    static func run(_ bytes: [UInt8]) {
        if let unpacked = try? BrotliDecoder(limit: 1 << 20).decode(bytes[...]) {
            precondition(unpacked.count <= 1 << 20)
        }
        let packed = BrotliEncoder().encode(bytes)
        precondition((try? BrotliDecoder(limit: bytes.count).decode(packed[...])) == bytes)
    }
}
