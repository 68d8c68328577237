// SPDX-License-Identifier: Apache-2.0

/// How a file came to be, as its publisher states it: the terms of IPTC's digital source type vocabulary that
/// Countersign offers.
public enum SourceType: String, Sendable, Hashable, Codable, CaseIterable {
    /// Captured with a camera or recorder.
    case captured = "digitalCapture"
    /// Edited by a person from captured material.
    case edited = "humanEdits"
    /// Made by a generative model.
    case generated = "trainedAlgorithmicMedia"
    /// Partly made by a generative model.
    case compositeGenerated = "compositeWithTrainedAlgorithmicMedia"
    /// A picture of a screen.
    case screen = "screenCapture"

    /// The term as an address, the form that stands in manifests.
    public var uri: String { "http://cv.iptc.org/newscodes/digitalsourcetype/\(rawValue)" }

    /// The short words of the command line: `captured`, `edited`, `ai`, `composite-ai`, `screen`.
    public var shortName: String {
        switch self {
        case .captured: "captured"
        case .edited: "edited"
        case .generated: "ai"
        case .compositeGenerated: "composite-ai"
        case .screen: "screen"
        }
    }

    /// Reads a short word.
    public init?(shortName: String) {
        guard let match = SourceType.allCases.first(where: { $0.shortName == shortName }) else { return nil }
        self = match
    }

    /// Whether the statement is that a generative model made all or part of it.
    public var isGenerated: Bool { self == .generated || self == .compositeGenerated }
}
