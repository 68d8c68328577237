// SPDX-License-Identifier: Apache-2.0
import CountersignServer
import Testing

@Suite struct MarkupTests {
    @Test("text and attribute values are escaped whatever they hold")
    func escaping() {
        let hostile = "</title><script>alert('1')</script>&\u{0}\"'"
        let html = HTMLRenderer.fragment(el(.p, .set(.title, hostile)) { hostile })
        #expect(!html.contains("<script"))
        #expect(!html.contains("\u{0}"))
        #expect(html.contains("&lt;/title&gt;&lt;script&gt;"))
        #expect(html.contains("&quot;&#39;\">"))
    }

    @Test("a script element never has text")
    func scriptText() {
        #expect(HTMLRenderer.fragment(el(.script, text: "alert(1)")) == "<script></script>")
    }

    @Test("void elements have no end tag, flags no value")
    func voids() {
        #expect(HTMLRenderer.fragment(el(.input, .flag(.required), .flag(.checked, false))) == "<input required>")
        #expect(HTMLRenderer.fragment(el(.br)) == "<br>")
    }

    @Test(
        "an address from outside is a path or http",
        arguments: [
            ("/a/b", true), ("https://example.org/x", true), ("http://example.org", true), ("//evil.example", false),
            ("javascript:alert(1)", false), ("JAVASCRIPT:alert(1)", false), ("data:text/html,x", false),
            ("/\\evil.example", false), (" https://example.org", false), ("https://a\u{0}b", false), ("", false),
        ])
    func addresses(_ text: String, _ allowed: Bool) {
        #expect((WebAddress(outside: text) != nil) == allowed)
    }

    @Test("no attribute of the allow-list runs anything")
    func attributes() {
        for name in Attribute.Name.allCases {
            #expect(!name.rawValue.lowercased().hasPrefix("on"))
            #expect(name.rawValue != "style" && name.rawValue != "srcdoc")
        }
    }

    @Test("text from outside is cut, and what cannot be seen is shown as a mark")
    func shownText() {
        #expect(ShownText("a\u{202E}gpj.exe").text == "a\u{25AF}gpj.exe")
        #expect(ShownText("a\u{0}\u{7}b").text == "a\u{25AF}\u{25AF}b")
        #expect(ShownText("  a \n\t b").text == "a b")
        let long = ShownText(String(repeating: "x", count: 10_000))
        #expect(long.isCut && long.text.count == 81)
        #expect(ShownText("e" + String(repeating: "\u{301}", count: 60)).text.unicodeScalars.count <= 4)
        #expect(ShownText("Nоrhaven").mixesAlphabets)
        #expect(!ShownText("Norhaven Élection 2027").mixesAlphabets)
    }
}

@Suite struct FormFieldTests {
    @Test("fields are decoded as browsers encode them")
    func decoding() throws {
        let fields = try FormFields(urlEncoded: "a=1+2%2B3&b=%C3%A9&a=x&c&d=")
        #expect(fields["a"] == "1 2+3")
        #expect(fields.all("a") == ["1 2+3", "x"])
        #expect(fields["b"] == "é")
        #expect(fields["c"] == "" && fields["d"] == "" && fields["e"] == nil)
    }

    @Test("broken encodings and too many fields are refused", arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "%=1"])
    func refused(_ text: String) {
        #expect(throws: ServiceError.self) { _ = try FormFields(urlEncoded: text) }
    }

    @Test("more than 200 fields are refused")
    func tooMany() {
        #expect(throws: ServiceError.self) {
            _ = try FormFields(urlEncoded: (0...200).map { "f\($0)=1" }.joined(separator: "&"))
        }
    }
}
