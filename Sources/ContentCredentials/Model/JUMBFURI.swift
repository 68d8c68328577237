// SPDX-License-Identifier: Apache-2.0

/// A reference into the manifest store (C2PA 2.2, 8.3): `self#jumbf=` and a path of labels, absolute from the store
/// (`/c2pa/LABEL/c2pa.assertions/NAME`) or relative to the manifest it stands in (`c2pa.assertions/NAME`).
public struct JUMBFURI: Sendable, Hashable, CustomStringConvertible {
    /// The scheme and fragment that lead every reference.
    public static let prefix = "self#jumbf="
    /// Whether the path starts at the store.
    public let isAbsolute: Bool
    /// The labels; an absolute path begins with that of the store.
    public let path: [String]

    /// Reads a reference; nil where it is none, or has an empty label in it.
    public init?(_ text: String) {
        guard text.hasPrefix(JUMBFURI.prefix) else { return nil }
        let rest = text.dropFirst(JUMBFURI.prefix.count)
        isAbsolute = rest.hasPrefix("/")
        path = rest.drop { $0 == "/" }.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard !path.isEmpty, path.allSatisfy({ !$0.isEmpty }) else { return nil }
    }

    private init(isAbsolute: Bool, path: [String]) {
        self.isAbsolute = isAbsolute
        self.path = path
    }

    /// A reference to a manifest.
    public static func manifest(_ label: String) -> JUMBFURI {
        JUMBFURI(isAbsolute: true, path: [BoxLabel.manifestStore, label])
    }

    /// A reference to an assertion; relative where `manifest` is nil.
    public static func assertion(_ label: String, in manifest: String? = nil) -> JUMBFURI {
        JUMBFURI(
            isAbsolute: manifest != nil,
            path: (manifest.map { [BoxLabel.manifestStore, $0] } ?? []) + [BoxLabel.assertionStore, label])
    }

    /// A reference to the claim signature of a manifest.
    public static func signature(of manifest: String) -> JUMBFURI {
        JUMBFURI(isAbsolute: true, path: [BoxLabel.manifestStore, manifest, BoxLabel.claimSignature])
    }

    /// The same reference as an absolute one.
    /// - Parameter manifest: label of the manifest that a relative reference stands in.
    public func resolved(in manifest: String) -> JUMBFURI {
        isAbsolute ? self : JUMBFURI(isAbsolute: true, path: [BoxLabel.manifestStore, manifest] + path)
    }

    /// Label of the manifest it points into; nil where it is relative.
    public var manifestLabel: String? { isAbsolute && path.count > 1 ? path[1] : nil }
    /// Label of the assertion it points to, where it points to one.
    public var assertionLabel: String? {
        guard let store = path.lastIndex(of: BoxLabel.assertionStore), store == path.count - 2 else { return nil }
        return path.last
    }

    public var description: String { JUMBFURI.prefix + (isAbsolute ? "/" : "") + path.joined(separator: "/") }
}
