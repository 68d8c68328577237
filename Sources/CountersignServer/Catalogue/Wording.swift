// SPDX-License-Identifier: Apache-2.0
package import ContentCheck

/// The sentences of the pages, in the notation of the catalogue that the command line uses too. Every key begins with
/// `page.`; the wording follows docs: about school grade 8, active voice, no verdicts.
package enum Wording {
    /// The original.
    package static let english = MessageCatalogue(language: "en", messages: prefixed(englishParts))

    /// Further languages, in the order they are offered. Their statements about files wait for a person to review them.
    package static let translations: [Language] = [
        translation("es", "Español", SpanishPages.all, .spanish),
        translation("fr", "Français", FrenchPages.all, .french),
        translation("de", "Deutsch", GermanPages.all, .german),
    ]

    /// Pages need dates and numbers in their own language too: those are among the statements' words.
    private static func translation(
        _ tag: String, _ name: String, _ parts: [[String: String]], _ statements: MessageCatalogue
    ) -> Language {
        Language(
            tag: tag, name: name, isRightToLeft: false,
            pages: statements.adding(prefixed(parts)), statements: statements, isReviewed: false, isPseudo: false)
    }

    private static let englishParts: [[String: String]] = [
        EnglishPages.shell, EnglishPages.check, EnglishPages.expert, EnglishPages.protect,
        EnglishPages.accounts, EnglishPages.portal, EnglishPages.errors,
        EnglishPages.learn, EnglishPages.texts, EnglishPages.operations, EnglishCasework.all, EnglishDesk.all,
        EnglishGeneration.all, EnglishTransparency.all,
    ]

    package static func prefixed(_ parts: [[String: String]]) -> [String: String] {
        var all: [String: String] = [:]
        for part in parts { for (key, text) in part { all["page." + key] = text } }
        return all
    }

    /// The actions that have a label of C2PA's own (C2PA 2.2, section 18.17, and the user experience guidance).
    package static let actions: Set<String> = Set(
        EnglishPages.actions.keys.filter { $0.hasPrefix("action.c2pa_") }.map {
            "c2pa.\($0.dropFirst("action.c2pa_".count))"
        })
}
