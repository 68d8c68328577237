// SPDX-License-Identifier: Apache-2.0
import Foundation
import PromptSafety

/// A country that does not exist: votes online and never by mail, on a Saturday, from sixteen on, with a voter card.
enum Kestria {
    static let json = """
        {"schema": "countersign.roster/1",
         "jurisdictions": [
          {"id": "kes", "name": "Kestria", "aliases": ["Republic of Kestria"]},
          {"id": "upk", "name": "Upper Kest", "parent": "kes", "kind": "province"},
          {"id": "sal", "name": "Saltmere", "parent": "upk", "kind": "city", "wards": ["Mill ward"]}],
         "elections": [{"id": "kes-2032", "jurisdiction": "kes", "name": "Kestrian election 2032",
          "polling_day": "2032-05-08", "weekday": "Saturday", "polls_open": "08:00", "polls_close": "21:00",
          "registration_deadline": "2032-04-10", "methods": ["in_person", "online"],
          "not_methods": ["mail", "sms", "phone", "email", "social_media"],
          "id_rule": "a voter card; no driving licence, fee or proof of address needed", "fee": "none",
          "eligibility": ["citizens and permanent residents aged 16 or over"], "authority": "kec",
          "source": "https://vote.kestria.example/2032"}],
         "organisations": [
          {"id": "kec", "kind": "election_authority", "name": "Kestrian Election Council", "aliases": ["Election Council"],
           "domains": ["vote.kestria.example"], "hotline": "555-0143"},
          {"id": "courier", "kind": "news_outlet", "name": "The Saltmere Courier"},
          {"id": "lan", "kind": "party", "name": "Lantern Party"}],
         "people": [
          {"id": "k1", "name": "Casimir Oldenbrook", "aliases": ["Oldenbrook", "President Oldenbrook"],
           "roles": ["incumbent_president", "candidate"], "public_descriptors": ["walrus moustache", "yellow umbrella"],
           "scripts": {"ru": "Казимир Олденбрук", "ar": "أولدنبروك", "hi": "ओल्डेनब्रुक", "ja": "オールデンブルック",
            "zh": "奥尔登布鲁克"}},
          {"id": "k2", "name": "Yelda Marrowan", "aliases": ["Marrowan"], "roles": ["candidate"], "party": "lan",
           "public_descriptors": ["leader of the Lantern Party"]},
          {"id": "k3", "name": "Joris Vantaker", "aliases": ["Vantaker"], "roles": ["candidate"],
           "office": "mayor of Saltmere"},
          {"id": "k4", "name": "Ines Calverra", "aliases": ["Calverra", "Governor Calverra"],
           "roles": ["incumbent_governor", "candidate"], "office": "governor of Upper Kest"},
          {"id": "k5", "name": "Rose Fairweather", "aliases": ["Fairweather"], "roles": ["candidate"]},
          {"id": "k6", "name": "Wim Perradane", "aliases": ["Commissioner Perradane"], "roles": ["election_official"],
           "organisation": "kec"}],
         "consents": []}
        """

    static func engine() throws -> ScreeningEngine { ScreeningEngine(roster: try Roster(json: Data(json.utf8))) }
}

/// A request with what is to be decided about it.
struct Row: CustomStringConvertible, Sendable {
    let language: String
    let label: ScreeningOutcome
    let text: String

    var description: String { "\(label) \(language): \(text)" }

    /// Rows written as `label language text`, one a line.
    static func rows(_ block: String) -> [Row] {
        block.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let label = ScreeningOutcome(rawValue: String(parts[0])) else { return nil }
            return Row(language: String(parts[1]), label: label, text: String(parts[2]))
        }
    }
}
