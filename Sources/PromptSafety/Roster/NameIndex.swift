// SPDX-License-Identifier: Apache-2.0

/// What a protected name belongs to.
struct ProtectedEntity: Sendable {
    enum Kind: Sendable { case person, authority, outlet, party, organisation, place }

    var kind: Kind
    var id: String
    var label: String
    /// The offices that a person holds or seeks.
    var offices: Set<Slot> = []
    var isOfficial = false
    /// The organisation or place that an office of this person is of, as entity indices.
    var belongsTo: Set<Int> = []
    /// Words by which the public knows the person; each inner list must occur together.
    var descriptors: [[[UInt32]]] = []
    var hasConsent = false
}

/// One way to name an entity.
struct ProtectedName: Sendable {
    enum Form: Sendable { case whole, alias, derived, acronym }

    var entity: Int
    var tokens: [Int]
    var form: Form
    /// Whether each word of it is an everyday word as well.
    var isEveryday: Bool
}

/// The roster's names, ready for look-up by exact, inflected, misspelt and transliterated words.
struct NameIndex: Sendable {
    private(set) var entities: [ProtectedEntity] = []
    private(set) var names: [ProtectedName] = []
    /// Words of names by hash.
    private(set) var words = KeyTable(minimumCapacity: 1024)
    private(set) var wordScalars: [[UInt32]] = []
    /// Words without the vowel or adjective ending that inflection replaces.
    private(set) var stems = KeyTable(minimumCapacity: 1024)
    private(set) var spelling = SpellingIndex()
    /// Words by sound, one bucket a key.
    private(set) var sounds = KeyTable(minimumCapacity: 1024)
    private(set) var soundBuckets: [[Int32]] = []
    /// The names that begin with each word.
    private(set) var namesByFirstWord: [[Int32]] = []

    private var peopleByOffice: [Slot: [Int]] = [:]
    private var peopleByBody: [Int: [Int]] = [:]
    /// Descriptors by the first letters of their longest word.
    private var descriptorTable = KeyTable()
    private var descriptorBuckets: [[(person: Int, descriptor: Int)]] = []

    private let commonWords: CommonWords
    private let lexicon: Lexicon

    init(_ roster: Roster, lexicon: Lexicon, commonWords: CommonWords) {
        self.commonWords = commonWords
        self.lexicon = lexicon
        var placeByID: [String: Int] = [:]
        for place in roster.jurisdictions {
            placeByID[place.id] = addEntity(.place, place.id, place.name)
            let all =
                [place.name] + (place.aliases ?? []) + (place.names ?? [:]).sorted { $0.key < $1.key }.map(\.value)
            for name in all + (place.wards ?? []) { addName(name, .alias) }
        }
        var organisationByID: [String: Int] = [:]
        for organisation in roster.organisations {
            let kind: ProtectedEntity.Kind =
                switch organisation.kind ?? "" {
                case let kind where kind.contains("election") || kind.contains("authority"): .authority
                case let kind
                where ["news", "outlet", "broadcaster", "media", "paper"].contains(where: kind.contains): .outlet
                case let kind where kind.contains("party"): .party
                default: .organisation
                }
            organisationByID[organisation.id] = addEntity(kind, organisation.id, organisation.name)
            addName(organisation.name, .whole)
            let names = (organisation.names ?? [:]).sorted { $0.key < $1.key }.map(\.value)
            for name in (organisation.aliases ?? []) + names { addName(name, .alias) }
            for article in ["The ", "the "] where organisation.name.hasPrefix(article) {
                addName(String(organisation.name.dropFirst(article.count)), .alias)
            }
        }
        let consented = Set(roster.consents.map(\.person))
        for person in roster.people {
            let index = addEntity(.person, person.id, person.name)
            entities[index].hasConsent = consented.contains(person.id)
            describe(index, person, placeByID, organisationByID)
            addName(person.name, .whole)
            addSurname(of: person.name)
            for alias in person.aliases ?? [] { addName(alias, .alias) }
            for script in (person.scripts ?? [:]).sorted(by: { $0.key < $1.key }) {
                addName(script.value, script.value.contains(where: { " ·・＝".contains($0) }) ? .whole : .alias)
                addSurname(of: script.value)
            }
        }
        indexPeople()
    }

    var hasDescriptors: Bool { !descriptorBuckets.isEmpty }

    /// The people who hold or seek an office.
    func holders(of office: Slot) -> [Int] { peopleByOffice[office] ?? [] }

    /// The people of a place, party or organisation who hold or seek an office there; a leader is anybody of it.
    func people(of body: Int, holding office: Slot) -> [Int] {
        let people = peopleByBody[body] ?? []
        let isOrganisation = entities[body].kind == .party || entities[body].kind == .authority
        if isOrganisation, office == .leader || office == .candidate || office == .commissioner {
            return Array(people.prefix(4))
        }
        let holders = people.prefix(64).filter { entities[$0].offices.contains(office) }
        return Array(holders.prefix(4))
    }

    /// The descriptors whose longest word stands at a token, and whose other words stand within twelve of it.
    func descriptors(startingAt view: TextView, _ token: Int) -> [(person: Int, descriptor: Int)] {
        guard let bucket = descriptorTable.value(Self.descriptorKey(view.text(view.tokens[token]))) else { return [] }
        return descriptorBuckets[bucket].prefix(32).filter { entry in
            entities[entry.person].descriptors[entry.descriptor].allSatisfy { word in
                let stem = word.prefix(max(4, word.count - 2))
                let near = max(0, token - 12)..<min(view.tokens.count, token + 13)
                return near.contains { view.text(view.tokens[$0]).starts(with: stem) }
            }
        }
    }

    private static func descriptorKey(_ word: ArraySlice<UInt32>) -> UInt64 { WordHash.of(word.prefix(5)) }

    private mutating func indexPeople() {
        for (index, entity) in entities.enumerated() where entity.kind == .person {
            for office in Slot.offices where entity.offices.contains(office) {
                peopleByOffice[office, default: []].append(index)
            }
            for body in entity.belongsTo.sorted() { peopleByBody[body, default: []].append(index) }
            for (number, descriptor) in entity.descriptors.enumerated() {
                guard let longest = descriptor.max(by: { $0.count < $1.count }) else { continue }
                let key = Self.descriptorKey(longest[...])
                if let bucket = descriptorTable.value(key) {
                    descriptorBuckets[bucket].append((index, number))
                } else {
                    descriptorTable.insert(key, descriptorBuckets.count)
                    descriptorBuckets.append([(index, number)])
                }
            }
        }
    }

    private mutating func addEntity(_ kind: ProtectedEntity.Kind, _ id: String, _ label: String) -> Int {
        entities.append(ProtectedEntity(kind: kind, id: id, label: label))
        return entities.count - 1
    }

    /// Offices and descriptors of a person, read with the English lexicon: roster files are written in English.
    private mutating func describe(
        _ index: Int, _ person: Roster.Person, _ places: [String: Int], _ organisations: [String: Int]
    ) {
        let matcher = LexiconMatcher(lexicon: lexicon, commonWords: commonWords)
        let officeTexts =
            (person.roles ?? []).map { $0.replacing("_", with: " ") } + [person.office].compactMap { $0 }
        for text in officeTexts {
            let view = Tokenizer.view(of: TracedText(text, limit: 400))
            for hit in matcher.hits(in: view, index: 0, isName: { _ in true }) {
                if Slot.offices.contains(hit.slot) { entities[index].offices.insert(hit.slot) }
                if hit.slot == .official || hit.slot == .commissioner { entities[index].isOfficial = true }
            }
            for (id, place) in places.sorted(by: { $0.key < $1.key }) {
                if text.contains(entities[place].label) { entities[index].belongsTo.insert(place) }
                _ = id
            }
        }
        if person.organisation.flatMap({ organisations[$0] }).map({ entities[$0].kind == .authority }) == true {
            entities[index].isOfficial = true
        }
        for organisation in [person.party, person.organisation].compactMap({ $0 }) {
            if let found = organisations[organisation] { entities[index].belongsTo.insert(found) }
        }
        // A head of state or government belongs to the country, whatever the file says of provinces.
        if !entities[index].offices.isDisjoint(with: [.president, .premier, .chancellor, .monarch]),
            let country = places.values.min()
        {
            entities[index].belongsTo.insert(country)
        }
        for descriptor in person.publicDescriptors ?? [] {
            let view = Tokenizer.view(of: TracedText(descriptor, limit: 400))
            let content = view.tokens.map { Array(view.text($0)) }.filter { $0.count > 3 }
            if !content.isEmpty { entities[index].descriptors.append(content) }
        }
    }

    private mutating func addSurname(of name: String) {
        let parts = name.split(whereSeparator: { " ·・＝".contains($0) })
        guard parts.count > 1, let surname = parts.last else { return }
        addName(String(surname), .derived)
        // Both halves of a double name stand for it.
        for half in surname.split(separator: "-") where surname.contains("-") && half.count >= 5 {
            addName(String(half), .derived)
        }
    }

    private mutating func addName(_ text: String, _ form: ProtectedName.Form) {
        let view = Tokenizer.view(of: TracedText(text, limit: 200))
        let unspaced = view.tokens.first?.kind == .unspaced
        var pieces = view.tokens.map { Array(view.text($0)) }
        if unspaced {
            pieces = []
            var previousEnd: Int32 = -1
            for token in view.tokens {
                if token.runEnd == previousEnd { continue }
                pieces.append(Array(view.scalars[Int(token.start)..<Int(token.runEnd)]))
                previousEnd = token.runEnd
            }
        }
        guard !pieces.isEmpty, pieces.count > 1 || pieces[0].count >= 2 else { return }
        let isEveryday = pieces.allSatisfy { commonWords.contains($0[...]) || lexicon.knows($0) }
        let acronym = pieces.count == 1 && pieces[0].count <= 5 && text == text.uppercased() && !unspaced
        let ids = pieces.map { word($0) }
        let index = names.count
        names.append(
            ProtectedName(
                entity: entities.count - 1, tokens: ids, form: acronym ? .acronym : form, isEveryday: isEveryday))
        namesByFirstWord[ids[0]].append(Int32(index))
    }

    private mutating func word(_ scalars: [UInt32]) -> Int {
        let hash = WordHash.of(scalars)
        if let known = words.value(hash) { return known }
        let id = wordScalars.count
        words.insert(hash, id)
        wordScalars.append(scalars)
        namesByFirstWord.append([])
        guard let first = scalars.first, CharacterFolding.shared.characterClass(first) == .letter else { return id }
        if scalars.count >= 5 { spelling.insert(scalars, id: id) }
        if scalars.count >= 6 {
            let dropped = Self.endingLength(scalars)
            if dropped > 0 { stems.insert(WordHash.of(scalars.dropLast(dropped)), id) }
        }
        for key in SoundKey.keys(ofLatin: first < 0x250 ? scalars : Romanisation.latin(scalars[...]) ?? [])
        where SoundKey.length(key) >= 3 {
            if let bucket = sounds.value(key) {
                soundBuckets[bucket].append(Int32(id))
            } else {
                sounds.insert(key, soundBuckets.count)
                soundBuckets.append([Int32(id)])
            }
        }
        return id
    }

    /// How many letters inflection replaces: "-ий", "-ая", "-ski", "-a", "-o".
    private static func endingLength(_ word: [UInt32]) -> Int {
        guard let last = word.last else { return 0 }
        let before = word[word.count - 2]
        if [0x438, 0x44B, 0x43E, 0x456].contains(before), last == 0x439 { return 2 }  // -ий -ый -ой -ій
        if before == 0x430, last == 0x44F { return 2 }  // -ая
        if [0x61, 0x69, 0x6F, 0x65, 0x79, 0x430, 0x44F, 0x43E, 0x439, 0x44C, 0x438].contains(last) { return 1 }
        return 0
    }
}
