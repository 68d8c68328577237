// SPDX-License-Identifier: Apache-2.0
import PromptSafety
import Testing

@Suite("Facts of several elections")
struct ElectionChoiceTests {
    private static let json = """
        {"schema": "countersign.roster/1", "version": 3,
         "jurisdictions": [
            {"id": "cor", "name": "Corvane"}, {"id": "ost", "name": "Ostwick"},
            {"id": "mil", "name": "Millbrae", "parent": "ost"}],
         "elections": [
            {"id": "cor-1", "jurisdiction": "cor", "polling_day": "2034-03-12", "polls_open": "07:00",
             "polls_close": "20:00", "methods": ["in_person"], "not_methods": ["mail", "sms"], "fee": "none",
             "source": "https://vote.corvane.example"},
            {"id": "ost-1", "jurisdiction": "ost", "polling_day": "2034-05-21", "polls_open": "08:00",
             "polls_close": "18:00", "methods": ["in_person", "mail"], "not_methods": ["sms"], "fee": "none",
             "source": "https://vote.ostwick.example"}],
         "organisations": [], "people": [], "consents": []}
        """

    private func verdict(_ text: String, about: String = "date") throws -> ClaimVerdict? {
        let engine = ScreeningEngine(roster: try Roster(json: Self.json.utf8))
        return engine.screen(text).facts.first { $0.about == about }?.verdict
    }

    @Test(
        "The facts of the place that is named count",
        arguments: [
            ("Flyer: people of Corvane vote on 12 March 2034", ClaimVerdict.agrees),
            ("Flyer: people of Ostwick vote on 12 March 2034", .contradicts),
            ("Flyer: people of Ostwick vote on 21 May 2034", .agrees),
            ("Flyer: people of Millbrae vote on 12 March 2034", .contradicts),
            ("Flyer: people of Millbrae vote on 21 May 2034", .agrees),
        ])
    func place(text: String, expected: ClaimVerdict) throws { #expect(try verdict(text) == expected) }

    @Test("Where no place is named, what is right somewhere is right, and what is wrong everywhere is wrong")
    func anywhere() throws {
        #expect(try verdict("Flyer: vote on 12 March 2034") == .agrees)
        #expect(try verdict("Flyer: vote on 21 May 2034") == .agrees)
        #expect(try verdict("Flyer: vote on 3 July 2034") == .contradicts)
        #expect(try verdict("Flyer: vote by text message", about: "method") == .contradicts)
        #expect(try verdict("Flyer: you can vote by mail", about: "method") == .agrees)
    }

    @Test("An issue without sources, numbers, roles or signed consents is refused, and all of it is named")
    func faults() throws {
        #expect(try Roster(json: Self.json.utf8).faults.isEmpty)
        let bad = """
            {"schema": "countersign.roster/1", "jurisdictions": [], "organisations": [],
             "elections": [{"id": "x", "polling_day": "soon"}], "people": [{"id": "p", "name": "A B"}],
             "consents": [{"person": "p"}, {"person": "q", "agent": "a", "scope": {"modality": ["image"]},
                           "from": "2034-01-01", "to": "2034-02-01", "signature": "s"}]}
            """
        let faults = try Roster(json: bad.utf8).faults.joined(separator: "\n")
        for part in [
            "\"version\"", "x has no \"source\"", "polling_day", "p has no \"roles\"", "names no \"agent\"", "names q",
        ] {
            #expect(faults.contains(part), "\(part) is missing in \(faults)")
        }
    }

    @Test("A consent counts for its person, agent, kind and days alone")
    func consent() throws {
        let json = """
            {"schema": "countersign.roster/1", "version": 1, "jurisdictions": [], "organisations": [], "elections": [],
             "people": [{"id": "p", "name": "A B", "roles": ["candidate"]}],
             "consents": [{"person": "p", "agent": "pub_1", "scope": {"modality": ["image"], "purpose": "posters"},
                           "from": "2034-01-01", "to": "2034-02-01", "signature": "s"}]}
            """
        let roster = try Roster(json: json.utf8)
        func holds(_ person: String, _ agent: String, _ modality: String, _ day: String) -> Bool {
            roster.hasConsent(of: person, for: [agent], modality: modality, on: day)
        }
        #expect(holds("p", "pub_1", "image", "2034-01-15"))
        #expect(!holds("q", "pub_1", "image", "2034-01-15"))
        #expect(!holds("p", "pub_2", "image", "2034-01-15"))
        #expect(!holds("p", "pub_1", "audio", "2034-01-15"))
        #expect(!holds("p", "pub_1", "image", "2034-02-02"))
        #expect(!holds("p", "pub_1", "image", "2033-12-31"))
    }
}
