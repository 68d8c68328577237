// SPDX-License-Identifier: Apache-2.0

/// Why a command was not carried out. Nothing changed but the audit log, which tells of the attempt.
package struct Refusal: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Codable, CaseIterable {
        /// Not in the table (HTTP 409).
        case invalidTransition = "invalid_transition"
        /// Somebody else changed it first (HTTP 409).
        case versionConflict = "version_conflict"
        /// The role may not (HTTP 403).
        case forbidden
        /// The role may, this person may not: he took part in it (HTTP 403).
        case separationOfDuty = "separation_of_duty"
        /// Something is missing or against a rule (HTTP 422).
        case guardFailed = "guard_failed"
        /// No such thing (HTTP 404).
        case notFound = "not_found"
    }
    /// What exactly is missing; each is shown at its field.
    package enum Fault: String, Sendable, Codable, CaseIterable {
        case clauseMissing = "clause_missing"
        case factsTooShort = "facts_too_short"
        case exemptionsUnanswered = "exemptions_unanswered"
        case measuresDoNotFitOutcome = "measures_do_not_fit_outcome"
        case elementsMissing = "elements_missing"
        case elementsNotShown = "elements_not_shown"
        case originAloneIsNoGround = "origin_alone_is_no_ground"
        case lesserMeasuresUnanswered = "lesser_measures_unanswered"
        case tooStrongForProvisional = "too_strong_for_provisional"
        case confirmByMissing = "confirm_by_missing"
        case provisionalInEffect = "provisional_in_effect"
        case evidenceMissing = "evidence_missing"
        case evidenceNeeded = "evidence_needed"
        case reasonMissing = "reason_missing"
        case goodFaithMissing = "good_faith_missing"
        case nothingReported = "nothing_reported"
        case windowClosed = "window_closed"
        case alreadyAppealed = "already_appealed"
        case notAParty = "not_a_party"
        case machineCannotDecide = "machine_cannot_decide"
        case notLesser = "not_lesser"
        case notYet = "not_yet"
        case noSuchAccount = "no_such_account"
        case decisionNotFinal = "decision_not_final"
        /// One person alone made the decision; a second one has to look before it is shared.
        case secondReviewMissing = "second_review_missing"
        /// Merging needs an older, open case about the same material.
        case noCaseToMergeInto = "no_case_to_merge_into"
        case hold
    }
    package let code: Code
    package let faults: [Fault]
    /// The object it was about, or its kind.
    package let object: String

    package init(_ code: Code, _ object: String, _ faults: [Fault] = []) {
        self.code = code
        self.object = object
        self.faults = faults
    }

    /// The HTTP status that says the same.
    package var status: Int {
        switch code {
        case .invalidTransition, .versionConflict: 409
        case .forbidden, .separationOfDuty: 403
        case .guardFailed: 422
        case .notFound: 404
        }
    }
}
