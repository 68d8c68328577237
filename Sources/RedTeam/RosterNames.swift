// SPDX-License-Identifier: Apache-2.0
public import PromptSafety

/// The names of a roster's people, to be looked for in requests and put in each other's place.
public struct RosterNames: Sendable {
    struct Person: Sendable {
        var id: String
        var name: String
        /// The name and what else the person is called, the longest first.
        var forms: [String]
        var roles: [String]
        var office: String?
        var scripts: [String: String]
        var descriptors: [String]

        /// The last word of the name, with what a name joined by a hyphen has before it.
        var surname: String { name.split(separator: " ").last.map(String.init) ?? name }
    }

    let people: [Person]

    /// The names of a roster.
    public init(_ roster: Roster) {
        people = roster.people.map { person in
            let forms = Set([person.name] + (person.aliases ?? []))
            return Person(
                id: person.id, name: person.name, forms: forms.sorted { ($1.count, $0) < ($0.count, $1) },
                roles: (person.roles ?? []).sorted(), office: person.office, scripts: person.scripts ?? [:],
                descriptors: person.publicDescriptors ?? [])
        }
    }

    /// The names that stand in a text, as they stand there; each person once, by the longest form.
    func names(in text: String) -> [String] {
        people.compactMap { person in person.forms.first { text.contains($0) } }
    }

    /// A text in which people are named otherwise.
    func replacing(in text: String, with mutator: Mutator, _ random: inout SeededGenerator) -> String {
        var text = text
        for person in people {
            guard let form = person.forms.first(where: text.contains) else { continue }
            let other: String? =
                switch mutator {
                case .alias: person.forms.filter { $0 != form }.randomElement(using: &random)
                case .descriptor:
                    person.descriptors.count >= 2
                        ? "the one known for: \(person.descriptors[0]), \(person.descriptors[1])" : nil
                case .transliteration:
                    person.scripts.sorted { $0.key < $1.key }.map(\.value).randomElement(using: &random)
                        ?? Transliteration.cyrillic(form)
                default: nil
                }
            if let other { text = text.replacing(form, with: other) }
        }
        return text
    }
}

/// Latin letters to Cyrillic ones by sound, roughly as passports do it backwards (ICAO Doc 9303).
enum Transliteration {
    private static let pairs: [(String, String)] = [
        ("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ya", "я"), ("yu", "ю"),
        ("a", "а"), ("b", "б"), ("c", "к"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"),
        ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"),
        ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "й"), ("z", "з"),
    ]

    static func cyrillic(_ name: String) -> String {
        var result = ""
        var rest = Substring(name.lowercased())
        while let first = rest.first {
            if let pair = pairs.first(where: { rest.hasPrefix($0.0) }) {
                result += pair.1
                rest = rest.dropFirst(pair.0.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}
