// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import Foundation
import ProvenanceRegistry
import Testing

@Suite("Message catalogue")
struct CatalogueTests {
    @Test("Every sentence parses, and none says a forbidden word")
    func words() {
        let catalogue = MessageCatalogue.english
        #expect(catalogue.malformedKeys.isEmpty)
        for key in catalogue.keys {
            for count in [0, 1, 5] {
                let places = catalogue.places(of: key) ?? []
                let arguments = Dictionary(
                    uniqueKeysWithValues: places.map { place in
                        (place, place == "count" ? Message.Argument.count(count) : .name("N"))
                    })
                let text = catalogue.text(Message(key, arguments))
                let found = ForbiddenWords.found(in: text)
                let allowed = key == "nothing_known.lead" ? ["genuine"] : []
                #expect(found == allowed, "\(key): \(text)")
                #expect(!text.contains("{") && !text.contains("}"), "\(key)")
            }
        }
    }

    @Test("The list of forbidden words works")
    func forbidden() {
        #expect(ForbiddenWords.found(in: "This picture is real, not a FAKE.") == ["real", "fake"])
        #expect(ForbiddenWords.found(in: "a verified organisation, a verified domain").isEmpty)
        #expect(ForbiddenWords.found(in: "verified content ✓") == ["✓", "verified"])
        #expect(ForbiddenWords.found(in: "really, falsehood, safety").isEmpty)
    }

    @Test("Every code has headline, lead and a page", arguments: StatementCode.allCases)
    func complete(_ code: StatementCode) throws {
        let keys = MessageCatalogue.english.keys
        #expect(keys.contains { $0.hasPrefix("\(code.rawValue).headline") })
        #expect(keys.contains { $0.hasPrefix("\(code.rawValue).lead") })
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = root.appendingPathComponent("docs/statements/\(code.rawValue).md")
        #expect(try String(contentsOf: page, encoding: .utf8).hasPrefix("# \(code.rawValue)"))
    }

    @Test("Codes stand in the order of importance")
    func order() {
        #expect(StatementCode.allCases.count == 20)
        #expect(StatementCode.knownDeceptive.rank == 1)
        #expect(StatementCode.nothingKnown.rank == 20)
        #expect(StatementCode.recoveredChanged < .recoveredUnchanged)
        #expect(StatementCode.markWithoutMatchingContent < .recoveredChanged)
    }

    @Test("A language file fills places by its own grammar, and English fills its gaps")
    func otherLanguage() throws {
        let json = """
            {"language": "uk", "messages": {
              "several_records.headline": "{kind, select, photo {Це фото} other {Цей файл}}: {count, plural, one {# оригінал} few {# оригінали} other {# оригіналів}}."}}
            """
        let catalogue = try MessageCatalogue(json: Array(json.utf8))
        func text(_ count: Int) -> String {
            catalogue.text(Message("several_records.headline", ["kind": .term("kind.photo"), "count": .count(count)]))
        }
        #expect(text(1) == "Це фото: 1 оригінал.")
        #expect(text(3) == "Це фото: 3 оригінали.")
        #expect(text(12) == "Це фото: 12 оригіналів.")
        #expect(text(21) == "Це фото: 21 оригінал.")
        #expect(catalogue.text("several_records.lead") == "They are listed below, closest first.")
        #expect(throws: (any Error).self) { _ = try MessageCatalogue(json: Array("{}".utf8)) }
        let broken = MessageCatalogue(language: "xx", messages: ["a": "{", "b": "{n, plural, one {x}}", "c": "fine"])
        #expect(broken.malformedKeys == ["a", "b"])
    }

    @Test("Names from outside are one piece, clean and short")
    func names() {
        let pieces = MessageCatalogue.english.pieces(
            Message("signed_unchanged.headline.undated", ["signer": .name("<b>A\u{0}\u{202E}cme</b>\n  Ltd {x} #")]))
        #expect(
            pieces == [
                .text("Signed by "), .name("<b>Acme</b> Ltd {x} #"), .text(". The file has not changed since."),
            ])
        #expect(OutsideText.clean(String(repeating: "x", count: 10_000)).count == 81)
        #expect(OutsideText.clean("\u{200B}\u{FEFF}\t ") == "")
    }

    @Test("Results go to JSON and back, with every key there")
    func json() throws {
        var result = Evidence.copy(regions: 1, transform: [.cropping])
        result.statements = Evidence.say(result)
        result.credential.report = .object(["a": .array([.integer(1), .number(0.5), .null, .bool(true), .string("x")])])
        #expect(try CheckResult(json: result.json()) == result)
        let text = String(decoding: try Evidence.result().json(), as: UTF8.self)
        for key in [
            "file", "statements", "credential", "watermark", "matches", "comparison", "ai", "known_deceptive", "name",
            "sha256", "media_type", "bytes", "width", "height", "duration_s", "state", "source", "signer", "signed_at",
            "summary", "report", "found", "id", "algorithm", "agrees_with_fingerprint", "ai_generated", "disclosed",
            "by", "source_type",
        ] {
            #expect(text.contains("\"\(key)\":"), "\(key)")
        }
    }

    @Test("Five readings, always in one order")
    func readings() {
        for result in [Evidence.result(), Evidence.copy(regions: 0), Evidence.copy(regions: 2)] {
            #expect(result.readings.map(\.row) == Reading.Row.allCases)
            for reading in result.readings {
                #expect(MessageCatalogue.english.keys.contains(reading.text.key), "\(reading.text.key)")
                for note in reading.notes { #expect(MessageCatalogue.english.keys.contains(note.key), "\(note.key)") }
            }
        }
        let english = MessageCatalogue.english
        #expect(
            Evidence.copy(regions: 0).readings.map { english.text($0.text) } == [
                "None in this file", "Found, and it fits", "Matches one original; no other difference",
                "Nobody has declared any", "None about this photo",
            ])
    }
}
