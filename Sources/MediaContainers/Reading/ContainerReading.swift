// SPDX-License-Identifier: Apache-2.0

/// What a file's container says, read without decoding the picture: one pass over its structure, all findings kept.
/// A damaged file gives what was found up to the damage, and ``problems`` says what is wrong.
public struct ContainerReading: Sendable, Hashable {
    /// Format of the file.
    public let format: MediaFormat
    /// Size of the file in bytes.
    public let size: UInt64
    /// Manifest stores in order of appearance. More than one makes the credential of the file ambiguous.
    public package(set) var manifestStores: [ManifestStoreLocation] = []
    /// The XMP packet, if there is one.
    public package(set) var xmp: XMPPacket?
    /// Size and depth of the picture, from its header.
    public package(set) var picture: PictureProperties?
    /// Statements outside of C2PA that the content was made with AI.
    public package(set) var disclosures: [AIDisclosure] = []
    /// What is not as the format wants it.
    public package(set) var problems: [ContainerProblem] = []
    /// Where the writer puts things.
    package var layout = ContainerLayout()

    package init(format: MediaFormat, size: UInt64) {
        self.format = format
        self.size = size
    }

    /// The one manifest store, or nil where there is none or more than one.
    public var manifestStore: ManifestStoreLocation? { manifestStores.count == 1 ? manifestStores.first : nil }

    /// URL of a manifest kept elsewhere, named in a way of the format's own: a link in HTML, a block in a text, a field
    /// in a font.
    public package(set) var manifestReference: String?

    /// URL of a remote manifest, named by `dcterms:provenance` in the XMP (C2PA 2.2, 11.5) or in the format's own way.
    public var remoteManifestURL: String? { xmp?.provenance ?? manifestReference }

    /// `Iptc4xmpExt:DigitalSourceType` of the XMP, a URI of the IPTC vocabulary.
    public var digitalSourceType: String? { xmp?.digitalSourceType }

    package mutating func add(_ problem: ContainerProblem, limits: ContainerLimits) {
        if problems.count < limits.problems { problems.append(problem) }
    }
}

/// Places in the source that a writer needs; which of them are used depends on the format.
package struct ContainerLayout: Sendable, Hashable {
    /// Where a new manifest store goes.
    package var storeInsertion: UInt64?
    /// Where a new XMP packet goes.
    package var xmpInsertion: UInt64?
    /// The old XMP packet with its framing.
    package var xmpExtent: Range<UInt64>?
    /// Parts that a copy leaves out: old stores and what is left of broken ones.
    package var removals: [Range<UInt64>] = []
    /// One past the last byte of the format; anything behind it was appended.
    package var contentEnd: UInt64 = 0
    /// JPEG: box instance numbers of JUMBF boxes that are not manifest stores.
    package var boxInstances: Set<UInt16> = []
    /// Ogg: numbers of logical bitstreams that are taken.
    package var streamSerials: Set<UInt32> = []
    /// SVG: elements and declarations.
    package var svg: SVGLayout?
    /// WebP: the VP8X chunk's flags byte.
    package var featureFlags: FeatureFlags?

    /// Texts: the carrier of the store that is there, or the one that the first line calls for.
    package var textCarrier: TextCarrier?

    package struct FeatureFlags: Sendable, Hashable {
        package let offset: UInt64
        package let value: UInt8
    }
}

/// Something that is not as the format wants it.
public struct ContainerProblem: Sendable, Hashable {
    /// What kind of thing is wrong.
    public enum Code: String, Sendable, Hashable {
        /// The file ends inside of something.
        case cutShort
        /// Something contradicts the format; nothing behind it could be read.
        case malformed
        /// A checksum of the container is wrong.
        case checksumMismatch
        /// Parts of a manifest store are missing, out of order or do not add up; there is a store, but not whole.
        case manifestStoreIncomplete
        /// Metadata that could not be read; nothing that may stand in it is believed.
        case metadataUnreadable
        /// The format has no place for a manifest store; none can be in it.
        case noRoom
        /// Bytes behind the end of the format. Common (motion photos), and no fault.
        case trailingBytes
        /// A manifest store or metadata larger than the limits; it was not read.
        case limitExceeded
        /// More than one manifest where the format allows one (HTML, texts); none can be believed.
        case multipleManifests
        /// What begins like the wrapper of a manifest in a text, and is none.
        case wrapperCorrupted
        /// A manifest block in a text with only one of its delimiters.
        case referenceUnterminated
        /// A manifest block with nothing in it.
        case referenceEmpty
        /// A manifest block, script or field that holds neither a URL nor a store.
        case referenceMalformed
        /// A manifest block with a URL of a kind that cannot be followed.
        case referenceUnresolvable
    }

    /// What kind of thing is wrong.
    public let code: Code
    /// Where, in bytes from the start of the file.
    public let offset: UInt64
    /// Detail for people.
    public let detail: String

    package init(_ code: Code, at offset: UInt64, _ detail: String) {
        self.code = code
        self.offset = offset
        self.detail = detail
    }

    /// What an error of the container comes to where reading goes on.
    package init(_ error: ContainerError) {
        switch error {
        case .cutShort(_, let offset): self.init(.cutShort, at: offset, error.description)
        case .malformed(_, let offset, let reason): self.init(.malformed, at: offset, reason)
        case .limitExceeded: self.init(.limitExceeded, at: 0, error.description)
        default: self.init(.malformed, at: 0, error.description)
        }
    }
}
