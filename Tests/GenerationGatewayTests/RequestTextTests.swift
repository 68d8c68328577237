// SPDX-License-Identifier: Apache-2.0
import ContentCredentials
import GenerationGateway
import PromptSafety
import Synchronization
import Testing

@Suite("What of a request is judged")
struct RequestTextTests {
    private func parts(_ json: String) throws -> [String] {
        RequestText(try JSONValue(parsing: Array(json.utf8))).parts
    }

    @Test("Every text counts, whatever its field is called, and settings do not")
    func fields() throws {
        #expect(
            try parts(#"{"model":"m","prompt":"a","size":"1024x1024","negative_prompt":"b","extra":{"deep":["c"]}}"#)
                == ["a", "b", "c"])
    }

    @Test("A setting that is a whole sentence counts, and so does each of two fields of one name")
    func smuggling() throws {
        let long = String(repeating: "word ", count: 20)
        #expect(try parts(#"{"quality":"\#(long)","prompt":"one","prompt":"two"}"#) == [long, "one", "two"])
    }

    @Test("A voice is a wish where it is none of the common ones")
    func voices() throws {
        #expect(try parts(#"{"input":"hello","voice":"alloy"}"#) == ["hello"])
        #expect(try parts(#"{"input":"hello","voice":"Odran Velloway"}"#) == ["hello", "voice of Odran Velloway"])
        #expect(try parts(#"{"input":"hello","voice":{"id":"Odran"}}"#) == ["hello", "voice of Odran"])
    }

    @Test("What is nested too deeply is said to be")
    func depth() throws {
        let deep = String(repeating: "[", count: 40) + "\"x\"" + String(repeating: "]", count: 40)
        #expect(RequestText(try JSONValue(parsing: Array(#"{"a":\#(deep)}"#.utf8))).isTooDeep)
        #expect(!RequestText(try JSONValue(parsing: Array(#"{"a":["x"]}"#.utf8))).isTooDeep)
    }
}

@Suite("Requests of a session")
struct ConversationTests {
    private let engine = ScreeningEngine(roster: RuleBook.standard.roster)

    @Test("A name in one turn and a deed in the next are judged together")
    func split() {
        let deed = "Now a photorealistic picture of her taking a bribe in a car park"
        #expect(engine.screen(deed).decision != .block)
        let judged = Conversation(earlier: ["Let us talk about Tamsin Brackwater."]).judge(deed, with: engine)
        #expect(judged.decision.decision == .block)
        #expect(judged.usesEarlier)
    }

    @Test("What was judged before does not hold up what follows")
    func innocentAfterReview() {
        let earlier = "Realistic photo of Odran Velloway at the beach"
        #expect(engine.screen(earlier).decision == .review)
        let judged = Conversation(earlier: [earlier]).judge("A watercolour of a lighthouse", with: engine)
        #expect(judged.decision.decision == .allow)
        #expect(!judged.usesEarlier)
    }

    @Test("Six turns are remembered, the present one among them")
    func length() {
        #expect(Conversation(earlier: (1...9).map(String.init)).earlier == ["5", "6", "7", "8", "9"])
    }
}

@Suite("Limits and models")
struct LimitTests {
    @Test("A bucket empties, says when to come back, and fills again")
    func bucket() {
        let time = Mutex(0.0)
        let buckets = TokenBuckets(now: { time.withLock { $0 } })
        for _ in 0..<3 { #expect(buckets.take(perMinute: 60, burst: 3, of: ["a", "b"]) == nil) }
        #expect(buckets.take(perMinute: 60, burst: 3, of: ["a"]) == 1)
        // None is taken of the others where one is empty.
        #expect(buckets.take(perMinute: 60, burst: 3, of: ["a", "c"]) == 1)
        for _ in 0..<3 { #expect(buckets.take(perMinute: 60, burst: 3, of: ["c"]) == nil) }
        time.withLock { $0 = 1 }
        #expect(buckets.take(perMinute: 60, burst: 3, of: ["a"]) == nil)
    }

    @Test("What is held does not grow beyond its bound")
    func bounded() {
        let buckets = TokenBuckets(capacity: 10, now: { 0 })
        for number in 0..<1000 { _ = buckets.take(perMinute: 1, burst: 1, of: ["\(number)"]) }
        #expect(buckets.take(perMinute: 1, burst: 1, of: ["999"]) != nil)
    }

    @Test("A model may turn an allowed request over to a person, and do nothing else")
    func opinion() {
        let alarmed = ClassifierOpinion(model: "m", scores: ["x": 0.9])
        let calm = ClassifierOpinion(model: "m", scores: ["x": 0.1])
        #expect(alarmed.applied(to: .allow) == .review)
        #expect(alarmed.applied(to: .block) == .block)
        #expect(calm.applied(to: .allow) == .allow)
        #expect(calm.applied(to: .review) == .review)
        #expect(calm.applied(to: .block) == .block)
    }

    @Test("The same text gives the same record, byte for byte")
    func determinism() {
        let text = "Photorealistic picture of Odran Velloway taking a bribe in a car park"
        let records = (0..<3).map { _ in
            DecisionRecord(
                decision: ScreeningEngine(roster: RuleBook.standard.roster).screen(text), model: nil
            ).canonical
        }
        #expect(Set(records).count == 1)
        #expect(!records[0].isEmpty)
    }
}
