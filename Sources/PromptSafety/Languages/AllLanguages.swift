// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// Every language that has a lexicon.
    static let all: [LexiconSource] = [
        english, spanish, french, german, portuguese, italian, dutch, polish, turkish, indonesian, russian, ukrainian,
        arabic,
        hindi, chinese, japanese,
    ]
}
