// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import CountersignServer
import Foundation
import ProvenanceRegistry
import Testing

@Suite struct ResultPageTests {
    private func page(_ result: CheckResult, language: String = "en", name: String = "rally.jpg") async throws -> String
    {
        let test = try TestSite()
        test.work.answer(with: result)
        let location = try #require(await test.upload("/\(language)/check", name: name)["location"])
        return await test.get(location).text
    }

    /// The words of a page, without its markup.
    private func words(_ html: String) -> String {
        var out = ""
        var inside = false
        for character in html {
            if character == "<" {
                inside = true
            } else if character == ">" {
                inside = false
                out += " "
            } else if !inside {
                out.append(character)
            }
        }
        return out
    }

    @Test(
        "every statement is on its page word for word, with five readings in order", arguments: StatementCode.allCases)
    func everyStatement(_ code: StatementCode) async throws {
        let statement = try #require(Fixtures.statements(code).first)
        let html = try await page(Fixtures.result(code, statement: statement))
        let plain = html.replacing("<bdi>", with: "").replacing("</bdi>", with: "")
        #expect(plain.contains("<h1 class=\"result\">\(statement.headline)</h1>"))
        #expect(plain.contains("<p class=\"lead\">\(statement.lead)</p>"))
        let rows = html.components(separatedBy: "class=\"reading tone-").dropFirst()
        #expect(rows.count == 5)
        for (row, title) in zip(
            rows, ["Content Credentials", "Hidden mark", "Registry of originals", "AI use", "Public decisions"])
        {
            #expect(row.contains("<h3>\(title) "))
            #expect(row.contains("<svg class=\"glyph"))
        }
        #expect(html.contains("What this does not tell you"))
        #expect(html.contains("Your file was deleted after the check."))
        #expect(html.contains("SHA-256"))
        for name in ["reading.", "note.", "page.", "limits.", "term.", "format."] {
            #expect(!words(html).contains(" \(name)"), "an unresolved sentence: \(name)")
        }
    }

    @Test("no wording of any statement has a forbidden word on its page", arguments: StatementCode.allCases)
    func forbiddenWords(_ code: StatementCode) async throws {
        for statement in Fixtures.statements(code).prefix(6) {
            let html = try await page(Fixtures.result(code, statement: statement))
            var found = ForbiddenWords.found(in: words(html))
            if code == .nothingKnown { found.removeAll { $0 == "genuine" } }
            #expect(found.isEmpty, "\(statement.headlineMessage.key): \(found)")
        }
    }

    @Test("pages that people read before a check have no forbidden word")
    func otherPages() async throws {
        let test = try TestSite()
        for path in ["/en/", "/en/about", "/en/status", "/en/privacy", "/en/learn/changed", "/en/learn/ai"] {
            #expect(ForbiddenWords.found(in: words(await test.get(path).text)).isEmpty, "\(path)")
        }
    }

    @Test(
        "hostile names are shown inertly",
        arguments: [
            "<script>alert(1)</script>.jpg", "\"><img src=x onerror=alert(1)>", "a\u{202E}gpj.exe", "{{7*7}}${7*7}",
            String(repeating: "w", count: 250), "&lt;b&gt;", "javascript:alert(1)", "'; DROP TABLE records; --",
            "\u{1F469}\u{200D}\u{1F680}.png", "=cmd|'/c calc'!A1",
        ])
    func hostileNames(_ name: String) async throws {
        var result = Fixtures.result(.recoveredChanged)
        result.file.name = name
        result.credential = CredentialEvidence(
            state: .valid, source: .embedded, signer: name,
            report: .object([
                "active_manifest": .string(name),
                "manifests": .object([
                    name: .object([
                        "title": .string(name), "signature_info": .object(["issuer": .string(name)]),
                        "ingredients": .array([.object(["title": .string(name), "relationship": .string(name)])]),
                    ])
                ]),
            ]))
        let record = Fixtures.record(title: name, publisher: name)
        result.matches = [MatchEvidence(record, by: [.fingerprint], isConfirmed: true)]
        // The name in the form must be one line and without quotes; the worker's result carries the rest.
        let html = try await page(result, name: name.filter { $0 != "\"" })
        #expect(!html.contains("<script>alert") && !html.contains("<img src=x"))
        #expect(!html.contains("\u{202E}"), "a direction mark got through")
        if name.contains("7*7") { #expect(html.contains("7*7"), "a template was evaluated") }
        #expect(html.contains("<bdi>"))
        #expect(html.utf8.count < 60_000)
    }

    @Test("a cyclic or endless history ends")
    func cyclicHistory() async throws {
        func manifest(_ next: String) -> ReportValue {
            .object([
                "ingredients": .array([
                    .object(["active_manifest": .string(next), "title": .string("x")]),
                    .object(["active_manifest": .string(next)]),
                ])
            ])
        }
        var manifests: [String: ReportValue] = ["a": manifest("b"), "b": manifest("a")]
        for number in 0..<200 { manifests["c\(number)"] = manifest("c\(number + 1)") }
        manifests["b"] = manifest("c0")
        var result = Fixtures.result(.signedUnchanged)
        result.credential.report = .object(["active_manifest": .string("a"), "manifests": .object(manifests)])
        let html = try await page(result)
        #expect(html.utf8.count < 80_000)
        #expect(html.contains("More steps"))
    }

    @Test("nothing of a credential that does not hold stands in the history")
    func unreliableHistory() async throws {
        var result = Fixtures.result(.signedChanged)
        result.credential.report = .object([
            "active_manifest": .string("a"),
            "manifests": .object(["a": .object(["title": .string("LIFTED TITLE")])]),
        ])
        #expect(!(try await page(result)).contains("LIFTED TITLE"))
    }

    @Test("marks are numbered, placed in words, and paired with the original where it may be shown")
    func marks() async throws {
        let html = try await page(Fixtures.result(.recoveredChanged))
        #expect(html.contains(">1</text>") && html.contains(">2</text>"))
        let plain = words(html)
        for place in ["Upper right", "Lower left"] {
            #expect(plain.contains(try Regex("\(place)\\s*: something differs here")), "\(place)")
        }
        #expect(html.contains("The publisher has not released a picture of the original."))
    }

    @Test("every sentence of the pages parses, and the pseudo-language leaves none in English")
    func catalogue() async throws {
        #expect(Wording.english.malformedKeys.isEmpty, "\(Wording.english.malformedKeys)")
        let html = try await page(Fixtures.result(.recoveredChanged), language: "qps")
        #expect(!html.contains("What to do next"))
    }

    @Test("a result page stays within its budget")
    func size() async throws {
        let html = try await page(Fixtures.result(.recoveredChanged))
        #expect(html.utf8.count < 40_000)
    }
}

@Suite struct ContrastTests {
    /// Relative luminance (WCAG 2.2).
    private func luminance(_ hex: Substring) -> Double {
        let value = UInt32(hex, radix: 16) ?? 0
        let parts = [16, 8, 0].map { shift -> Double in
            let part = Double(value >> UInt32(shift) & 255) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func ratio(_ a: Substring, _ b: Substring) -> Double {
        let pair = [luminance(a), luminance(b)].sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
    }

    @Test("every role has the contrast it needs, in light and dark")
    func roles() {
        let light = CSSText.roles.components(separatedBy: "@media")[0]
        let dark = CSSText.roles.components(separatedBy: "@media")[1]
        for (theme, css) in [("light", light), ("dark", dark)] {
            var roles: [String: Substring] = [:]
            for match in css.matches(of: /--([a-z0-9-]+):#([0-9A-Fa-f]{6})/) where roles[String(match.1)] == nil {
                roles[String(match.1)] = match.2
            }
            #expect(roles.count >= 20, "\(theme)")
            func check(_ front: String, on back: String, atLeast least: Double) {
                guard let a = roles[front], let b = roles[back] else {
                    Issue.record("\(theme): \(front) or \(back) is missing")
                    return
                }
                #expect(ratio(a, b) >= least, "\(theme): \(front) on \(back) is \(ratio(a, b))")
            }
            for back in ["paper", "surface", "sunken"] {
                for front in ["ink", "ink2", "action", "bound", "attend", "plain", "disclose", "error"] {
                    check(front, on: back, atLeast: 4.5)
                }
                check("edge", on: back, atLeast: 3)
            }
            for tone in ["bound", "attend", "plain", "disclose", "error"] {
                check(tone, on: "\(tone)-bg", atLeast: 4.5)
            }
            check("ink", on: "attend-bg", atLeast: 4.5)
            check("ink2", on: "attend-bg", atLeast: 4.5)
            check("on-action", on: "action", atLeast: 4.5)
            check("paper", on: "ink", atLeast: 4.5)
            check("focus", on: "halo", atLeast: 3)
        }
    }

    @Test("no two tones share a glyph")
    func glyphs() {
        let glyphs = Tone.allCases.map { HTMLRenderer.fragment($0.glyph).replacing($0.rawValue, with: "") }
        #expect(Set(glyphs).count == Tone.allCases.count)
    }
}

@Suite struct TranslationTests {
    @Test("every translation says everything, with the places and the plural forms it needs")
    func complete() {
        #expect(Wording.translations.map(\.tag) == ["es", "fr", "de"])
        for language in Language.all {
            for (catalogue, original) in [
                (language.pages, Wording.english), (language.statements, MessageCatalogue.english),
            ] {
                #expect(catalogue.malformedKeys.isEmpty, "\(language.tag): \(catalogue.malformedKeys)")
                for key in original.keys.sorted() {
                    #expect(catalogue.places(of: key) == original.places(of: key), "\(language.tag): \(key)")
                    #expect(catalogue.missingPluralForms(of: key).isEmpty, "\(language.tag): \(key)")
                }
            }
            let unknown = language.pages.keys.filter { key in
                key.hasPrefix("page.") && !Wording.english.keys.contains(key)
            }
            #expect(unknown.isEmpty, "\(language.tag): \(unknown)")
        }
    }

    @Test("no statement of a translation is a verdict")
    func forbidden() {
        for language in Wording.translations {
            for key in language.statements.keys where !key.hasPrefix("nothing_known.") {
                let text = language.statements.text(Message(key, Fixtures.arguments))
                let found = ForbiddenWords.found(in: text, language: language.tag)
                #expect(found.isEmpty, "\(language.tag) \(key): \(found)")
            }
        }
    }

    @Test("the reader's language is found, and pages of every language are in it")
    func negotiated() async throws {
        let test = try TestSite()
        for (header, tag) in [
            ("fr-CA, en;q=0.5", "fr"), ("de", "de"), ("pt, es;q=0.9", "es"), ("ar", "en"), ("en;q=0.2, de;q=0.8", "de"),
        ] {
            #expect(await test.get("/", [("accept-language", header)])["location"] == "/\(tag)/", "\(header)")
        }
        for tag in ["es", "fr", "de"] {
            for path in ["/", "/learn/ai", "/about", "/privacy", "/status", "/nothing", "/signin"] {
                let html = await test.get("/\(tag)\(path)", [("accept", "text/html")]).text
                #expect(html.contains("<html lang=\"\(tag)\""))
                #expect(!html.contains("<span lang=\"en\""), "\(tag)\(path) has a sentence in English")
            }
        }
    }

    @Test(
        "a statement nobody has reviewed is made in English, with its translation beside it",
        arguments: ["es", "fr", "de"])
    func unreviewed(_ tag: String) async throws {
        let test = try TestSite()
        let location = try #require(await test.upload("/\(tag)/check")["location"])
        let result = await test.get(location).text
        #expect(result.contains("<html lang=\"\(tag)\""))
        #expect(result.contains("<h1 class=\"result\"><span lang=\"en\" dir=\"ltr\">We have no information"))
        let words = [
            "es": "No tenemos información", "fr": "Nous n\u{2019}avons aucune information",
            "de": "Wir haben keine Informationen",
        ]
        #expect(result.contains(try #require(words[tag])))
    }
}
