// SPDX-License-Identifier: Apache-2.0

/// A day as texts name it: the year is often left out.
struct CalendarDay: Hashable, Sendable {
    var year: Int?
    var month: Int
    var day: Int?

    /// Whether two namings can mean the same day.
    func agrees(with other: CalendarDay) -> Bool {
        if let year, let theirs = other.year, year != theirs { return false }
        if let day, let theirs = other.day, day != theirs { return false }
        return month == other.month
    }

    /// The day of the week, Monday 0, of a complete day (Zeller's congruence).
    var weekday: Int? {
        guard let year, let day, (1...9999).contains(year), (1...12).contains(month) else { return nil }
        let shifted = month < 3 ? month + 12 : month
        let years = month < 3 ? year - 1 : year
        let value = day + 13 * (shifted + 1) / 5 + years + years / 4 - years / 100 + years / 400
        return (value + 5) % 7
    }

    /// "2031-10-19", or the date part of a timestamp.
    init?(iso text: String) {
        let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else { return nil }
        self.init(year: parts[0], month: parts[1], day: parts[2])
    }

    init(year: Int?, month: Int, day: Int?) {
        self.year = year
        self.month = month
        self.day = day
    }
}

/// A way to cast a vote.
enum VotingMethod: String, Sendable, CaseIterable {
    case mail, sms, phone, email, online, social, inperson, proxy, early
}

/// A paper that a voter may be asked for.
enum VoterPaper: String, Sendable, CaseIterable {
    case photo = "idphoto"
    case licence = "idlicence"
    case passport = "idpassport"
    case voterCard = "idvotercard"
    case address = "idaddress"
    case birth = "idbirth"
    case tax = "idtax"
}

/// What the roster states of one election, as far as claims can be checked against it.
struct ElectionFacts: Sendable {
    var source = ""
    var pollingDay: CalendarDay?
    /// Other days on which votes are cast, named with the word "early" in the roster.
    var earlyDays: [CalendarDay] = []
    var opens: Int?
    var closes: Int?
    var registrationDeadline: CalendarDay?
    var mailDeadline: CalendarDay?
    var mailDeadlineMinutes: Int?
    var methods: Set<VotingMethod> = []
    var notMethods: Set<VotingMethod> = []
    var papersNeeded: Set<VoterPaper> = []
    var papersNotNeeded: Set<VoterPaper> = []
    var isFree: Bool?
    var minimumAge: Int?
    var admitsForeigners = false
    /// Whether the roster states who may vote at all.
    var statesEligibility = false

    init(_ tree: JSONTree, matcher: LexiconMatcher) {
        source = tree["source"]?.strings.first ?? ""
        pollingDay = tree["polling_day"]?.strings.first.flatMap(CalendarDay.init(iso:))
        opens = tree["polls_open"]?.strings.first.flatMap(Self.minutes)
        closes = tree["polls_close"]?.strings.first.flatMap(Self.minutes)
        registrationDeadline = tree["registration_deadline"]?.strings.first.flatMap(CalendarDay.init(iso:))
        if let mail = (tree["mail_ballot_deadline"] ?? tree["postal_ballot_deadline"])?.strings.first {
            mailDeadline = CalendarDay(iso: mail)
            if let time = mail.split(separator: "T").dropFirst().first {
                mailDeadlineMinutes = Self.minutes(String(time))
            }
        }
        methods = Set((tree["methods"]?.strings ?? []).compactMap(Self.method))
        notMethods = Set((tree["not_methods"]?.strings ?? []).compactMap(Self.method)).subtracting(methods)
        if let fee = tree["fee"]?.strings.first {
            isFree = ["none", "no", "0", "free", "no fee"].contains(fee.lowercased())
        }
        if case .object(let members) = tree {
            for (key, value) in members.sorted(by: { $0.key < $1.key })
            where key.contains("early") || key.contains("advance") {
                earlyDays += value.strings.compactMap(CalendarDay.init(iso:))
            }
        }
        readEligibility(tree["eligibility"]?.strings ?? [], matcher)
        readPapers(tree["id_rule"]?.strings ?? [], matcher)
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":").prefix(2).compactMap { Int($0.prefix(2)) }
        guard parts.count == 2, (0...24).contains(parts[0]), (0...59).contains(parts[1]) else { return nil }
        return parts[0] * 60 + parts[1]
    }

    private static func method(_ name: String) -> VotingMethod? {
        switch name.lowercased() {
        case "in_person", "in-person", "polling_station", "polling_place": .inperson
        case "mail", "post", "postal", "by_mail": .mail
        case "sms", "text", "text_message": .sms
        case "phone", "telephone": .phone
        case "email", "e-mail": .email
        case "online", "internet", "web", "app": .online
        case "social_media", "social": .social
        case "proxy": .proxy
        case "early", "early_voting", "early_in_person", "advance": .early
        default: nil
        }
    }

    private mutating func readEligibility(_ rules: [String], _ matcher: LexiconMatcher) {
        statesEligibility = !rules.isEmpty
        for rule in rules {
            let view = Tokenizer.view(of: TracedText(rule, limit: 500))
            for index in view.tokens.indices {
                if let age = view.number(index), (14...25).contains(age) {
                    minimumAge = minimumAge.map { min($0, age) } ?? age
                }
            }
            let hits = matcher.hits(in: view, index: 0, isName: { _ in true })
            let denies = hits.contains { $0.slot == .cannot || $0.slot == .neg }
            if !denies, hits.contains(where: { $0.slot == .noncitizen }) { admitsForeigners = true }
        }
    }

    /// "any photo identity card; no voter card or fee needed": what stands after a "no" is not needed.
    private mutating func readPapers(_ rules: [String], _ matcher: LexiconMatcher) {
        for rule in rules {
            for part in rule.split(whereSeparator: { ";.".contains($0) }) {
                let view = Tokenizer.view(of: TracedText(String(part), limit: 500))
                var hits = matcher.hits(in: view, index: 0, isName: { _ in true })
                hits.sort { $0.first < $1.first }
                let negation = hits.first { $0.slot == .neg }?.first ?? Int.max
                for hit in hits {
                    guard let paper = VoterPaper(rawValue: hit.slot.name) else { continue }
                    if hit.first > negation { papersNotNeeded.insert(paper) } else { papersNeeded.insert(paper) }
                }
            }
        }
        papersNotNeeded.subtract(papersNeeded)
    }
}
