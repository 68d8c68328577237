// SPDX-License-Identifier: Apache-2.0

/// Labels of assertions (C2PA 2.2, chapter 18; CAWG), and how several of one kind are told apart.
public enum AssertionLabel {
    /// Actions, version 1.
    public static let actions1 = "c2pa.actions"
    /// Actions, version 2.
    public static let actions2 = "c2pa.actions.v2"
    /// Ingredient, version 1.
    public static let ingredient1 = "c2pa.ingredient"
    /// Ingredient, version 2.
    public static let ingredient2 = "c2pa.ingredient.v2"
    /// Ingredient, version 3.
    public static let ingredient3 = "c2pa.ingredient.v3"
    /// Hard binding by byte ranges.
    public static let dataHash = "c2pa.hash.data"
    /// Hard binding by boxes.
    public static let boxHash = "c2pa.hash.boxes"
    /// Hard binding of ISO base media files; version 1 carries no suffix.
    public static let bmffHash = "c2pa.hash.bmff"
    /// Hard binding of a collection.
    public static let collectionHash = "c2pa.hash.collection.data"
    /// Hard binding of files made of several parts.
    public static let multiAssetHash = "c2pa.hash.multi-asset"
    /// Soft binding: watermark or fingerprint.
    public static let softBinding = "c2pa.soft-binding"
    /// Thumbnail of the claim.
    public static let claimThumbnail = "c2pa.thumbnail.claim"
    /// Thumbnail of an ingredient.
    public static let ingredientThumbnail = "c2pa.thumbnail.ingredient"
    /// An icon.
    public static let icon = "c2pa.icon"
    /// Any embedded file.
    public static let embeddedData = "c2pa.embedded-data"
    /// Data kept elsewhere.
    public static let cloudData = "c2pa.cloud-data"
    /// Metadata about an assertion.
    public static let assertionMetadata = "c2pa.assertion.metadata"
    /// Metadata as JSON-LD.
    public static let metadata = "c2pa.metadata"
    /// Metadata as JSON-LD, CAWG.
    public static let cawgMetadata = "cawg.metadata"
    /// Identity of an actor, CAWG.
    public static let cawgIdentity = "cawg.identity"
    /// Training and data mining, CAWG.
    public static let cawgTrainingMining = "cawg.training-mining"
    /// schema.org CreativeWork.
    public static let creativeWork = "stds.schema-org.CreativeWork"
    /// Time stamps of other manifests.
    public static let timeStamp = "c2pa.time-stamp"
    /// Revocation information.
    public static let certificateStatus = "c2pa.certificate-status"
    /// A reference to something outside that is not fetched.
    public static let externalReference = "c2pa.external-reference"
    /// The content in another form.
    public static let alternativeContent = "c2pa.alternative-content-representation"
    /// Keys that sign the segments of a live video.
    public static let sessionKeys = "c2pa.session-keys"
    /// The place of a segment in a live video.
    public static let liveVideoSegment = "c2pa.livevideo.segment"
    /// What part AI had in the making.
    public static let aiDisclosure = "c2pa.ai-disclosure"
    /// What the making cost in energy, carbon and water.
    public static let environmentalSustainability = "c2pa.environmental-sustainability"
    /// A repository's receipt for a manifest.
    public static let repositoryReceipt = "c2pa.repository-receipt"

    /// A label without the instance number that a second assertion of the same kind carries (`c2pa.ingredient.v3__2`,
    /// C2PA 2.2, 6.4), and the number.
    public static func split(_ label: String) -> (base: String, instance: Int?) {
        let parts = label.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[parts.count - 2].isEmpty, let last = parts.last, let number = Int(last),
            number > 0, last.allSatisfy(\.isNumber)
        else { return (label, nil) }
        return (String(label.dropLast(last.count + 2)), number)
    }

    /// A label without instance number and version (`c2pa.actions` for `c2pa.actions.v2__1`).
    public static func kind(of label: String) -> String {
        let base = split(label).base
        guard let dot = base.lastIndex(of: "."), base[base.index(after: dot)...].hasPrefix("v"),
            let version = Int(base[base.index(dot, offsetBy: 2)...]), version > 0
        else { return base }
        return String(base[..<dot])
    }

    /// Whether a label is that of a hard binding (C2PA 2.2, 9.2).
    public static func isHardBinding(_ label: String) -> Bool {
        [dataHash, boxHash, bmffHash, collectionHash, multiAssetHash].contains(kind(of: label))
    }

    /// Whether a label is that of a thumbnail.
    public static func isThumbnail(_ label: String) -> Bool { label.hasPrefix("c2pa.thumbnail.") }
}
