// SPDX-License-Identifier: Apache-2.0
import Foundation
package import ProvenanceRegistry

/// What one legal order asks for, as data: an example for operators, not legal advice. A profile can shorten a clock or
/// add a label; it has no field by which it could lower a safeguard.
package struct JurisdictionProfile: Codable, Sendable, Hashable {
    package enum Status: String, Codable, Sendable, CaseIterable {
        case enjoined, voluntary, draft
        case inForce = "in_force"
    }
    /// What starts its clock.
    package enum Trigger: String, Codable, Sendable, CaseIterable {
        case notice
        case authorityOrder = "authority_order"
        case electionWindow = "election_window"
        case disclosure
    }
    package struct Window: Codable, Sendable, Hashable {
        /// Hours before the polls open, and after they close.
        package let beforeHours: Int
        package let afterHours: Int

        enum CodingKeys: String, CodingKey {
            case beforeHours = "before_hours"
            case afterHours = "after_hours"
        }
    }

    package let id: String
    package let basis: String
    /// ISO 3166 codes.
    package let appliesTo: [String]
    package let status: Status
    package let trigger: Trigger
    /// Hours for a decision; nil: "without undue delay", which sets no clock.
    package let clockHours: Int?
    package let window: Window?
    package let labelText: String?
    package let labelGeometry: String?
    /// Hours within which the reporter is answered.
    package let answerHours: Int?
    package let notes: String
    /// The day on which somebody last looked it up.
    package let checkedOn: String

    enum CodingKeys: String, CodingKey {
        case id, basis, status, trigger, window, notes
        case appliesTo = "applies_to"
        case clockHours = "clock_hours"
        case labelText = "label_text"
        case labelGeometry = "label_geometry"
        case answerHours = "answer_hours"
        case checkedOn = "checked_on"
    }

    /// The clock that starts for a case at `moment`; nil where none does. Only law in force sets one.
    package func clock(jurisdiction: String, isOrder: Bool, elections: [Election], at moment: Timestamp)
        -> Case.LegalClock?
    {
        guard status == .inForce, appliesTo.contains(jurisdiction), let clockHours else { return nil }
        switch trigger {
        case .notice: break
        case .authorityOrder: guard isOrder else { return nil }
        case .electionWindow:
            guard let window,
                elections.contains(where: { election in
                    election.jurisdiction == jurisdiction
                        && moment >= election.opens.adding(seconds: -Int64(window.beforeHours) * 3600)
                        && moment <= election.closes.adding(seconds: Int64(window.afterHours) * 3600)
                })
            else { return nil }
        case .disclosure: return nil
        }
        return Case.LegalClock(profile: id, basis: basis, due: moment.adding(seconds: Int64(clockHours) * 3600))
    }

    /// The profiles that come with the program.
    /// - Throws: `DecodingError` where one of them is not of this form.
    package static func bundled() throws -> [JurisdictionProfile] {
        try JSONDecoder().decode(
            [JurisdictionProfile].self, from: Data(PackageResources.jurisdictions_json))
    }
}
