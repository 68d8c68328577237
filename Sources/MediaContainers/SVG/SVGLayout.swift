// SPDX-License-Identifier: Apache-2.0

/// Places in an SVG file that a writer needs.
package struct SVGLayout: Sendable, Hashable {
    /// A tag that something can be put behind.
    struct Tag: Sendable, Hashable {
        let name: String
        /// The whole start tag.
        let range: Range<UInt64>
        let nameEnd: UInt64
        /// Its `>` or `/>`.
        let close: UInt64

        /// Whether the element has no content: `<metadata/>`.
        var isEmpty: Bool { range.upperBound - close == 2 }
    }

    /// The `svg` element at the top.
    var root: Tag?
    /// The first `metadata` element in it.
    var metadata: Tag?
    /// That element as a whole, where it holds nothing but a manifest store.
    var soleMetadata: Range<UInt64>?
    /// Elements with a manifest store.
    var manifests: [Range<UInt64>] = []
    /// The attribute that declares the prefix `c2pa` at the top.
    var declaration: Declaration?

    struct Declaration: Sendable, Hashable {
        let value: String
        /// With the space before it.
        let range: Range<UInt64>
    }

    package init() {}
}
