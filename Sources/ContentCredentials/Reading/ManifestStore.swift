// SPDX-License-Identifier: Apache-2.0

public import JUMBF

/// A manifest store as it stands in a file: all manifests, read but not judged.
public struct ManifestStore: Sendable {
    /// What bounds the reading and judging of a store (limits of the manual, section "Limits").
    public struct Limits: Sendable, Hashable {
        /// Bytes of a store.
        public var storeBytes = 64 << 20
        /// Manifests in a store.
        public var manifests = 500
        /// Assertions in a manifest.
        public var assertions = 1_000
        /// Actions in a manifest.
        public var actions = 10_000
        /// Findings in a report.
        public var findings = 50_000
        /// Manifests that are compressed.
        public var compressedManifests = 64
        /// Levels of ingredients.
        public var ingredientDepth = 50
        /// Ingredient assertions followed in all.
        public var ingredientEdges = 2_000
        /// Levels and number of JUMBF boxes.
        public var boxes = JUMBFLimits()
        /// Bytes of all compressed manifests together once they are unpacked.
        public var unpackedBytes = 32 << 20
        /// CBOR items in all assertions together.
        public var cborItems = 300_000

        /// The defaults.
        public init() {}
    }

    /// The outermost superbox.
    public let box: JUMBFSuperbox
    /// The manifests in order. Boxes of other types are left out, as the specification asks.
    public let manifests: [Manifest]
    private let index: [String: Int]

    /// Reads a store.
    /// - Throws: ``ReadingError`` where the bytes are no store at all.
    public init(parsing bytes: [UInt8], limits: Limits = Limits()) throws(ReadingError) {
        guard bytes.count <= limits.storeBytes else {
            throw ReadingError(.limitExceeded, "the manifest store is larger than \(limits.storeBytes) bytes")
        }
        let bytes = try ManifestStore.withTrueLength(bytes)
        let box: JUMBFSuperbox
        do { box = try JUMBFParser(limits: limits.boxes, strictness: .tolerant).parse(bytes) } catch {
            throw ReadingError(.malformedStore, "the manifest store is damaged: \(error)")
        }
        guard box.contentType.fourCharacters == "c2pa" else {
            throw ReadingError(.malformedStore, "the JUMBF box is no manifest store")
        }
        guard box.label != nil else { throw ReadingError(.malformedStore, "the manifest store has no label") }
        if let damage = box.malformedBoxes.first(where: { $0.reason.code == .limitExceeded }) {
            throw ReadingError(.limitExceeded, "the manifest store cannot be read: \(damage.reason)")
        }
        var budget = ReadingBudget(limits)
        var manifests: [Manifest] = []
        for child in box.superboxes where Manifest.Kind(child.contentType) != .unknown {
            guard manifests.count <= limits.manifests else { break }
            manifests.append(Manifest(child, &budget))
        }
        guard !manifests.isEmpty else {
            throw ReadingError(.malformedStore, "the manifest store has no manifest that could be read")
        }
        guard manifests.count <= limits.manifests, manifests.allSatisfy({ $0.assertions.count <= limits.assertions })
        else {
            throw ReadingError(
                .limitExceeded,
                "the manifest store has more than \(limits.manifests) manifests, or one more than \(limits.assertions) assertions"
            )
        }
        self.box = box
        self.manifests = manifests
        index = Dictionary(manifests.enumerated().map { ($1.label, $0) }, uniquingKeysWith: { _, last in last })
    }

    /// A container says itself how long a store is. Where the outermost box, which nothing is hashed over, claims to be
    /// longer than what is there, the container is believed.
    private static func withTrueLength(_ bytes: [UInt8]) throws(ReadingError) -> [UInt8] {
        guard bytes.count >= 8, let count = UInt32(exactly: bytes.count) else { return bytes }
        let declared = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard declared != 0 else {
            throw ReadingError(.malformedStore, "the manifest store does not say how long it is")
        }
        guard declared > count else { return bytes }
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + bytes.dropFirst(4)
    }

    /// The active manifest: the last one (C2PA 2.2, section 11.1.4.3).
    public var activeManifest: Manifest? { manifests.last }

    /// The manifest with this label.
    public subscript(label: String) -> Manifest? {
        guard let position = index[label], manifests.indices.contains(position) else { return nil }
        return manifests[position]
    }
}

/// Why a credential could not be read at all.
public struct ReadingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of trouble it is.
    public enum Code: String, Sendable {
        /// There is no manifest store, nor a link to one.
        case manifestNotFound = "ManifestNotFound"
        /// There is only a link to a manifest elsewhere, and it was not followed.
        case remoteManifest = "RemoteManifest"
        /// The manifest kept elsewhere could not be fetched.
        case inaccessibleManifest = "manifest.inaccessible"
        /// There is more than one manifest store.
        case multipleManifestStores = "MultipleManifestStores"
        /// The manifest store is damaged beyond reading.
        case malformedStore = "MalformedStore"
        /// Content that pre-dates the first version of the specification.
        case prerelease = "Prerelease"
        /// Something is larger than the limits.
        case limitExceeded = "LimitExceeded"
        /// The file itself could not be read, or is of no supported format.
        case unsupportedFile = "UnsupportedFile"
    }

    /// The kind of trouble.
    public let code: Code
    /// What was wrong, in words.
    public let message: String
    /// Where the credential is kept, if it is kept elsewhere.
    public let url: String?
    /// What the specification calls it, where it has a name for it: a file that begins to name a manifest and does not
    /// is invalid, and not without a credential.
    public let failures: [StatusCode]

    /// An error.
    public init(_ code: Code, _ message: String, url: String? = nil) {
        self.init(code, message, url: url, failures: [])
    }

    init(_ code: Code, _ message: String, url: String? = nil, failures: [StatusCode]) {
        self.code = code
        self.message = message
        self.url = url
        self.failures = failures
    }

    public var description: String { message }
    public static func == (left: ReadingError, right: ReadingError) -> Bool { left.code == right.code }
}
