// SPDX-License-Identifier: Apache-2.0

/// The English wording, which is the original of all others. Public pages speak at about school grade 8, in the active
/// voice, and never use the words listed in ``ForbiddenWords``.
enum EnglishMessages {
    static let all: [String: String] = statements.merging(readings) { first, _ in first }
        .merging(words) { first, _ in first }

    /// Headlines and leads. `<code>.headline[.<variant>]`, `<code>.lead[.<variant>]`.
    private static let statements: [String: String] = [
        "known_deceptive.decider": "the reviewers of this service",
        "known_deceptive.finding":
            "It is deceptive content about an election, made or changed by technical means.",
        "known_deceptive.headline": "There is a public decision about this {kind}.",
        "known_deceptive.headline.near": "There is a public decision about a {kind} that looks like this one.",
        "known_deceptive.lead": "On {date} {decider} decided: {finding} Read the decision and its reasons.",

        "decision_reversed.headline": "A decision about this {kind} was reversed on {date}.",
        "decision_reversed.lead": "It no longer applies. Read why.",

        "publisher_disputes.headline": "{organisation} says this {kind} is not theirs.",
        "publisher_disputes.lead":
            "This is their signed statement of {date}. It is their claim, not our finding.",

        "mark_without_matching_content.headline":
            "This {kind} carries a hidden mark that belongs to something else.",
        "mark_without_matching_content.lead":
            "The mark names a {record_kind} that {publisher} registered on {date}, but what you see does not match it. A mark can be copied from one file to another. Do not read it as a sign of origin.",

        "recovered_changed.headline": "This is a changed copy of a {kind} that {publisher} published on {date}.",
        "recovered_changed.lead":
            "{count, plural, one {One place differs by more than {transforms} explains. It is marked below. We cannot tell who changed it, when, or why.} other {# places differ by more than {transforms} explains. They are marked below. We cannot tell who changed them, when, or why.}}",
        "recovered_changed.lead.passages":
            "{count, plural, one {One passage differs by more than {transforms} explains. It is marked below. We cannot tell who changed it, when, or why.} other {# passages differ by more than {transforms} explains. They are marked below. We cannot tell who changed them, when, or why.}}",

        "signed_changed.headline": "The Content Credentials in this {kind} do not fit it.",
        "signed_changed.lead":
            "The file was changed after they were added, by a person or just by an app that re-saved it, or they were taken from another file. Do not rely on what they say.",
        "signed_changed.lead.record":
            "It still carries the original's Content Credentials, which no longer fit it.",

        "credential_unreliable.headline": "The Content Credentials in this {kind} cannot be relied on.",
        "credential_unreliable.lead.damaged":
            "Their signature is damaged. That alone says nothing about the {kind}.",
        "credential_unreliable.lead.signature":
            "Their signature does not check out. That alone says nothing about the {kind}.",
        "credential_unreliable.lead.revoked":
            "Their signature was withdrawn by its issuer. That alone says nothing about the {kind}.",
        "credential_unreliable.lead.expired":
            "Their signature has no provable time and its certificate has run out. That alone says nothing about the {kind}.",

        "recovered_unchanged.headline.copy": "This is a copy of a {kind} that {publisher} published on {date}.",
        "recovered_unchanged.headline.cropped":
            "This is a cropped copy of a {kind} that {publisher} published on {date}.",
        "recovered_unchanged.headline.smaller":
            "This is a smaller copy of a {kind} that {publisher} published on {date}.",
        "recovered_unchanged.headline.mirrored":
            "This is a mirrored copy of a {kind} that {publisher} published on {date}.",
        "recovered_unchanged.headline.part":
            "This is a part of a {kind} that {publisher} published on {date}.",
        "recovered_unchanged.lead":
            "Apart from {transforms} we found no difference. Changes smaller than {limit} can escape us.",
        "recovered_unchanged.lead.exact": "The bytes are the same.",

        "signed_unchanged.headline": "Signed by {signer} on {date}. The file has not changed since.",
        "signed_unchanged.headline.undated": "Signed by {signer}. The file has not changed since.",
        "signed_unchanged.headline.device": "Recorded by {product} on {date}. The file has not changed since.",
        "signed_unchanged.lead":
            "This shows who signed it and that nothing changed. It says nothing about whether the scene is what someone claims.",

        "signer_unknown.headline": "Signed, but we do not know by whom.",
        "signer_unknown.lead":
            "The file has not changed since. The signer calls itself “{name}”; nobody we rely on has confirmed that name.",
        "signer_unknown.lead.unnamed":
            "The file has not changed since. The signer gives no name that anybody we rely on has confirmed.",

        "several_records.headline":
            "{count, plural, one {This {kind} matches one registered original.} other {This {kind} matches # registered originals.}}",
        "several_records.lead": "They are listed below, closest first.",

        "similar_only.headline": "This {kind} resembles one that {publisher} published on {date}.",
        "similar_only.lead":
            "We could not lay one over the other, so we say nothing about changes.",
        "similar_only.lead.contested":
            "Who published it first is being settled, so we say nothing about where it comes from.",
        "similar_only.lead.withdrawn":
            "Its publisher has since withdrawn it, so we say nothing about changes.",
        "mark_not_compared.headline":
            "This {kind} carries a hidden mark that leads to a record {publisher} made on {date}.",
        "mark_not_compared.headline.several":
            "{count, plural, one {This {kind} carries a hidden mark that leads to a record.} other {This {kind} carries hidden marks that lead to # records.}}",
        "mark_not_compared.lead.heard": "The mark was heard from {span}.",
        "mark_not_compared.lead.passages": "Different passages carry different marks; they are listed below.",
        "mark_not_compared.lead":
            "We did not compare the content with the original, and a mark can be copied from one file to another. Look at the record before you rely on it.",
        "mark_not_compared.lead.generated": "The publisher states there that the registered file was made with AI.",
        "mark_not_compared.lead.composite":
            "The publisher states there that AI made or changed part of the registered file.",
        "mark_not_compared.lead.withdrawn": "Its publisher has since withdrawn the record.",
        "mark_not_compared.lead.contested": "Who published the registered file first is being settled.",

        "mark_unresolved.headline": "This {kind} carries a hidden mark we cannot look up.",
        "mark_unresolved.lead": "Its kind is {algorithm}; its registry is not known to us.",
        "mark_unresolved.lead.unanswered": "Its kind is {algorithm}; its registry did not answer.",

        "ai_disclosed.headline.generated": "{who} states that this {kind} was made with AI.",
        "ai_disclosed.headline.composite": "{who} states that AI made or changed part of this {kind}.",
        "ai_disclosed.headline.dubbed": "{who} states that AI changed the voice or lips in this {kind}.",
        "ai_disclosed.headline.generated.note": "A note in the file states that this {kind} was made with AI.",
        "ai_disclosed.headline.composite.note":
            "A note in the file states that AI made or changed part of this {kind}.",
        "ai_disclosed.headline.dubbed.note":
            "A note in the file states that AI changed the voice or lips in this {kind}.",
        "ai_disclosed.headline.generated.mark": "A hidden mark states that this {kind} was made with AI.",
        "ai_disclosed.headline.generated.unnamed":
            "A signer we do not know states that this {kind} was made with AI.",
        "ai_disclosed.headline.composite.unnamed":
            "A signer we do not know states that AI made or changed part of this {kind}.",
        "ai_disclosed.headline.dubbed.unnamed":
            "A signer we do not know states that AI changed the voice or lips in this {kind}.",
        "ai_disclosed.lead.credential": "The statement is part of the signed Content Credentials.",
        "ai_disclosed.lead.note": "A note in the file says so; anyone can write or remove such a note.",
        "ai_disclosed.lead.mark":
            "A hidden mark of {vendor} says so; such a mark can be copied from one file to another.",
        "ai_disclosed.lead.end": "We report statements; we do not guess.",

        "capture_stated.headline.camera": "{who} states that this {kind} was captured with a camera.",
        "capture_stated.headline.recorder": "{who} states that this {kind} was captured with a recorder.",
        "capture_stated.headline.camera.unnamed":
            "A signer we do not know states that this {kind} was captured with a camera.",
        "capture_stated.headline.recorder.unnamed":
            "A signer we do not know states that this {kind} was captured with a recorder.",
        "capture_stated.lead":
            "The statement is signed. It says nothing about what is in front of the camera.",

        "history_incomplete.headline": "Part of this {kind}'s history is not recorded.",
        "history_incomplete.lead":
            "{count, plural, one {One step or earlier file carries no credential, or one that cannot be relied on.} other {# steps or earlier files carry no credential, or one that cannot be relied on.}}",

        "credential_unreachable.headline": "This {kind} points to Content Credentials kept elsewhere.",
        "credential_unreachable.lead": "They could not be fetched. Try again later.",

        "check_incomplete.headline": "Some checks could not be finished.",
        "check_incomplete.lead": "What we did find is below.",

        "nothing_known.headline": "We have no information about this {kind}.",
        "nothing_known.lead":
            "That says nothing about whether it is genuine. Most files carry no credentials, and most apps remove them.",
    ]

    /// The five readings of the panel, always in this order, and the small print below them.
    private static let readings: [String: String] = [
        "row.credentials": "Content Credentials",
        "row.mark": "Hidden mark",
        "row.registry": "Registry of originals",
        "row.ai": "AI use",
        "row.decisions": "Public decisions",

        "reading.credentials.trusted": "Signed by {signer}; unchanged since {date}",
        "reading.credentials.trusted.undated": "Signed by {signer}; unchanged",
        "reading.credentials.recovered": "Found again in the registry",
        "reading.credentials.outside": "Signed by {signer}; kept outside the file",
        "reading.credentials.valid": "Intact; signer not known",
        "reading.credentials.unfitting": "Do not fit this file",
        "reading.credentials.unreliable": "Cannot be relied on",
        "reading.credentials.malformed": "Damaged; partly readable",
        "reading.credentials.unreachable": "Kept elsewhere; not fetched",
        "reading.credentials.none": "None in this file",

        "note.credentials.trusted.stamped": "Time confirmed by a time-stamp authority.",
        "note.credentials.trusted.own": "Time by the signer's own clock.",
        "note.credentials.recovered":
            "The file had lost them. They belong to the original, published {date}.",
        "note.credentials.sidecar": "Read from a file beside it; they fit this file.",
        "note.credentials.valid":
            "Calls itself “{name}”. Not on a list we rely on. Are you the signer?",
        "note.credentials.unfitting": "Codes below.",
        "note.credentials.unreliable.damaged": "The signature is damaged.",
        "note.credentials.unreliable.signature": "The signature does not check out.",
        "note.credentials.unreliable.revoked": "The signature was withdrawn by its issuer.",
        "note.credentials.unreliable.expired": "No provable time, and the certificate has run out.",
        "note.credentials.malformed": "What could be read is not confirmed.",
        "note.credentials.unreachable": "They are at {host}.",
        "note.credentials.none": "Most apps remove them. Absence says nothing about the {kind}.",
        "note.credentials.ingredient": "An earlier version's credentials cannot be relied on.",

        "reading.mark.fits": "Found, and it fits",
        "reading.mark.elsewhere": "Found, but belongs to something else",
        "reading.mark.named": "Found; the content was not compared",
        "reading.mark.unresolved": "Found; cannot be looked up",
        "reading.mark.none": "None found",
        "reading.mark.none.sound": "None found in the sound",
        "note.mark.none": "Small or heavily altered copies can lose it.",
        "note.mark.named": "A mark leads to a record. It can be copied from one file to another.",
        "reading.mark.unchecked": "Not checked: {reason}",

        "reading.registry.unchanged": "Matches one original; no other difference",
        "reading.registry.changed": "Matches one original; parts differ",
        "reading.registry.several":
            "{count, plural, one {Matches one original} other {Matches # originals}}",
        "reading.registry.similar": "Resembles one",
        "reading.registry.named": "A hidden mark leads to it; not compared",
        "reading.registry.none":
            "{count, plural, =0 {The registry is empty} one {No match with the one original} other {No match among # originals}}",
        "reading.registry.unchecked": "Not checked: {reason}",

        "reading.ai.generated": "{who} states: made with AI",
        "reading.ai.composite": "{who} states: partly made with AI",
        "reading.ai.dubbed": "{who} states: voice or lips changed with AI",
        "reading.ai.generated.mark": "A hidden mark states: made with AI",
        "reading.ai.generated.note": "A note in the file states: made with AI",
        "reading.ai.composite.note": "A note in the file states: partly made with AI",
        "reading.ai.dubbed.note": "A note in the file states: voice or lips changed with AI",
        "reading.ai.generated.unnamed": "A signer we do not know states: made with AI",
        "reading.ai.composite.unnamed": "A signer we do not know states: partly made with AI",
        "reading.ai.dubbed.unnamed": "A signer we do not know states: voice or lips changed with AI",
        "reading.ai.none": "Nobody has declared any",

        "reading.decisions.one": "One, of {date}",
        "reading.decisions.none": "None about this {kind}",
        "reading.decisions.reversed": "Reversed on {date}",

        "limits.title": "What this does not tell you",
        "limits.scene": "Whether the scene is shown in its right context.",
        "limits.absence": "Anything about a {kind} that nobody registered or signed.",
        "limits.small": "Whether something smaller than {limit} was changed.",
        "limits.signer": "Whether what the signer says about the scene is right.",
    ]

    /// Words and formats.
    private static let words: [String: String] = [
        "term.kind.photo": "photo", "term.kind.picture": "picture", "term.kind.recording": "recording",
        "term.kind.video": "video", "term.kind.document": "document", "term.kind.file": "file",

        "term.transform.cropping": "cropping", "term.transform.resizing": "resizing",
        "term.transform.turning": "turning", "term.transform.mirroring": "mirroring",
        "term.transform.border": "a border", "term.transform.overlay": "a caption or logo laid over",
        "term.transform.colour": "colour changes", "term.transform.screenshot": "a screenshot",
        "term.transform.trimming": "trimming", "term.transform.speed": "a speed change",
        "term.transform.sound": "added sound", "term.transform.resaving": "re-saving",

        "term.month.1": "January", "term.month.2": "February", "term.month.3": "March", "term.month.4": "April",
        "term.month.5": "May", "term.month.6": "June", "term.month.7": "July", "term.month.8": "August",
        "term.month.9": "September", "term.month.10": "October", "term.month.11": "November",
        "term.month.12": "December",

        "format.day": "{day} {month} {year}",
        "format.list.pair": " and ", "format.list.middle": ", ", "format.list.last": " and ",
        "format.or.pair": " or ", "format.or.middle": ", ", "format.or.last": " or ",
        "format.thousands": ",", "format.sentence": "{text}.",
        "format.pixels": "{count, plural, one {about one pixel} other {about # pixels}} of this {kind}",
        "format.span": "{from} to {to}",

        "share.none": "no part", "share.small": "a small part", "share.quarter": "about a quarter",
        "share.half": "about half", "share.most": "most of it", "share.all": "nearly all of it",

        "level.3": "{name}, verified organisation", "level.2": "{name}, controls {domain}",
        "level.1": "{name}, according to {issuer}", "level.0": "calls itself “{name}”",

        "incomplete.pixels": "The picture could not be decoded ({reason})",
        "incomplete.sound": "The sound could not be decoded ({reason})",
        "incomplete.length":
            "{count, plural, one {Only the first minute was searched for hidden marks} other {Only the first # minutes were searched for hidden marks}}",
        "incomplete.format": "Files of this kind are not decoded here",
        "incomplete.size": "The picture is larger than the limit for decoding",
        "incomplete.mark": "The hidden mark could not be read ({reason})",
        "incomplete.registry": "The registry of originals did not answer ({reason})",
        "incomplete.index": "The registry of originals is still being loaded",
        "incomplete.comparison": "The comparison with the original could not be finished ({reason})",
        "incomplete.credentials": "The Content Credentials could not be read to the end ({reason})",
        "incomplete.container": "The file's own notes could not be read ({reason})",
        "incomplete.recovered": "The recovered Content Credentials could not be read ({reason})",

        "reason.no_registry": "no registry was given",
        "reason.no_sound": "the sound could not be read",
        "reason.not_decoded": "the pixels could not be read",
        "reason.format": "this server does not read hidden marks in files of this kind",
    ]
}
