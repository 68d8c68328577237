// SPDX-License-Identifier: Apache-2.0

extension EnglishPages {
    /// Errors: what happened, and what to do.
    static let errors: [String: String] = [
        "error.kicker": "Error {status}",
        "error.reference": "If you ask for help, quote this number:",
        "error.retry": "{count, plural, one {Try again in one second.} other {Try again in # seconds.}}",
        "error.home": "Go to the start page",
        "error.bad_request.title": "We could not understand the request",
        "error.bad_request.text": "Something in what was sent is not as it should be, or it was cut off on the way.",
        "error.bad_request.do": "Go back and try again. Nothing was kept.",
        "error.sign_in_required.title": "Please sign in",
        "error.sign_in_required.text": "This page is for people who are signed in.",
        "error.sign_in_required.do": "Your session may have ended. Sign in and open the page again.",
        "error.forbidden.title": "This is not open to you",
        "error.forbidden.text": "Your account, or the way you reach this service, does not allow it.",
        "error.forbidden.do": "Ask whoever runs this service.",
        "error.cross_site_request.title": "The form came from somewhere else",
        "error.cross_site_request.text": "It was sent from another site, or from an older session.",
        "error.cross_site_request.do": "Open the page again and send it from there. Nothing was done.",
        "error.not_found.title": "There is nothing at this address",
        "error.not_found.text": "The address may be mistyped, or what was here is gone.",
        "error.not_found.do": "Look at the address again, or begin from the start page.",
        "error.method_not_allowed.title": "This address does not take that kind of request",
        "error.method_not_allowed.text": "It exists, but not for what was asked of it.",
        "error.method_not_allowed.do": "Begin from the start page.",
        "error.too_slow.title": "The upload took too long",
        "error.too_slow.text": "The file arrived so slowly that we stopped waiting.",
        "error.too_slow.do": "Try again with a better connection. Nothing was kept.",
        "error.conflict.title": "Something else was faster",
        "error.conflict.text": "The same thing exists already, is being worked on, or was changed meanwhile.",
        "error.conflict.do": "Open the page again and look at what is there now. Nothing was lost.",
        "error.key_withdrawn.title": "Your organisation’s certificate was withdrawn",
        "error.key_withdrawn.text": "Nothing can be signed with a certificate that was withdrawn.",
        "error.key_withdrawn.do":
            "An owner of your organisation can make a new key, on its page “Keys”.",
        "error.gone.title": "This has ended",
        "error.gone.text": "What was at this address was kept for a limited time, and that is over.",
        "error.gone.do": "Results of checks are kept for an hour. You can check the picture again.",
        "error.too_large.title": "The file is too large",
        "error.too_large.text": "A file may have at most {limit} MB.",
        "error.too_large.do": "Choose a smaller file. Nothing was kept.",
        "error.address_too_long.title": "The address is too long",
        "error.address_too_long.text": "It has more characters than this service reads.",
        "error.address_too_long.do": "Use a shorter one.",
        "error.unsupported_media.title": "Files of this kind cannot be read here",
        "error.unsupported_media.text": "Choose a picture, a recording or a film in one of the usual formats.",
        "error.unsupported_media.do": "Open it and save it as JPEG, PNG, MP3, WAV or MP4.",
        "error.unreadable_media.title": "The file could not be read",
        "error.unreadable_media.text": "It is damaged, or it is not the kind of file that its name says.",
        "error.unreadable_media.do": "Ask for the file again, or save it anew.",
        "error.invalid_input.title": "Something is missing",
        "error.invalid_input.text": "Choose a file first.",
        "error.invalid_input.do": "Go back and fill in what is missing.",
        "error.link_refused.title": "The link cannot be fetched",
        "error.link_refused.text":
            "It leads to nothing that this service can fetch. Only pictures at public web addresses can be fetched.",
        "error.link_refused.do": "Save the picture and choose the file instead.",
        "error.too_many_requests.title": "Too many requests",
        "error.too_many_requests.text": "More requests came from your address than we answer in that time.",
        "error.too_many_requests.do": "Wait a little, then try again.",
        "error.headers_too_large.title": "The request is too large",
        "error.headers_too_large.text": "Your browser sent more header fields than this service reads.",
        "error.headers_too_large.do": "Delete the cookies of this site and try again.",
        "error.internal_failure.title": "Something went wrong on our side",
        "error.internal_failure.text": "It is not your fault, and it was noted.",
        "error.internal_failure.do": "Try again. If it happens again, tell whoever runs this service.",
        "error.unavailable.title": "The service is busy",
        "error.unavailable.text": "More people than usual check pictures at this moment.",
        "error.unavailable.do": "Try again shortly. Nothing was kept.",
        "error.timeout.title": "It took too long",
        "error.timeout.text": "The work on this file was stopped because it took too long.",
        "error.timeout.do": "Try again later, or with a smaller picture.",
        "error.storage_full.title": "There is no room at this moment",
        "error.storage_full.text": "This service has too little free disk space for the file.",
        "error.storage_full.do": "Try again later. Nothing was kept.",
    ]

    static let learn: [String: String] = [
        "learn.title": "How to read a picture",
        "learn.lead": "Short pages about what the five checks can tell you, and what they cannot.",
        "learn.check": "Check a picture or a recording",

        "learn.absence.title": "Why absence means nothing",
        "learn.absence.lead": "Most pictures carry no credentials. That says nothing about them.",
        "learn.absence.1.h": "Most apps remove what a picture carries",
        "learn.absence.1":
            "A messenger makes a picture smaller and saves it anew. Whatever was signed or noted in the file is gone after that. The picture may be exactly what it says.",
        "learn.absence.2.h": "Most cameras and apps sign nothing",
        "learn.absence.2":
            "Content Credentials are young. A picture without them is as common as a letter without a stamp.",
        "learn.absence.3.h": "What you can do",
        "learn.absence.3":
            "Ask where the picture comes from. Look for the same picture on the pages of the people or offices it shows. See whether others report the same event from another side.",

        "learn.credentials.title": "Content Credentials",
        "learn.credentials.lead": "A signed note inside a file: who signed it, when, and what was done before.",
        "learn.credentials.1.h": "What they show",
        "learn.credentials.1":
            "The note is tied to the file by mathematics. When the file changes afterwards, the note no longer fits it, and that can be seen by anyone.",
        "learn.credentials.2.h": "What they do not show",
        "learn.credentials.2":
            "Whether the scene is what someone claims. A signer can sign a staged scene. Who signed it is the question, and whether you rely on them.",
        "learn.credentials.3.h": "When they do not fit",
        "learn.credentials.3":
            "Many apps re-save a picture and leave the old note in it. Then the note does not fit, without anybody meaning harm. It can also be that someone copied the note from another file. Do not rely on what such a note says.",

        "learn.marks.title": "Hidden marks",
        "learn.marks.lead": "A mark in the picture itself, too faint to see, that survives re-saving.",
        "learn.marks.1.h": "What it is for",
        "learn.marks.1":
            "The mark holds a number. The number leads to a record in a registry, where the original and its credentials are kept. So the origin can be found again when an app has removed everything else.",
        "learn.marks.2.h": "Why a mark alone is never enough",
        "learn.marks.2":
            "A mark can be copied from one picture to another. So we always compare what you see with the original. When the two do not match, we say so.",
        "learn.marks.3.h": "When it is lost",
        "learn.marks.3": "Very small copies, and copies with strong changes, can lose the mark.",

        "learn.originals.title": "How to look for the original",
        "learn.originals.lead": "When the registry does not know a picture, these steps help.",
        "learn.originals.1.h": "Go to the source",
        "learn.originals.1":
            "Look at the pages of the person or office that the picture shows. Authorities publish their notices on their own sites.",
        "learn.originals.2.h": "Search by picture",
        "learn.originals.2":
            "Search engines can look for similar pictures. The oldest hit, and the largest, are often close to the original. You give the picture to that search engine when you do it.",
        "learn.originals.3.h": "Look at the details",
        "learn.originals.3":
            "Street signs, weather, shadows, clothing: do they fit the place and the day? Does somebody else show the same event from another side?",

        "learn.changed.title": "What a changed copy means",
        "learn.changed.lead": "We lay the copy over the original and mark what differs.",
        "learn.changed.1.h": "What is not marked",
        "learn.changed.1":
            "Cropping, another size, other colours and re-saving are no changes in this sense. They are named in the result.",
        "learn.changed.2.h": "What is marked",
        "learn.changed.2":
            "Places that differ by more than that: something painted over, put in, or taken out. Look at the pairs of pictures and judge for yourself.",
        "learn.changed.3.h": "What we cannot tell",
        "learn.changed.3":
            "Who changed it, when, or why. A caption is a change too. Very small changes can escape us; the result says how small.",

        "learn.signers.title": "Who signed it",
        "learn.signers.lead": "A signature names a signer. How firmly the name is known differs.",
        "learn.signers.1.h": "A signer we do not know",
        "learn.signers.1":
            "Everybody can make a signature with any name in it. So we show a name as the signer's only when somebody we rely on has confirmed it. Otherwise we say: it calls itself so.",
        "learn.signers.2.h": "A device or an app",
        "learn.signers.2":
            "Many signatures come from a camera or a program. They name the product, not the person who used it.",
        "learn.signers.3.h": "Are you the signer?",
        "learn.signers.3":
            "Your certificate has to come from an authority on a trust list that this service uses. Whoever runs the service can add one.",

        "learn.ai.title": "Pictures and AI",
        "learn.ai.lead": "We report what somebody states. We do not guess from the pixels.",
        "learn.ai.1.h": "Three questions",
        "learn.ai.1":
            "Who states it? What exactly: all of the picture, or a part? And how firmly is the statement tied to the file: in a signature, or in a note that anyone can write or remove?",
        "learn.ai.2.h": "Why we do not guess",
        "learn.ai.2":
            "Programs that guess from the pixels are wrong often, in both directions. A wrong guess harms people. A statement can be followed to whoever made it.",
        "learn.ai.3.h": "When nobody states anything",
        "learn.ai.3": "That says nothing. Many pictures that were made with AI carry no note about it.",

        "learn.decisions.title": "Public decisions",
        "learn.decisions.lead": "Sometimes an office or a platform has decided about a picture and gave its reasons.",
        "learn.decisions.1.h": "What you can read",
        "learn.decisions.1": "Who decided, when, by which rule, and whether the decision still applies.",
        "learn.decisions.2.h": "Decisions can change",
        "learn.decisions.2": "A decision can be appealed and reversed. Then we show that too.",
    ]

    static let texts: [String: String] = [
        "about.title": "About Countersign",
        "about.lead": "Countersign tells people what is known about a picture, and how it is known.",
        "about.1.h": "Evidence, not verdicts",
        "about.1":
            "Every result says what was found, by which way, and what it does not tell you. There is no mark for good or bad, because no machine can give one.",
        "about.2.h": "From signature to copy",
        "about.2":
            "A publisher signs a picture, marks it and registers it in one step. When a copy reaches you without its signature, the mark and the looks of the picture lead back to the record. The copy is then laid over the original, and what differs is shown.",
        "about.3.h": "Open",
        "about.3":
            "The software is free (Apache-2.0), speaks the open C2PA standard, and runs on a machine of your own.",

        "privacy.title": "Privacy",
        "privacy.lead": "As little as possible is kept, and nothing for long.",
        "privacy.1.h": "The file you check",
        "privacy.1":
            "It is deleted as soon as the check is done. It is never given to anybody else, and your browser is never sent to another site.",
        "privacy.2.h": "The result",
        "privacy.2":
            "It has an address that cannot be guessed, with a small re-encoded picture. Both are gone after {minutes} minutes, or when you press “Delete them now”.",
        "privacy.3.h": "Cookies",
        "privacy.3":
            "None for checking. One when you sign in. One when you choose the light or the dark appearance.",
        "privacy.4.h": "Logs",
        "privacy.4":
            "They hold the kind of request, its time, its outcome, and a reference number. They hold no file names, no fingerprints of files and no addresses of people.",
        "privacy.5.h": "The registry",
        "privacy.5":
            "What publishers register is public: name, date, title, how the picture was made, and a small copy if they allow it.",
        "privacy.6.h": "A link that you share",
        "privacy.6":
            "When you make a link, the result is kept without the name of your file until the link ends. The code that you get with it deletes it earlier.",
        "privacy.7.h": "A link instead of a file",
        "privacy.7":
            "Where this service checks links, it fetches the picture itself, once and without cookies. The link is not kept.",

        "accessibility.title": "Accessibility",
        "accessibility.lead": "Everybody should be able to check a picture. We aim at WCAG 2.2, level AA.",
        "accessibility.1.h": "What we did",
        "accessibility.1":
            "Every page works with the keyboard, with a screen reader, without scripts, at 200 % text size, on a narrow phone, in light and dark, and on paper. No meaning rests on colour alone.",
        "accessibility.2.h": "Known gaps",
        "accessibility.2":
            "Marks on a picture are also listed in words, but what differs inside a mark is not described. The slider needs a script; the view side by side does not.",
        "accessibility.3.h": "Tell us",
        "accessibility.3": "If something does not work for you, tell whoever runs this service.",
    ]
}
