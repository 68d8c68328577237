// SPDX-License-Identifier: Apache-2.0

/// What decides which carrier of an image mark holds which bit, with which sign, and the phases of the pilots.
///
/// A mark can be read and written only with the key it was made with. The public key is part of the format: anybody can
/// read such a mark, and anybody can make one, so an identifier read with it is a lookup key and never a proof.
/// A private key keeps strangers from reading or writing identifiers; it does not hide that a mark is there.
public struct WatermarkKey: Sendable, Hashable {
    /// The 32 bytes that key the generator.
    package let bytes: [UInt8]

    /// The key that is part of the format.
    public static let `public` = WatermarkKey(bytes: Array("countersign image mark, public 1".utf8))

    /// The number of bytes in a private key.
    public static let byteCount = 32

    /// A private key of 32 secret random bytes; nil where their number is another.
    public init?(secret: [UInt8]) {
        guard secret.count == Self.byteCount else { return nil }
        bytes = secret
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }
}
