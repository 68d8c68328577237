// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// Every language that has a lexicon.
    static let all: [LexiconSource] = [
        english, englishActs, englishMaking, englishVoting, spanish, spanishHarms, french, frenchHarms, german,
        germanHarms, portuguese, portugueseHarms, italian, italianHarms, dutch, dutchHarms, polish, polishHarms,
        turkish, turkishHarms, indonesian, indonesianHarms, russian, russianHarms, ukrainian, ukrainianHarms, arabic,
        arabicHarms, hindi, hindiHarms, chinese, chineseHarms, japanese, japaneseHarms,
    ]
}
