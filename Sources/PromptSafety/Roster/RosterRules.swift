// SPDX-License-Identifier: Apache-2.0

extension Roster {
    /// What keeps the roster from being imported, in words; empty where nothing does. A roster that is read from a file
    /// of the operator's own is not held to all of this.
    public var faults: [String] {
        var faults: [String] = []
        if number == nil { faults.append("there is no \"version\": a whole number that grows with every issue") }
        for election in elections {
            let name = election["id"]?.strings.first ?? "an election without \"id\""
            let source = election["source"]?.strings.first ?? ""
            if !source.hasPrefix("https://"), !source.hasPrefix("http://") {
                faults.append("\(name) has no \"source\": facts without the address where they stand are not used")
            }
            if election["polling_day"]?.strings.first.flatMap(CalendarDay.init(iso:)) == nil {
                faults.append("\(name) has no \"polling_day\" as in 2034-03-12")
            }
        }
        var seen: Set<String> = []
        for person in people {
            if !seen.insert(person.id).inserted { faults.append("\(person.id) is there twice") }
            if (person.roles ?? []).isEmpty {
                faults.append("\(person.id) has no \"roles\": private persons are not entered")
            }
        }
        for consent in consents {
            if !seen.contains(consent.person) { faults.append("a consent names \(consent.person), who is not there") }
            if (consent.signature ?? "").isEmpty {
                faults.append("the consent of \(consent.person) has no \"signature\"")
            }
            if (consent.agent ?? "").isEmpty { faults.append("the consent of \(consent.person) names no \"agent\"") }
            if consent.modalities.isEmpty {
                faults.append("the consent of \(consent.person) has no \"scope\" with a \"modality\"")
            }
            if CalendarDay(iso: consent.from ?? "") == nil || CalendarDay(iso: consent.to ?? "") == nil {
                faults.append("the consent of \(consent.person) has no days \"from\" and \"to\"")
            }
        }
        return faults
    }

    /// Whether a person let an agent use likeness or voice.
    /// - Parameters:
    ///   - person: the person's identifier in the roster.
    ///   - agents: what the one who asks is known as.
    ///   - modality: `image`, `audio` or `video`.
    ///   - day: as in `2034-01-31`.
    public func hasConsent(of person: String, for agents: Set<String>, modality: String, on day: String) -> Bool {
        consents.contains { consent in
            consent.person == person && consent.agent.map(agents.contains) == true
                && consent.modalities.contains(modality) && !(consent.signature ?? "").isEmpty
                // Days in this form compare as texts do.
                && (consent.from.map { $0.prefix(10) <= day } ?? false)
                && (consent.to.map { day <= $0.prefix(10) } ?? false)
        }
    }
}
