// SPDX-License-Identifier: Apache-2.0

/// What a word or phrase can contribute to a request. The names are those of the lexicon files and decision records.
enum Slot: UInt8, Sendable, CaseIterable {
    // Words that tell languages apart.
    case function
    // What is to be made.
    case photo, image, video, audio, voice, clone, design, document, news, textwork, write, message, make
    // How it is to look, and to whose harm.
    case real, fake, deceive, cartoon, satire, fiction, deepfake
    // What somebody is shown doing.
    case conduct, status, say
    // Why somebody asks.
    case teach, debunk, report, ask, consent, critique, own
    // Who speaks with authority, and in whose name.
    case office, official, seal, sender
    // Papers and conversations that are somebody's own, and how pages of news look.
    case record, layout
    // The vote.
    case ballot, pollplace, vote, election, register
    case mail, sms, phone, email, online, social, inperson, early, proxy, by
    case fraud, tense
    case cancel, postpone, invalid, cannot, must, allowed, fee, group, threat, stayhome, noneed, askdata
    case open, close, until, moved, audience, logistics, recommend
    // Conditions put to voters, and ballots given into other hands.
    case only, demand, handover, venue
    case idphoto, idlicence, idpassport, idvotercard, idaddress, idbirth, idtax
    case noncitizen, minor
    case neg
    // Taking provenance away.
    case strip, mark, detector, evade
    // Contexts that resolve a name or a vote.
    case kin, place, othervote, legislature, event, politics, generic
    // Offices.
    case president, premier, governor, mayor, senator, minister, chancellor, leader, candidate, commissioner, monarch
    // Time.
    case m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12
    case d1, d2, d3, d4, d5, d6, d7
    case noon, midnight, am, pm, relative

    /// The name in lexicon files and records.
    var name: String { Self.names[Int(rawValue)] }

    private static let names = allCases.map { String(describing: $0) }
    static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })

    /// The months in order, January first.
    static let months: [Slot] = [.m1, .m2, .m3, .m4, .m5, .m6, .m7, .m8, .m9, .m10, .m11, .m12]
    /// The days of the week in order, Monday first.
    static let days: [Slot] = [.d1, .d2, .d3, .d4, .d5, .d6, .d7]
    /// The offices that a person can hold or seek.
    static let offices: [Slot] = [
        .president, .premier, .governor, .mayor, .senator, .minister, .chancellor, .leader, .candidate, .commissioner,
        .monarch,
    ]
    /// Slots whose words are recognised with one typing error.
    static let tolerant: Set<Slot> = [
        .photo, .image, .video, .audio, .voice, .clone, .real, .fake, .deceive, .conduct, .status, .ballot, .pollplace,
        .vote, .election, .register, .mail, .fraud, .cancel, .postpone, .invalid, .office, .official, .strip, .mark,
        .detector, .deepfake, .president, .premier, .governor, .mayor, .senator, .minister, .chancellor, .candidate,
        .commissioner, .cartoon, .satire,
    ]
}

/// The languages that have a lexicon.
public enum ScreeningLanguage: String, Sendable, CaseIterable, Codable {
    case en, es, fr, de, pt, it, nl, pl, tr, id, ru, uk, ar, hi, zh, ja

    var isLatin: Bool {
        switch self {
        case .ru, .uk, .ar, .hi, .zh, .ja: false
        default: true
        }
    }
}

/// A set of slots; there is room for 192.
struct SlotSet: Sendable, Equatable {
    private var words = SIMD3<UInt64>()

    init() {}

    init(_ slots: [Slot]) {
        for slot in slots { insert(slot) }
    }

    mutating func insert(_ slot: Slot) { words[Int(slot.rawValue >> 6)] |= 1 << UInt64(slot.rawValue & 63) }
    func contains(_ slot: Slot) -> Bool { words[Int(slot.rawValue >> 6)] >> UInt64(slot.rawValue & 63) & 1 == 1 }
    func has(_ slots: Slot...) -> Bool { slots.contains(where: contains) }
    func intersects(_ other: SlotSet) -> Bool { words & other.words != SIMD3() }
    mutating func formUnion(_ other: SlotSet) { words |= other.words }
}
