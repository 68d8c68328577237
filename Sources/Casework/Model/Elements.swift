// SPDX-License-Identifier: Apache-2.0

/// The five things that make deceptive AI election content; a measure stronger than a label needs all of them.
package enum Element: String, Codable, Sendable, CaseIterable, Comparable {
    /// E1: synthetic or altered.
    case synthetic = "E1"
    /// E2: a protected subject, or the voting process.
    case protectedSubject = "E2"
    /// E3: a reasonable viewer could take it for a record of reality.
    case convincing = "E3"
    /// E4: it shows what did not happen, or contradicts the election's facts.
    case deceptive = "E4"
    /// E5: no exemption applies.
    case noExemption = "E5"

    package static func < (left: Element, right: Element) -> Bool { left.rawValue < right.rawValue }
}

/// What somebody found about one element.
package struct ElementAssessment: Codable, Sendable, Hashable {
    package enum Confidence: String, Codable, Sendable, CaseIterable, Comparable {
        case notShown = "not_shown"
        case likely, established

        private var order: Int { self == .notShown ? 0 : self == .likely ? 1 : 2 }
        package static func < (left: Confidence, right: Confidence) -> Bool { left.order < right.order }
    }
    package let element: Element
    package let confidence: Confidence
    package let evidence: [EvidenceID]
    /// In the assessor's words.
    package let note: String
    /// Set by the handler.
    package var assessor: String

    package init(
        element: Element, confidence: Confidence, evidence: [EvidenceID], note: String = "", assessor: String = ""
    ) {
        self.element = element
        self.confidence = confidence
        self.evidence = evidence
        self.note = note
        self.assessor = assessor
    }
}

/// Why something that is synthetic may still stay.
package enum Exemption: String, Codable, Sendable, CaseIterable {
    case satire, news, education, consent
    case minorEdit = "minor_edit"
}
