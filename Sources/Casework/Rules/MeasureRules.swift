// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// What a decision must have to be one. Every fault is listed, so that a person can mend them all at once.
package enum MeasureRules {
    package static let minimumFacts = 50

    /// The faults of a decision; empty: none.
    /// - Parameters:
    ///   - elements: as assessed.
    ///   - evidence: what the case holds, by identifier.
    package static func faults(
        of content: Decision.Content, elements: [ElementAssessment], evidence: [String: Evidence], isProvisional: Bool
    ) -> [Refusal.Fault] {
        var faults: [Refusal.Fault] = []
        if content.clause.isEmpty { faults.append(.clauseMissing) }
        if content.facts.unicodeScalars.count < minimumFacts { faults.append(.factsTooShort) }
        if content.exemptionsConsidered.isEmpty { faults.append(.exemptionsUnanswered) }
        if !fits(content) { faults.append(.measuresDoNotFitOutcome) }
        faults += elementFaults(content, elements, evidence, isProvisional)
        faults += lesserFaults(content)
        if isProvisional {
            let tooStrong = content.measures.contains { $0 == .remove || $0 == .terminate }
            if tooStrong { faults.append(.tooStrongForProvisional) }
        }
        return faults
    }

    /// Whether the measures are those that the outcome names.
    private static func fits(_ content: Decision.Content) -> Bool {
        let strongest = content.measures.filter { !$0.isOnAccount }.max { $0.step < $1.step }
        guard Set(content.measures).count == content.measures.count else { return false }
        switch content.outcome {
        case .noViolation, .exempt, .refer: return content.measures.isEmpty
        case .label: return strongest == .label
        case .context: return strongest == .context
        case .limit: return strongest == .limit
        case .disable: return strongest == .disable
        case .remove: return strongest == .remove
        case .accountMeasure: return strongest == nil && content.measures.contains { $0.isOnAccount }
        }
    }

    private static func elementFaults(
        _ content: Decision.Content, _ elements: [ElementAssessment], _ evidence: [String: Evidence],
        _ isProvisional: Bool
    ) -> [Refusal.Fault] {
        var faults: [Refusal.Fault] = []
        let byElement = Dictionary(elements.map { ($0.element, $0) }, uniquingKeysWith: { $1 })
        if content.outcome != .refer, Element.allCases.contains(where: { byElement[$0] == nil }), !isProvisional {
            faults.append(.elementsMissing)
        }
        guard !content.measures.isEmpty else { return faults }
        func shown(_ element: Element) -> Bool {
            guard let assessment = byElement[element], assessment.confidence != .notShown else { return false }
            return assessment.evidence.contains {
                evidence[$0.description]?.deletedAt == nil && evidence[$0.description] != nil
            }
        }
        // A label needs the alteration and one thing beside it; everything stronger needs all five (a provisional
        // measure the first four).
        let strongerThanLabel = content.measures.contains { $0 != .label }
        let needed: [Element] =
            isProvisional
            ? [.synthetic, .protectedSubject, .convincing, .deceptive]
            : strongerThanLabel ? Element.allCases : [.synthetic]
        if !needed.allSatisfy(shown) { faults.append(.elementsNotShown) }
        if ![Element.protectedSubject, .convincing, .deceptive].contains(where: shown) {
            faults.append(.originAloneIsNoGround)
        }
        // A detector's score, or the lack of a credential, is a hint (I2).
        let origin = byElement[.synthetic]?.evidence.compactMap { evidence[$0.description]?.type } ?? []
        if origin.allSatisfy({ $0 == .detector }) { faults.append(.originAloneIsNoGround) }
        return faults
    }

    private static func lesserFaults(_ content: Decision.Content) -> [Refusal.Fault] {
        let open = content.measures.filter { $0.isOnAccount ? $0.step > 1 : $0.step > 2 }
            .flatMap(\.lesser)
            .filter { !content.measures.contains($0) && (content.whyNotLesser[$0] ?? "").isEmpty }
        return open.isEmpty ? [] : [.lesserMeasuresUnanswered]
    }
}
