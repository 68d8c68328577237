// SPDX-License-Identifier: Apache-2.0

import CBOR

/// What a manifest says about the making of its content, in the plain words of the C2PA Conformance Task Force (asset
/// signals rubric 1.0, August 2026).
public enum AssetSignal: String, Sendable, Hashable, CaseIterable {
    case blankCanvas = "inception:signal_blankCanvas"
    case capturedMedia = "inception:signal_capturedMedia"
    case capturedMediaStitched = "inception:signal_capturedMediaStitched"
    case compositionMayContainGenAI = "inception:signal_compositionMayContainGenAI"
    case fullyGenAIMedia = "inception:signal_fullyGenAIMedia"
    case mediaUnknownProvenance = "inception:signal_mediaUnknownProvenance"
    case nonGenAIDigitalCreation = "inception:signal_nonGenAIDigitalCreation"
    case partlyGenAICreation = "inception:signal_partlyGenAICreation"
    case screenCaptureMayContainGenAI = "inception:signal_screenCaptureMayContainGenAI"
    case ambiguousActions = "transformation:signal_ambiguousActions"
    case nonEditorial = "transformation:signal_nonEditorial"
    case perceptibleGenAI = "transformation:signal_perceptibleGenAI"
    case perceptibleNonGenAI = "transformation:signal_perceptibleNonGenAI"
    case perceptiblePossiblyGenAI = "transformation:signal_perceptiblePossiblyGenAI"

    /// The rubric's words for a signal that is there.
    public var text: String {
        switch self {
        case .blankCanvas: "Contains Blank Canvas"
        case .capturedMedia: "Contains Captured Media"
        case .capturedMediaStitched: "Contains Stitched Captured Media"
        case .compositionMayContainGenAI: "Contains Composition which may contain GenAI content"
        case .fullyGenAIMedia: "Contains Fully GenAI Media"
        case .mediaUnknownProvenance: "Contains Media of Unknown Provenance"
        case .nonGenAIDigitalCreation: "Contains Non-GenAI digital creation"
        case .partlyGenAICreation: "Contains Partly GenAI Creation"
        case .screenCaptureMayContainGenAI: "Contains Screen Capture Which May Contain GenAI Content"
        case .ambiguousActions: "Contains ambiguous actions"
        case .nonEditorial: "Contains Non-editorial Transformations"
        case .perceptibleGenAI: "Contains Perceptible GenAI Transformations"
        case .perceptibleNonGenAI: "Contains Perceptible Non-GenAI Transformations"
        case .perceptiblePossiblyGenAI: "Contains Perceptible Transformations Possibly Using GenAI"
        }
    }
}

extension Manifest {
    /// The signals that hold for this manifest, in the order of the rubric.
    public var signals: [AssetSignal] { AssetSignal.allCases.filter { SignalReading(self).holds($0) } }
}

/// What the rubric's expressions look at.
private struct SignalReading {
    private struct Action {
        let name: String
        let source: String?
    }

    private let assertion: CBORValue?
    private let actions: [Action]
    private let ingredient: CBORValue?
    private let hasGatheredActions: Bool

    init(_ manifest: Manifest) {
        assertion = manifest.assertion(labelled: "c2pa.actions.v2")?.cbor
        actions = (assertion?["actions"]?.array ?? []).compactMap { action in
            action["action"]?.string.map { Action(name: $0, source: action["digitalSourceType"]?.string) }
        }
        ingredient = manifest.assertion(labelled: "c2pa.ingredient.v3")?.cbor
        hasGatheredActions =
            manifest.claim?.gatheredAssertions.contains {
                $0.reference?.assertionLabel?.hasPrefix(AssertionLabel.actions1) == true
            } ?? false
    }

    private static let iptc = "http://cv.iptc.org/newscodes/digitalsourcetype/"
    private static let inception: Set<String> = ["c2pa.created", "c2pa.opened"]
    private static let nonEditorial: Set<String> = [
        "c2pa.converted", "c2pa.published", "c2pa.repackaged", "c2pa.transcoded", "c2pa.resized.proportional",
        "c2pa.enhanced", "c2pa.edited.metadata", "c2pa.watermarked", "c2pa.watermarked.bound",
        "c2pa.watermarked.unbound", "c2pa.redacted",
    ]
    private static let genAI: Set<String> = [
        iptc + "trainedAlgorithmicMedia", iptc + "compositeWithTrainedAlgorithmicMedia", iptc + "compositeSynthetic",
        "http://c2pa.org/digitalsourcetype/trainedAlgorithmicData",
    ]
    private static let possiblyGenAI: Set<String> = [iptc + "digitalArt", iptc + "composite"]
    /// Source types that an inception signal stands for.
    private static let origins: [AssetSignal: Set<String>] = [
        .blankCanvas: ["http://c2pa.org/digitalsourcetype/empty"],
        .capturedMedia: [iptc + "digitalCapture", iptc + "computationalCapture"],
        .capturedMediaStitched: [iptc + "compositeCapture"],
        .compositionMayContainGenAI: [iptc + "composite"],
        .fullyGenAIMedia: [iptc + "trainedAlgorithmicMedia"],
        .nonGenAIDigitalCreation: [iptc + "digitalCreation"],
        .partlyGenAICreation: [iptc + "compositeWithTrainedAlgorithmicMedia"],
        .screenCaptureMayContainGenAI: [iptc + "screenCapture"],
    ]

    private var edits: [Action] {
        actions.filter { !Self.inception.contains($0.name) && !Self.nonEditorial.contains($0.name) }
    }

    func holds(_ signal: AssetSignal) -> Bool {
        switch signal {
        case .mediaUnknownProvenance: return ingredient != nil && ingredient?["activeManifest"] == nil
        case .ambiguousActions:
            return actions.isEmpty || assertion?["allActionsIncluded"]?.bool != true || hasGatheredActions
                || actions.contains { !$0.name.hasPrefix("c2pa.") || $0.name == "c2pa.unknown" }
        case .nonEditorial: return actions.contains { Self.nonEditorial.contains($0.name) }
        case .perceptibleGenAI: return edits.contains { $0.source.map(Self.genAI.contains) == true }
        case .perceptibleNonGenAI: return edits.contains { $0.source.map { !Self.genAI.contains($0) } == true }
        case .perceptiblePossiblyGenAI: return edits.contains { $0.source.map(Self.possiblyGenAI.contains) == true }
        default:
            let wanted = Self.origins[signal] ?? []
            return actions.contains {
                Self.inception.contains($0.name) && $0.source.map(wanted.contains) == true
            }
        }
    }
}
