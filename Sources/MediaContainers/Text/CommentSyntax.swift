// SPDX-License-Identifier: Apache-2.0

/// What stands around a manifest block in a text, so that it is a comment to whatever reads the text (C2PA 2.4, A.9).
public struct CommentSyntax: Sendable, Hashable {
    /// What begins the comment.
    public let prefix: String
    /// What ends it; empty where the line does.
    public let suffix: String

    /// A comment.
    public init(prefix: String, suffix: String = "") {
        self.prefix = prefix
        self.suffix = suffix
    }

    private static let hash = CommentSyntax(prefix: "#")
    private static let slashes = CommentSyntax(prefix: "//")
    private static let stars = CommentSyntax(prefix: "/*", suffix: "*/")
    private static let markup = CommentSyntax(prefix: "<!--", suffix: "-->")
    private static let dashes = CommentSyntax(prefix: "--")
    private static let percent = CommentSyntax(prefix: "%")
    private static let semicolon = CommentSyntax(prefix: ";")

    private static let byExtension: [String: CommentSyntax] = {
        var table: [String: CommentSyntax] = [:]
        let groups: [(String, CommentSyntax)] = [
            ("py rb pl pm sh bash zsh fish r jl yaml yml toml conf cfg tf nim ps1 mk cmake ex exs gitignore env", hash),
            (
                "js mjs cjs ts tsx jsx java kt kts swift c h cc cpp cxx hpp hh m mm cs go rs scala dart php groovy "
                    + "gradle proto zig scss less sass jsonc v sv glsl hlsl", slashes
            ),
            // Minifiers keep comments that begin with an exclamation mark.
            ("css", CommentSyntax(prefix: "/*!", suffix: "*/")),
            ("xml xsl xslt xsd rss atom svgz plist md markdown vue rdf owl kml gpx wsdl", markup),
            ("sql lua hs elm ada adb ads vhdl vhd", dashes), ("tex sty cls bib erl hrl", percent),
            ("ini asm s lisp el clj cljs scm rkt", semicolon),
            ("ml mli fs fsi", CommentSyntax(prefix: "(*", suffix: "*)")),
        ]
        for (names, syntax) in groups { for name in names.split(separator: " ") { table[String(name)] = syntax } }
        return table
    }()

    /// The comments of files with this name extension; nil where it is none of source code or markup.
    public init?(fileExtension: String) {
        guard let found = CommentSyntax.byExtension[fileExtension.lowercased()] else { return nil }
        self = found
    }

    /// What may stand before a block. Only comment marks: anything else in an excluded line could be code that nobody
    /// signed.
    private static let prefixes: Set<String> = [
        "", "#", "##", "//", "///", "//!", "/*", "/*!", "/**", "<!--", "<!---", "--", "---", "--[[", ";", ";;", ";;;",
        "%", "%%", "%!", "!", "!!", "'", "\"", "(*", "(**", "{-", "{#", "{*", "{{!--", "{{!", "<%--", "<%#", "*", "dnl",
        "REM", "rem", "@REM", "@rem", "::", "\\", "|", "#|", "#=", "<#", "\"\"\"", "'''", "..", "C",
    ]
    private static let suffixes: Set<String> = [
        "", "*/", "**/", "-->", "--->", "*)", "**)", "-}", "#}", "*}", "--}}", "}}", "--%>", "%>", "]]", "|#", "=#",
        "#>", "\"\"\"", "'''", "|", "#", "%", ";",
    ]

    /// Whether these are marks of a comment and nothing else.
    static func isComment(prefix: some Collection<UInt8>, suffix: some Collection<UInt8>) -> Bool {
        prefixes.contains(trimmed(prefix)) && suffixes.contains(trimmed(suffix))
    }

    private static func trimmed(_ bytes: some Collection<UInt8>) -> String {
        guard bytes.count <= 64 else { return "too long" }
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
        let content = bytes.drop(while: isSpace)
        let end = content.reversed().drop(while: isSpace)
        return String(decoding: end.reversed(), as: UTF8.self)
    }
}
