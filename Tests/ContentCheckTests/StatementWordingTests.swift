// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import ProvenanceRegistry
import Testing

@Suite("Statements, word for word")
struct StatementWordingTests {
    @Test("Nothing known")
    func nothing() {
        let said = Evidence.say(Evidence.result())
        #expect(said.map(\.code) == [.nothingKnown])
        #expect(said[0].text == said[0].headline + " " + said[0].lead)
        #expect(said[0].headline == "We have no information about this picture.")
        #expect(
            said[0].lead
                == "That says nothing about whether it is genuine. Most files carry no credentials, and most apps remove them."
        )
    }

    @Test("A copy without any difference")
    func unchanged() {
        let plain = Evidence.say(Evidence.copy(regions: 0))
        #expect(plain.map(\.code) == [.recoveredUnchanged])
        #expect(plain[0].headline == "This is a copy of a photo that Norhaven Election Board published on 3 May 2027.")
        #expect(
            plain[0].lead
                == "Apart from re-saving we found no difference. Changes smaller than about 12 pixels of this photo can escape us."
        )
        let cropped = Evidence.say(Evidence.copy(regions: 0, transform: [.cropping, .resizing, .colour]))
        #expect(
            cropped[0].headline
                == "This is a cropped copy of a photo that Norhaven Election Board published on 3 May 2027."
        )
        #expect(
            cropped[0].lead
                == "Apart from cropping, resizing, colour changes and re-saving we found no difference. Changes smaller than about 12 pixels of this photo can escape us."
        )
        #expect(Evidence.say(Evidence.copy(regions: 0, transform: [.resizing]))[0].headline.contains("a smaller copy"))
        #expect(
            Evidence.say(Evidence.copy(regions: 0, transform: [.mirroring]))[0].headline.contains("a mirrored copy"))
    }

    @Test("A copy that differs, with plural forms")
    func changed() {
        let one = Evidence.say(Evidence.copy(regions: 1))
        #expect(one.map(\.code) == [.recoveredChanged])
        #expect(
            one[0].headline == "This is a changed copy of a photo that Norhaven Election Board published on 3 May 2027."
        )
        #expect(
            one[0].lead
                == "One place differs by more than re-saving explains. It is marked below. We cannot tell who changed it, when, or why."
        )
        let two = Evidence.say(Evidence.copy(regions: 2, transform: [.cropping]))
        #expect(
            two[0].lead
                == "2 places differ by more than cropping or re-saving explains. They are marked below. We cannot tell who changed them, when, or why."
        )
    }

    @Test("Without a comparison, nothing is said about changes", arguments: [true, false])
    func noComparison(hasFailed: Bool) {
        var result = Evidence.copy(regions: 0)
        result.matches[0].isConfirmed = false
        result.comparison = hasFailed ? ComparisonEvidence(record: result.matches[0].record, aligned: false) : nil
        let said = Evidence.say(result)
        #expect(said.map(\.code) == [.similarOnly])
        #expect(said[0].headline == "This photo resembles one that Norhaven Election Board published on 3 May 2027.")
        #expect(said[0].lead == "We could not lay one over the other, so we say nothing about changes.")
    }

    @Test("A mark on other content lends no name")
    func transplanted() {
        var result = Evidence.result()
        result.watermark = WatermarkEvidence(
            found: true, id: "00000000000000ff", algorithm: "org.countersign.image.1", agreesWithFingerprint: false)
        result.matches = [MatchEvidence(Evidence.record(), by: [.watermark])]
        let said = Evidence.say(result)
        #expect(said.map(\.code) == [.markWithoutMatchingContent])
        #expect(said[0].headline == "This picture carries a hidden mark that belongs to something else.")
        #expect(
            said[0].lead
                == "The mark names a photo that Norhaven Election Board registered on 3 May 2027, but what you see does not match it. A mark can be copied from one file to another. Do not read it as a sign of origin."
        )
    }

    @Test("Credentials that do not fit, alone and with their original")
    func unfitting() {
        let broken = CredentialEvidence(
            state: .invalid, source: .embedded, fault: .contentDiffers, signer: "Norhaven Election Board")
        var alone = Evidence.result()
        alone.credential = broken
        let said = Evidence.say(alone)
        #expect(said.map(\.code) == [.signedChanged])
        #expect(said[0].headline == "The Content Credentials in this picture do not fit it.")
        #expect(!said[0].headline.contains("Norhaven") && !said[0].lead.contains("Norhaven"))
        let both = Evidence.say(Evidence.copy(regions: 3, credential: broken))
        #expect(both.map(\.code) == [.recoveredChanged])
        #expect(both[0].lead.hasSuffix("It still carries the original's Content Credentials, which no longer fit it."))
    }

    @Test(
        "Credentials whose signature does not hold",
        arguments: [
            (
                CredentialEvidence.Fault.signature,
                "Their signature does not check out. That alone says nothing about the picture."
            ),
            (.revoked, "Their signature was withdrawn by its issuer. That alone says nothing about the picture."),
            (
                .expired,
                "Their signature has no provable time and its certificate has run out. That alone says nothing about the picture."
            ),
            (.damaged, "Their signature is damaged. That alone says nothing about the picture."),
        ])
    func unreliable(_ fault: CredentialEvidence.Fault, _ lead: String) {
        var result = Evidence.result()
        result.credential = CredentialEvidence(state: .invalid, source: .embedded, fault: fault)
        let said = Evidence.say(result)
        #expect(said.map(\.code) == [.credentialUnreliable])
        #expect(said[0].headline == "The Content Credentials in this picture cannot be relied on.")
        #expect(said[0].lead == lead)
    }

    @Test("Signed and unchanged; the registered original adds nothing")
    func signed() {
        let trusted = CredentialEvidence(
            state: .trusted, source: .embedded, signer: "Norhaven Election Board", signedAt: Evidence.may)
        let said = Evidence.say(Evidence.copy(regions: 0, credential: trusted))
        #expect(said.map(\.code) == [.signedUnchanged])
        #expect(said[0].headline == "Signed by Norhaven Election Board on 3 May 2027. The file has not changed since.")
        let unknown = CredentialEvidence(state: .valid, source: .embedded, signer: "Reuters\u{202E} Ltd\n")
        var result = Evidence.result()
        result.credential = unknown
        let other = Evidence.say(result)
        #expect(other.map(\.code) == [.signerUnknown])
        #expect(other[0].headline == "Signed, but we do not know by whom.")
        #expect(
            other[0].lead
                == "The file has not changed since. The signer calls itself “Reuters Ltd”; nobody we rely on has confirmed that name."
        )
    }

    @Test("AI disclosure names who states it and how firmly")
    func disclosure() {
        var result = Evidence.result()
        result.ai = AIEvidence(disclosed: true, by: [.xmp], extent: .generated)
        #expect(Evidence.say(result).map(\.code) == [.aiDisclosed])
        #expect(Evidence.say(result)[0].headline == "A note in the file states that this picture was made with AI.")
        #expect(
            Evidence.say(result)[0].lead
                == "A note in the file says so; anyone can write or remove such a note. We report statements; we do not guess."
        )
        result.ai = AIEvidence(disclosed: true, by: [.watermark, .xmp], extent: .generated)
        #expect(Evidence.say(result)[0].headline == "A hidden mark states that this picture was made with AI.")
        #expect(
            Evidence.say(result)[0].lead
                == "A hidden mark of Countersign says so; such a mark can be copied from one file to another. We report statements; we do not guess."
        )
        result.credential = CredentialEvidence(
            state: .trusted, source: .embedded, signer: "Lumen Studio", signedAt: Evidence.may)
        result.ai = AIEvidence(disclosed: true, by: [.c2pa], extent: .composite)
        let said = Evidence.say(result)
        #expect(said.map(\.code) == [.signedUnchanged, .aiDisclosed])
        #expect(said[1].headline == "Lumen Studio states that AI made or changed part of this picture.")
    }

    @Test("Capture is stated, never concluded")
    func capture() {
        var result = Evidence.result(kind: .photo)
        result.credential = CredentialEvidence(
            state: .trusted, source: .embedded, signer: "Norhaven Election Board", signedAt: Evidence.may)
        result.ai.sourceType = "digitalCapture"
        let said = Evidence.say(result)
        #expect(said.map(\.code) == [.signedUnchanged, .captureStated])
        #expect(said[1].headline == "Norhaven Election Board states that this photo was captured with a camera.")
        result.credential.state = .invalid
        #expect(!Evidence.say(result).contains { $0.code == .captureStated })
    }

    @Test("Contested, withdrawn and several records")
    func others() {
        var result = Evidence.copy(regions: 0)
        result.watermark = WatermarkEvidence(found: false)
        result.matches = [
            MatchEvidence(Evidence.record(.contested), by: [.fingerprint], distance: 2, isConfirmed: true)
        ]
        #expect(Evidence.say(result).map(\.code) == [.similarOnly])
        #expect(
            Evidence.say(result)[0].lead
                == "Who published it first is being settled, so we say nothing about where it comes from.")
        result = Evidence.copy(regions: 0)
        result.matches.append(MatchEvidence(Evidence.record(name: "Harbour Gazette"), by: [.fingerprint], distance: 9))
        let said = Evidence.say(result)
        #expect(said.map(\.code) == [.recoveredUnchanged, .severalRecords])
        #expect(said[1].headline == "This photo matches 2 registered originals.")
    }

    @Test("A mark in sound leads to a record, and nothing is said of the content")
    func uncompared() {
        var result = Evidence.result(kind: .recording)
        let record = Evidence.record(source: .generated)
        result.registrySize = 3
        result.matches = [MatchEvidence(record, by: [.watermark])]
        result.watermark = WatermarkEvidence(
            found: true, id: "00000000000000ff", algorithm: "org.countersign.audio.1",
            passages: [.init(id: "00000000000000ff", from: 12, to: 62.4, record: record.id)])
        let said = Evidence.say(result)
        #expect(said.map(\.code) == [.markNotCompared])
        #expect(
            said[0].headline
                == "This recording carries a hidden mark that leads to a record Norhaven Election Board made on 3 May 2027."
        )
        #expect(
            said[0].lead
                == "The mark was heard from 0:12 to 1:03. We did not compare the content with the original, and a mark can be "
                + "copied from one file to another. Look at the record before you rely on it. The publisher states there that "
                + "the registered file was made with AI.")
        #expect(result.readings.map(\.text.key)[1...2] == ["reading.mark.named", "reading.registry.named"])
        // Something is known, and was not checked.
        #expect(result.readings.map(\.tone)[1...2] == [.unchecked, .unchecked])
        #expect(!result.readings.contains { $0.tone == .bound })
        // Two passages of two recordings.
        result.matches.append(MatchEvidence(Evidence.record(name: "Harbour Gazette"), by: [.watermark]))
        #expect(Evidence.say(result)[0].headline == "This recording carries hidden marks that lead to 2 records.")
        // A record that was taken back.
        result.matches = [MatchEvidence(Evidence.record(.withdrawn), by: [.watermark])]
        #expect(Evidence.say(result)[0].lead.hasSuffix("Its publisher has since withdrawn the record."))
        // Nobody knows the mark.
        result.matches = []
        #expect(Evidence.say(result).map(\.code) == [.markUnresolved])
    }

    @Test("Unfinished checks, unknown marks, distant credentials, gaps")
    func unfinished() {
        var result = Evidence.result()
        result.incomplete = [Message("incomplete.pixels", ["reason": .name("crashed")])]
        result.watermark = WatermarkEvidence(found: true, id: "00", algorithm: "org.countersign.image.1")
        result.credential.remoteAddress = "https://example.org/m.c2pa"
        let said = Evidence.say(result)
        #expect(said.map(\.code) == [.markUnresolved, .credentialUnreachable, .checkIncomplete])
        #expect(said[0].lead == "Its kind is org.countersign.image.1; its registry is not known to us.")
        #expect(said[2].lead == "The picture could not be decoded (crashed). What we did find is below.")
        result = Evidence.result()
        result.credential = CredentialEvidence(
            state: .trusted, source: .embedded, signer: "A", signedAt: Evidence.may, incompleteSteps: 2)
        #expect(
            Evidence.say(result).last?.lead
                == "2 steps or earlier files carry no credential, or one that cannot be relied on.")
    }
}
