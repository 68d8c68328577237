// SPDX-License-Identifier: Apache-2.0

/// The rules of the policy profile `standard`. The strictest that applies decides; all that apply are named.
enum RuleTable {
    static let version = "standard-1"

    private static let subject: SignalSet = [.person, .official]
    private static let picture: SignalSet = [.photo, .video, .image, .deepfake]
    private static let sound: SignalSet = [.voiceClone, .audio]
    private static let act: SignalSet = [.misconduct, .status]

    static let standard: [Rule] = likeness + voice + institutions + voting + events + provenance

    private static let likeness: [Rule] = [
        Rule(
            id: "R-LIKE-01", category: .deceptiveCandidate, outcome: .block, clause: "P1", all: [],
            any: [subject, [.lifelike, .deepfake], act], none: [.informing, .satire, .stylised, .consent],
            explanation: "Asks for lifelike media of a protected person doing or suffering what did not happen."),
        Rule(
            id: "R-LIKE-02", category: .deceptiveCandidate, outcome: .block, clause: "P1", all: [.deceit],
            any: [subject, picture.union(sound).union([.lifelike])], none: [.informing],
            explanation: "Asks for media of a protected person that is meant to pass as real."),
        Rule(
            id: "R-LIKE-03", category: .deceptiveCandidate, outcome: .block, clause: "P1", all: [.deepfake],
            any: [subject], none: [.informing, .satire, .consent],
            explanation: "Asks for a deepfake of a protected person."),
        Rule(
            id: "R-LIKE-04", category: .deceptiveCandidate, outcome: .block, clause: "P1", all: [.image],
            any: [subject, act], none: [.informing, .stylised, .satire, .consent],
            explanation: "Asks for a picture of a protected person in an act that did not happen, in no evident style."),
        Rule(
            id: "R-LIKE-05", category: .deceptiveCandidate, outcome: .block, clause: "P1", all: [.fake],
            any: [subject, picture.union(sound)], none: [.informing, .satire, .stylised],
            explanation: "Asks for fake media of a protected person."),
        Rule(
            id: "R-LIKE-06", category: .deceptiveCandidate, outcome: .block, clause: "P1", all: [.speech, .video],
            any: [subject, [.falseClaim, .electionObject]], none: [.informing, .satire, .stylised, .consent],
            explanation: "Asks for a video in which a protected person says something false about the election."),
        Rule(
            id: "R-LIKE-07", category: .deceptiveCandidate, outcome: .review, clause: "P1", all: [],
            any: [subject, act, [.realistic, .deceit, .fake]], none: [.informing, .stylised, .text],
            explanation: "Shows a protected person in an act that did not happen, in a medium that is not named."),
        Rule(
            id: "R-LIKE-08", category: .deceptiveCandidate, outcome: .block, clause: "P1", all: [.fake],
            any: [subject, [.message, .document, .news, .text], [.speech, .status, .misconduct]],
            none: [.informing, .satire],
            explanation: "Asks for an invented statement or report about a protected person."),
        Rule(
            id: "R-LIKE-09", category: .deceptiveCandidate, outcome: .block, clause: "P1", all: [.status],
            any: [subject, [.message, .news], [.speech, .campaignOrder, .news]],
            none: [.informing, .satire, .stylised, .lifelike],
            explanation: "Announces to voters something about a candidate that the roster does not know."),
        Rule(
            id: "R-LIKE-20", category: .likenessNeutral, outcome: .review, clause: "P2", all: [.lifelike],
            any: [subject], none: [.informing, .stylised],
            explanation: "Asks for a lifelike depiction of a protected person."),
        Rule(
            id: "R-LIKE-21", category: .likenessNeutral, outcome: .review, clause: "P2", all: [.image],
            any: [subject], none: [.informing, .stylised, .satire],
            explanation: "Asks for a picture of a protected person in no evident style."),
        Rule(
            id: "R-SAT-01", category: .satireRealistic, outcome: .review, clause: "P3", all: [.satire, .lifelike],
            any: [subject], none: [.informing],
            explanation: "Satire of a protected person that looks like a record of reality."),
        Rule(
            id: "R-SAT-02", category: .satireRealistic, outcome: .review, clause: "P3", all: [.realistic, .stylised],
            any: [subject], none: [.informing],
            explanation: "Names a style and asks for realism at once."),
        Rule(
            id: "R-CONS-01", category: .consentClaimed, outcome: .review, clause: "P4", all: [.consent],
            any: [subject, picture.union(sound).union([.lifelike])], none: [.informing],
            explanation: "Claims a consent that is not on file."),
    ]

    private static let voice: [Rule] = [
        Rule(
            id: "R-VOICE-01", category: .voiceClone, outcome: .block, clause: "P1", all: [.voiceClone],
            any: [
                subject, [.misconduct, .status, .falseClaim, .campaignOrder, .deceit, .fake, .electionObject, .speech],
            ],
            none: [.informing, .satire, .consent, .own],
            explanation: "Asks for the voice of a protected person saying what they did not say."),
        Rule(
            id: "R-VOICE-02", category: .voiceClone, outcome: .review, clause: "P2", all: [.voiceClone], any: [subject],
            none: [.informing, .own], explanation: "Asks for the voice of a protected person."),
        Rule(
            id: "R-VOICE-03", category: .voiceClone, outcome: .block, clause: "P1", all: [.audio],
            any: [subject, [.misconduct, .status, .falseClaim, .deceit, .fake]],
            none: [.informing, .satire, .consent, .own],
            explanation: "Asks for a recording of a protected person that never was."),
        Rule(
            id: "R-VOICE-04", category: .voiceClone, outcome: .review, clause: "P2", all: [.audio, .speech],
            any: [subject], none: [.informing, .own, .text],
            explanation: "Asks for a recording of a protected person speaking."),
    ]

    private static let institutions: [Rule] = [
        Rule(
            id: "R-OFF-01", category: .officialImpersonation, outcome: .block, clause: "P1",
            all: [.authority], any: [[.document, .message, .seal, .news], [.falseClaim, .fake, .deceit]],
            none: [.informing, .satire],
            explanation: "Speaks in the name of an election authority with something false."),
        Rule(
            id: "R-OFF-02", category: .officialImpersonation, outcome: .block, clause: "P1", all: [.official],
            any: [
                [.lifelike, .audio, .voiceClone, .document, .fake],
                [.misconduct, .falseClaim, .deceit, .fake, .ballotFraud],
            ],
            none: [.informing, .satire, .stylised],
            explanation: "Shows an election official doing or declaring what did not happen."),
        Rule(
            id: "R-OFF-03", category: .officialImpersonation, outcome: .review, clause: "P2", all: [.authority, .seal],
            any: [[.document, .message, .image, .photo]], none: [.informing, .stylised],
            explanation: "Uses the marks of an election authority."),
        Rule(
            id: "R-DOC-01", category: .forgedDocument, outcome: .block, clause: "P1", all: [.fake],
            any: [[.outlet, .person, .authority, .official], [.document, .news]], none: [.informing, .satire],
            explanation: "Asks for a forged document or news page in somebody's name."),
        Rule(
            id: "R-DOC-02", category: .forgedDocument, outcome: .block, clause: "P1", all: [.outlet],
            any: [
                [.person, .official, .authority, .electionObject], [.news, .photo, .video, .realistic],
                [.status, .misconduct, .falseClaim, .realistic, .deceit],
            ],
            none: [.informing, .satire],
            explanation: "Puts an invented report under a news outlet's name."),
        Rule(
            id: "R-DOC-03", category: .forgedDocument, outcome: .block, clause: "P1", all: [.electionObject, .fake],
            any: [[.document, .photo, .image, .realistic]], none: [.informing, .satire, .stylised],
            explanation: "Asks for forged election papers."),
        Rule(
            id: "R-DOC-04", category: .forgedDocument, outcome: .block, clause: "P1", all: [.deceit, .document],
            any: [[.person, .official, .outlet, .authority]], none: [.informing, .satire],
            explanation: "Asks for a document that is to look leaked or genuine."),
    ]

    private static let voting: [Rule] = [
        Rule(
            id: "R-VOTE-01", category: .voterSuppression, outcome: .block, clause: "P5", all: [.falseClaim],
            none: [.informing, .satire],
            explanation:
                "States something about voting that the election's facts contradict, or that keeps people away."),
        Rule(
            id: "R-VOTE-02", category: .votingInfoUnverified, outcome: .review, clause: "P5", all: [.unverifiedClaim],
            none: [.informing, .satire, .stylised],
            explanation: "States something about voting that the election's facts neither confirm nor deny."),
        Rule(
            id: "R-VOTE-03", category: .votingInfoUnverified, outcome: .review, clause: "P5",
            all: [.falseClaim, .satire],
            none: [.informing, .stylised],
            explanation: "A false statement about voting, called satire."),
    ]

    private static let events: [Rule] = [
        Rule(
            id: "R-EVENT-01", category: .fabricatedEvent, outcome: .block, clause: "P1", all: [.lifelike],
            any: [[.electionObject, .official], [.ballotFraud, .intimidation]],
            none: [.informing, .stylised, .satire],
            explanation: "Asks for lifelike evidence of election fraud or violence that did not happen."),
        Rule(
            id: "R-EVENT-02", category: .fabricatedEvent, outcome: .block, clause: "P1",
            all: [.electionObject, .deceit],
            any: [picture], none: [.informing],
            explanation: "Asks for a picture that is to serve as evidence about an election."),
        Rule(
            id: "R-EVENT-03", category: .fabricatedEvent, outcome: .review, clause: "P1", all: [.image],
            any: [[.electionObject, .official], [.ballotFraud, .intimidation]],
            none: [.informing, .stylised, .satire],
            explanation: "Asks for a picture of election fraud in no evident style."),
        Rule(
            id: "R-EVENT-04", category: .ambiguousEvent, outcome: .review, clause: "P2", all: [.lifelike, .tension],
            any: [[.electionObject, .official, .authority]], none: [.informing, .stylised, .emptyScene],
            explanation: "Asks for a lifelike election scene that can be taken for news."),
        Rule(
            id: "R-EVENT-05", category: .satireRealistic, outcome: .review, clause: "P3",
            all: [.lifelike, .satire, .electionObject, .ballotFraud], none: [.informing, .stylised],
            explanation: "Satire about election fraud that looks like a record of reality."),
    ]

    private static let provenance: [Rule] = [
        Rule(
            id: "R-PROV-01", category: .provenanceEvasion, outcome: .block, clause: "P6", all: [.stripsMarks],
            any: [[.person, .official, .authority, .outlet, .electionObject, .deepfake, .misconduct, .deceit]],
            none: [.informing],
            explanation: "Asks to take the marks of origin off media of a protected subject."),
        Rule(
            id: "R-PROV-02", category: .provenanceEvasion, outcome: .block, clause: "P6", all: [.evadesDetectors],
            any: [[.person, .official, .authority, .outlet, .electionObject, .deepfake]],
            explanation: "Asks how media of a protected subject gets past those who check it."),
    ]
}

extension SignalSet {
    func union(_ other: SignalSet) -> SignalSet {
        var result = self
        for signal in other.list { result.insert(signal) }
        return result
    }
}
