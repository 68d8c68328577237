// SPDX-License-Identifier: Apache-2.0

/// One box of a box-like format, as a general box hash lists it (C2PA 2.2, 18.7).
public struct ContainerBox: Sendable, Hashable {
    /// The name of the specification: `SOI`, `APP0`, `PNGh`, `IHDR`, `VP8X`, ….
    public let name: String
    /// The bytes of the box, framing included.
    public let range: Range<UInt64>
    /// A part of it that is hashed as if it were zeros.
    public let zeroed: Range<UInt64>?

    package init(_ name: String, _ range: Range<UInt64>, zeroed: Range<UInt64>? = nil) {
        self.name = name
        self.range = range
        self.zeroed = zeroed
    }

    /// The name under which the box with the manifest store is listed.
    public static let manifestStoreName = "C2PA"
    /// Whether this is the box of the manifest store.
    public var isManifestStore: Bool { name == ContainerBox.manifestStoreName }
}
