// SPDX-License-Identifier: Apache-2.0

/// The German wording of what is said about checked files. No person has reviewed it yet.
enum GermanMessages {
    static let all: [String: String] = statements.merging(readings) { first, _ in first }
        .merging(words) { first, _ in first }

    private static let this =
        "{kind, select, photo {dieses Foto} picture {dieses Bild} recording {diese Aufnahme} video {dieses Video} document {dieses Dokument} other {diese Datei}}"
    private static let thisAtStart =
        "{kind, select, photo {Dieses Foto} picture {Dieses Bild} recording {Diese Aufnahme} video {Dieses Video} document {Dieses Dokument} other {Diese Datei}}"
    private static let inThis =
        "{kind, select, photo {in diesem Foto} picture {in diesem Bild} recording {in dieser Aufnahme} video {in diesem Video} document {in diesem Dokument} other {in dieser Datei}}"
    private static let ofThis =
        "{kind, select, photo {dieses Fotos} picture {dieses Bildes} recording {dieser Aufnahme} video {dieses Videos} document {dieses Dokuments} other {dieser Datei}}"
    private static let ofOne =
        "{kind, select, photo {eines Fotos, das} picture {eines Bildes, das} recording {einer Aufnahme, die} video {eines Videos, das} document {eines Dokuments, das} other {einer Datei, die}}"
    private static let one =
        "{kind, select, photo {ein Foto, das} picture {ein Bild, das} recording {eine Aufnahme, die} video {ein Video, das} document {ein Dokument, das} other {eine Datei, die}}"
    private static let toOne =
        "{kind, select, photo {einem Foto, das} picture {einem Bild, das} recording {einer Aufnahme, die} video {einem Video, das} document {einem Dokument, das} other {einer Datei, die}}"
    private static let them = "{kind, select, recording {ihr} file {ihr} other {ihm}}"

    private static let statements: [String: String] = [
        "known_deceptive.decider": "das Prüfteam dieses Dienstes",
        "known_deceptive.finding":
            "Es ist ein täuschender Inhalt zu einer Wahl, mit technischen Mitteln hergestellt oder verändert.",
        "known_deceptive.headline": "Es gibt eine öffentliche Entscheidung über \(this).",
        "known_deceptive.headline.near":
            "Es gibt eine öffentliche Entscheidung über \(one) so ähnlich aussieht wie diese Datei.",
        "known_deceptive.lead":
            "Am {date} hat {decider} entschieden: {finding} Lesen Sie die Entscheidung und ihre Gründe.",
        "decision_reversed.headline": "Eine Entscheidung über \(this) wurde am {date} aufgehoben.",
        "decision_reversed.lead": "Sie gilt nicht mehr. Lesen Sie, warum.",
        "publisher_disputes.headline": "{organisation} erklärt, dass \(this) nicht von dort stammt.",
        "publisher_disputes.lead":
            "Das ist die signierte Erklärung vom {date}. Es ist die Aussage dieser Stelle, nicht unser Befund.",
        "mark_without_matching_content.headline":
            "\(thisAtStart) trägt eine verborgene Marke, die zu etwas anderem gehört.",
        "mark_without_matching_content.lead":
            "Die Marke nennt {record_kind, select, photo {ein Foto, das} picture {ein Bild, das} recording {eine Aufnahme, die} video {ein Video, das} document {ein Dokument, das} other {eine Datei, die}} {publisher} am {date} eingetragen hat, aber was Sie sehen, passt nicht dazu. Eine Marke lässt sich von einer Datei in eine andere kopieren. Lesen Sie sie nicht als Zeichen der Herkunft.",
        "recovered_changed.headline":
            "Das ist eine veränderte Kopie \(ofOne) {publisher} am {date} veröffentlicht hat.",
        "recovered_changed.lead":
            "{count, plural, one {An einer Stelle ist mehr anders, als {transforms} erklären. Sie ist unten markiert. Wir können nicht sagen, wer sie wann und warum verändert hat.} other {An # Stellen ist mehr anders, als {transforms} erklären. Sie sind unten markiert. Wir können nicht sagen, wer sie wann und warum verändert hat.}}",
        "recovered_changed.lead.passages":
            "{count, plural, one {In einem Abschnitt ist mehr anders, als {transforms} erklären. Er ist unten markiert. Wir können nicht sagen, wer ihn wann und warum verändert hat.} other {In # Abschnitten ist mehr anders, als {transforms} erklären. Sie sind unten markiert. Wir können nicht sagen, wer sie wann und warum verändert hat.}}",
        "signed_changed.headline": "Die Content Credentials \(inThis) passen nicht zu \(them).",
        "signed_changed.lead":
            "Die Datei wurde verändert, nachdem sie hinzugefügt wurden, von einem Menschen oder nur von einer App, die sie neu gespeichert hat; oder sie stammen aus einer anderen Datei. Verlassen Sie sich nicht auf das, was sie sagen.",
        "signed_changed.lead.record":
            "Sie trägt noch die Content Credentials des Originals, die nicht mehr zu ihr passen.",
        "credential_unreliable.headline": "Auf die Content Credentials \(inThis) ist kein Verlass.",
        "credential_unreliable.lead.damaged": "Ihre Signatur ist beschädigt. Das allein sagt nichts über \(this).",
        "credential_unreliable.lead.signature": "Ihre Signatur geht nicht auf. Das allein sagt nichts über \(this).",
        "credential_unreliable.lead.revoked":
            "Ihre Signatur wurde vom Aussteller zurückgezogen. Das allein sagt nichts über \(this).",
        "credential_unreliable.lead.expired":
            "Ihre Signatur hat keinen belegbaren Zeitpunkt, und ihr Zertifikat ist abgelaufen. Das allein sagt nichts über \(this).",
        "recovered_unchanged.headline.copy": "Das ist eine Kopie \(ofOne) {publisher} am {date} veröffentlicht hat.",
        "recovered_unchanged.headline.cropped":
            "Das ist eine beschnittene Kopie \(ofOne) {publisher} am {date} veröffentlicht hat.",
        "recovered_unchanged.headline.smaller":
            "Das ist eine kleinere Kopie \(ofOne) {publisher} am {date} veröffentlicht hat.",
        "recovered_unchanged.headline.mirrored":
            "Das ist eine gespiegelte Kopie \(ofOne) {publisher} am {date} veröffentlicht hat.",
        "recovered_unchanged.headline.part": "Das ist ein Teil \(ofOne) {publisher} am {date} veröffentlicht hat.",
        "recovered_unchanged.lead":
            "Außer {transforms} haben wir keinen Unterschied gefunden. Veränderungen, die kleiner sind als {limit}, können uns entgehen.",
        "recovered_unchanged.lead.exact": "Die Bytes sind dieselben.",
        "signed_unchanged.headline": "Signiert von {signer} am {date}. Die Datei hat sich seither nicht verändert.",
        "signed_unchanged.headline.undated": "Signiert von {signer}. Die Datei hat sich seither nicht verändert.",
        "signed_unchanged.headline.device":
            "Aufgenommen mit {product} am {date}. Die Datei hat sich seither nicht verändert.",
        "signed_unchanged.lead":
            "Das zeigt, wer sie signiert hat und dass sich nichts verändert hat. Es sagt nichts darüber, ob die Szene das ist, was jemand behauptet.",
        "signer_unknown.headline": "Signiert, aber wir wissen nicht, von wem.",
        "signer_unknown.lead":
            "Die Datei hat sich seither nicht verändert. Wer signiert hat, nennt sich „{name}“; niemand, auf den wir uns verlassen, hat diesen Namen bestätigt.",
        "signer_unknown.lead.unnamed":
            "Die Datei hat sich seither nicht verändert. Wer signiert hat, nennt keinen Namen, den jemand bestätigt hätte, auf den wir uns verlassen.",
        "several_records.headline":
            "{count, plural, one {\(thisAtStart) stimmt mit einem eingetragenen Original überein.} other {\(thisAtStart) stimmt mit # eingetragenen Originalen überein.}}",
        "several_records.lead": "Sie sind unten aufgeführt, die ähnlichsten zuerst.",
        "similar_only.headline": "\(thisAtStart) ähnelt \(toOne) {publisher} am {date} veröffentlicht hat.",
        "similar_only.lead":
            "Wir konnten beide nicht übereinanderlegen; deshalb sagen wir nichts über Veränderungen.",
        "similar_only.lead.contested":
            "Wer es zuerst veröffentlicht hat, wird noch geklärt; deshalb sagen wir nichts über die Herkunft.",
        "similar_only.lead.withdrawn":
            "Es wurde inzwischen zurückgezogen; deshalb sagen wir nichts über Veränderungen.",
        "mark_not_compared.headline":
            "\(thisAtStart) trägt eine verborgene Marke, die zu einem Eintrag von {publisher} vom {date} führt.",
        "mark_not_compared.headline.several":
            "{count, plural, one {\(thisAtStart) trägt eine verborgene Marke, die zu einem Eintrag führt.} other {\(thisAtStart) trägt verborgene Marken, die zu # Einträgen führen.}}",
        "mark_not_compared.lead.heard": "Die Marke war von {span} zu hören.",
        "mark_not_compared.lead.passages": "Verschiedene Abschnitte tragen verschiedene Marken; sie stehen unten.",
        "mark_not_compared.lead":
            "Wir haben den Inhalt nicht mit dem Original verglichen, und eine Marke lässt sich von einer Datei in eine andere kopieren. Sehen Sie den Eintrag an, bevor Sie sich darauf verlassen.",
        "mark_not_compared.lead.generated":
            "Der Herausgeber gibt dort an, dass die eingetragene Datei mit KI hergestellt wurde.",
        "mark_not_compared.lead.composite":
            "Der Herausgeber gibt dort an, dass KI einen Teil der eingetragenen Datei hergestellt oder verändert hat.",
        "mark_not_compared.lead.withdrawn": "Der Herausgeber hat den Eintrag inzwischen zurückgezogen.",
        "mark_not_compared.lead.contested": "Wer die eingetragene Datei zuerst veröffentlicht hat, wird noch geklärt.",
        "mark_unresolved.headline": "\(thisAtStart) trägt eine verborgene Marke, die wir nicht nachschlagen können.",
        "mark_unresolved.lead": "Ihre Art ist {algorithm}; ihr Register kennen wir nicht.",
        "mark_unresolved.lead.unanswered": "Ihre Art ist {algorithm}; ihr Register hat nicht geantwortet.",
        "ai_disclosed.headline.generated": "{who} erklärt, dass \(this) mit KI gemacht wurde.",
        "ai_disclosed.headline.composite": "{who} erklärt, dass KI einen Teil \(ofThis) gemacht oder verändert hat.",
        "ai_disclosed.headline.dubbed": "{who} erklärt, dass KI Stimme oder Lippen \(inThis) verändert hat.",
        "ai_disclosed.headline.generated.note":
            "Eine Notiz in der Datei erklärt, dass \(this) mit KI gemacht wurde.",
        "ai_disclosed.headline.composite.note":
            "Eine Notiz in der Datei erklärt, dass KI einen Teil \(ofThis) gemacht oder verändert hat.",
        "ai_disclosed.headline.dubbed.note":
            "Eine Notiz in der Datei erklärt, dass KI Stimme oder Lippen \(inThis) verändert hat.",
        "ai_disclosed.headline.generated.mark":
            "Eine verborgene Marke erklärt, dass \(this) mit KI gemacht wurde.",
        "ai_disclosed.headline.generated.unnamed":
            "Jemand, den wir nicht kennen, erklärt mit Signatur, dass \(this) mit KI gemacht wurde.",
        "ai_disclosed.headline.composite.unnamed":
            "Jemand, den wir nicht kennen, erklärt mit Signatur, dass KI einen Teil \(ofThis) gemacht oder verändert hat.",
        "ai_disclosed.headline.dubbed.unnamed":
            "Jemand, den wir nicht kennen, erklärt mit Signatur, dass KI Stimme oder Lippen \(inThis) verändert hat.",
        "ai_disclosed.lead.credential": "Die Erklärung ist Teil der signierten Content Credentials.",
        "ai_disclosed.lead.note":
            "Eine Notiz in der Datei sagt das; jeder kann so eine Notiz schreiben oder löschen.",
        "ai_disclosed.lead.mark":
            "Eine verborgene Marke von {vendor} sagt das; eine solche Marke lässt sich von einer Datei in eine andere kopieren.",
        "ai_disclosed.lead.end": "Wir geben Erklärungen wieder; wir raten nicht.",
        "capture_stated.headline.camera": "{who} erklärt, dass \(this) mit einer Kamera aufgenommen wurde.",
        "capture_stated.headline.recorder":
            "{who} erklärt, dass \(this) mit einem Aufnahmegerät aufgenommen wurde.",
        "capture_stated.headline.camera.unnamed":
            "Jemand, den wir nicht kennen, erklärt mit Signatur, dass \(this) mit einer Kamera aufgenommen wurde.",
        "capture_stated.headline.recorder.unnamed":
            "Jemand, den wir nicht kennen, erklärt mit Signatur, dass \(this) mit einem Aufnahmegerät aufgenommen wurde.",
        "capture_stated.lead":
            "Die Erklärung ist signiert. Sie sagt nichts darüber, was vor der Kamera ist.",
        "history_incomplete.headline": "Ein Teil der Geschichte \(ofThis) ist nicht festgehalten.",
        "history_incomplete.lead":
            "{count, plural, one {Ein Schritt oder eine frühere Datei trägt keine Content Credentials oder solche, auf die kein Verlass ist.} other {# Schritte oder frühere Dateien tragen keine Content Credentials oder solche, auf die kein Verlass ist.}}",
        "credential_unreachable.headline":
            "\(thisAtStart) verweist auf Content Credentials, die woanders aufbewahrt werden.",
        "credential_unreachable.lead": "Sie waren nicht zu erreichen. Versuchen Sie es später noch einmal.",
        "check_incomplete.headline": "Einige Prüfungen konnten nicht beendet werden.",
        "check_incomplete.lead": "Was wir gefunden haben, steht unten.",
        "nothing_known.headline": "Wir haben keine Informationen über \(this).",
        "nothing_known.lead":
            "Das sagt nichts darüber, ob der Inhalt echt ist. Die meisten Dateien tragen keine Content Credentials, und die meisten Apps entfernen sie.",
    ]

    private static let readings: [String: String] = [
        "row.credentials": "Content Credentials", "row.mark": "Verborgene Marke",
        "row.registry": "Register der Originale", "row.ai": "Einsatz von KI",
        "row.decisions": "Öffentliche Entscheidungen",
        "reading.credentials.trusted": "Signiert von {signer}; unverändert seit {date}",
        "reading.credentials.trusted.undated": "Signiert von {signer}; unverändert",
        "reading.credentials.recovered": "Im Register wiedergefunden",
        "reading.credentials.outside": "Signiert von {signer}; außerhalb der Datei aufbewahrt",
        "reading.credentials.valid": "Unversehrt; wer signiert hat, ist nicht bekannt",
        "reading.credentials.unfitting": "Passen nicht zu dieser Datei",
        "reading.credentials.unreliable": "Kein Verlass darauf",
        "reading.credentials.malformed": "Beschädigt; teilweise lesbar",
        "reading.credentials.unreachable": "Woanders aufbewahrt; nicht geholt",
        "reading.credentials.none": "Keine in dieser Datei",
        "note.credentials.trusted.stamped": "Zeitpunkt von einer Zeitstempelstelle bestätigt.",
        "note.credentials.trusted.own": "Zeitpunkt nach der Uhr dessen, der signiert hat.",
        "note.credentials.recovered":
            "Die Datei hatte sie verloren. Sie gehören zum Original, veröffentlicht am {date}.",
        "note.credentials.sidecar": "Aus einer Datei daneben gelesen; sie passen zu dieser Datei.",
        "note.credentials.valid":
            "Nennt sich „{name}“. Auf keiner Liste, auf die wir uns verlassen. Haben Sie signiert?",
        "note.credentials.unfitting": "Codes stehen unten.",
        "note.credentials.unreliable.damaged": "Die Signatur ist beschädigt.",
        "note.credentials.unreliable.signature": "Die Signatur geht nicht auf.",
        "note.credentials.unreliable.revoked": "Die Signatur wurde vom Aussteller zurückgezogen.",
        "note.credentials.unreliable.expired": "Kein belegbarer Zeitpunkt, und das Zertifikat ist abgelaufen.",
        "note.credentials.malformed": "Was sich lesen ließ, ist nicht bestätigt.",
        "note.credentials.unreachable": "Sie liegen bei {host}.",
        "note.credentials.none": "Die meisten Apps entfernen sie. Dass sie fehlen, sagt nichts über \(this).",
        "note.credentials.ingredient": "Auf die Content Credentials einer früheren Fassung ist kein Verlass.",
        "reading.mark.fits": "Gefunden, und sie passt",
        "reading.mark.elsewhere": "Gefunden, gehört aber zu etwas anderem",
        "reading.mark.named": "Gefunden; der Inhalt wurde nicht verglichen",
        "reading.mark.unresolved": "Gefunden; lässt sich nicht nachschlagen",
        "reading.mark.none": "Keine gefunden",
        "reading.mark.none.sound": "Keine im Ton gefunden",
        "note.mark.none": "Kleine oder stark veränderte Kopien können sie verlieren.",
        "note.mark.named": "Eine Marke führt zu einem Eintrag. Sie lässt sich von einer Datei in eine andere kopieren.",
        "reading.mark.unchecked": "Nicht geprüft: {reason}",
        "reading.registry.unchanged": "Stimmt mit einem Original überein; kein weiterer Unterschied",
        "reading.registry.changed": "Stimmt mit einem Original überein; Teile sind anders",
        "reading.registry.several":
            "{count, plural, one {Stimmt mit einem Original überein} other {Stimmt mit # Originalen überein}}",
        "reading.registry.similar": "Ähnelt einem",
        "reading.registry.named": "Eine verborgene Marke führt hin; nicht verglichen",
        "reading.registry.none":
            "{count, plural, =0 {Das Register ist leer} one {Keine Übereinstimmung mit dem einen Original} other {Keine Übereinstimmung unter # Originalen}}",
        "reading.registry.unchecked": "Nicht geprüft: {reason}",
        "reading.ai.generated": "{who} erklärt: mit KI gemacht",
        "reading.ai.composite": "{who} erklärt: teilweise mit KI gemacht",
        "reading.ai.dubbed": "{who} erklärt: Stimme oder Lippen mit KI verändert",
        "reading.ai.generated.mark": "Eine verborgene Marke erklärt: mit KI gemacht",
        "reading.ai.generated.note": "Eine Notiz in der Datei erklärt: mit KI gemacht",
        "reading.ai.composite.note": "Eine Notiz in der Datei erklärt: teilweise mit KI gemacht",
        "reading.ai.dubbed.note": "Eine Notiz in der Datei erklärt: Stimme oder Lippen mit KI verändert",
        "reading.ai.generated.unnamed": "Jemand, den wir nicht kennen, erklärt: mit KI gemacht",
        "reading.ai.composite.unnamed": "Jemand, den wir nicht kennen, erklärt: teilweise mit KI gemacht",
        "reading.ai.dubbed.unnamed":
            "Jemand, den wir nicht kennen, erklärt: Stimme oder Lippen mit KI verändert",
        "reading.ai.none": "Niemand hat einen angegeben",
        "reading.decisions.one": "Eine, vom {date}",
        "reading.decisions.none": "Keine über \(this)",
        "reading.decisions.reversed": "Aufgehoben am {date}",
        "limits.title": "Was Ihnen das nicht sagt",
        "limits.scene": "Ob die Szene in ihrem Zusammenhang gezeigt wird.",
        "limits.absence": "Irgendetwas über \(one) niemand eingetragen oder signiert hat.",
        "limits.small": "Ob etwas verändert wurde, das kleiner ist als {limit}.",
        "limits.signer": "Ob stimmt, was der Signierende über die Szene sagt.",
    ]

    private static let words: [String: String] = [
        "term.kind.photo": "Foto", "term.kind.picture": "Bild", "term.kind.recording": "Aufnahme",
        "term.kind.video": "Video", "term.kind.document": "Dokument", "term.kind.file": "Datei",
        "term.transform.cropping": "Beschneiden", "term.transform.resizing": "Größenänderung",
        "term.transform.turning": "Drehen", "term.transform.mirroring": "Spiegeln",
        "term.transform.border": "ein Rand", "term.transform.overlay": "eine Bildzeile oder ein Logo darüber",
        "term.transform.colour": "Farbänderungen", "term.transform.screenshot": "ein Bildschirmfoto",
        "term.transform.trimming": "Kürzen", "term.transform.speed": "eine andere Geschwindigkeit",
        "term.transform.sound": "hinzugefügter Ton", "term.transform.resaving": "neues Speichern",
        "term.month.1": "Januar", "term.month.2": "Februar", "term.month.3": "März", "term.month.4": "April",
        "term.month.5": "Mai", "term.month.6": "Juni", "term.month.7": "Juli", "term.month.8": "August",
        "term.month.9": "September", "term.month.10": "Oktober", "term.month.11": "November",
        "term.month.12": "Dezember",
        "format.day": "{day}. {month} {year}",
        "format.list.pair": " und ", "format.list.middle": ", ", "format.list.last": " und ",
        "format.or.pair": " oder ", "format.or.middle": ", ", "format.or.last": " oder ",
        "format.thousands": ".", "format.sentence": "{text}.",
        "format.pixels": "{count, plural, one {etwa ein Pixel} other {etwa # Pixel}} \(ofThis)",
        "format.span": "{from} bis {to}",
        "share.none": "keinen Teil", "share.small": "einen kleinen Teil", "share.quarter": "etwa ein Viertel",
        "share.half": "etwa die Hälfte", "share.most": "den größten Teil", "share.all": "fast alles",
        "level.3": "{name}, geprüfte Organisation", "level.2": "{name}, verfügt über {domain}",
        "level.1": "{name}, laut {issuer}", "level.0": "nennt sich „{name}“",
        "incomplete.pixels": "Das Bild konnte nicht dekodiert werden ({reason})",
        "incomplete.sound": "Der Ton konnte nicht dekodiert werden ({reason})",
        "incomplete.length":
            "{count, plural, one {Nur die erste Minute wurde nach verborgenen Marken durchsucht} other {Nur die ersten # Minuten wurden nach verborgenen Marken durchsucht}}",
        "incomplete.format": "Dateien dieser Art werden hier nicht dekodiert",
        "incomplete.size": "Das Bild überschreitet die Grenze für das Dekodieren",
        "incomplete.mark": "Die verborgene Marke konnte nicht gelesen werden ({reason})",
        "incomplete.registry": "Das Register der Originale hat nicht geantwortet ({reason})",
        "incomplete.index": "Das Register der Originale wird noch geladen",
        "incomplete.comparison": "Der Vergleich mit dem Original konnte nicht beendet werden ({reason})",
        "incomplete.credentials": "Die Content Credentials konnten nicht zu Ende gelesen werden ({reason})",
        "incomplete.container": "Die eigenen Notizen der Datei konnten nicht gelesen werden ({reason})",
        "incomplete.recovered": "Die wiedergefundenen Content Credentials konnten nicht gelesen werden ({reason})",
        "reason.no_registry": "es wurde kein Register angegeben",
        "reason.no_sound": "der Ton konnte nicht gelesen werden",
        "reason.not_decoded": "die Pixel konnten nicht gelesen werden",
        "reason.format": "dieser Server liest in Dateien dieser Art keine verborgenen Marken",
    ]
}
