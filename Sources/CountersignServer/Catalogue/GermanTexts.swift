// SPDX-License-Identifier: Apache-2.0

extension GermanPages {
    static let errors: [String: String] = [
        "error.kicker": "Fehler {status}", "error.reference": "Wenn Sie um Hilfe bitten, nennen Sie diese Nummer:",
        "error.retry":
            "{count, plural, one {Versuchen Sie es in einer Sekunde noch einmal.} other {Versuchen Sie es in # Sekunden noch einmal.}}",
        "error.home": "Zur Startseite",
        "error.bad_request.title": "Wir konnten die Anfrage nicht verstehen",
        "error.bad_request.text":
            "Etwas an dem, was gesendet wurde, ist nicht, wie es sein soll, oder es wurde unterwegs abgeschnitten.",
        "error.bad_request.do": "Gehen Sie zurück und versuchen Sie es noch einmal. Nichts wurde aufbewahrt.",
        "error.sign_in_required.title": "Bitte melden Sie sich an",
        "error.sign_in_required.text": "Diese Seite ist für Menschen, die angemeldet sind.",
        "error.sign_in_required.do":
            "Ihre Sitzung ist vielleicht zu Ende. Melden Sie sich an und öffnen Sie die Seite wieder.",
        "error.forbidden.title": "Das steht Ihnen nicht offen",
        "error.forbidden.text": "Ihr Konto oder der Weg, auf dem Sie diesen Dienst erreichen, lässt es nicht zu.",
        "error.forbidden.do": "Fragen Sie, wer diesen Dienst betreibt.",
        "error.cross_site_request.title": "Das Formular kam von woanders",
        "error.cross_site_request.text": "Es wurde von einer anderen Website oder aus einer älteren Sitzung gesendet.",
        "error.cross_site_request.do":
            "Öffnen Sie die Seite noch einmal und senden Sie es von dort. Nichts wurde getan.",
        "error.not_found.title": "Unter dieser Adresse ist nichts",
        "error.not_found.text": "Die Adresse ist vielleicht vertippt, oder was hier war, ist weg.",
        "error.not_found.do": "Sehen Sie die Adresse noch einmal an, oder beginnen Sie auf der Startseite.",
        "error.method_not_allowed.title": "Diese Adresse nimmt so eine Anfrage nicht an",
        "error.method_not_allowed.text": "Es gibt sie, aber nicht für das, was von ihr verlangt wurde.",
        "error.method_not_allowed.do": "Beginnen Sie auf der Startseite.",
        "error.too_slow.title": "Das Hochladen hat zu lange gedauert",
        "error.too_slow.text": "Die Datei kam so langsam an, dass wir nicht länger gewartet haben.",
        "error.too_slow.do": "Versuchen Sie es mit einer besseren Verbindung. Nichts wurde aufbewahrt.",
        "error.conflict.title": "Etwas anderes war schneller",
        "error.conflict.text": "Dasselbe gibt es schon, es wird gerade gemacht, oder es hat sich inzwischen geändert.",
        "error.conflict.do": "Öffnen Sie die Seite noch einmal und sehen Sie, was jetzt da ist. Nichts ging verloren.",
        "error.key_withdrawn.title": "Das Zertifikat Ihrer Organisation wurde zurückgezogen",
        "error.key_withdrawn.text": "Mit einem zurückgezogenen Zertifikat kann nichts unterschrieben werden.",
        "error.key_withdrawn.do":
            "Ein Eigentümer Ihrer Organisation kann auf der Seite „Schlüssel“ einen neuen Schlüssel machen.",
        "error.gone.title": "Das ist zu Ende",
        "error.gone.text": "Was unter dieser Adresse war, wurde für begrenzte Zeit aufbewahrt, und die ist vorbei.",
        "error.gone.do":
            "Ergebnisse von Prüfungen werden eine Stunde aufbewahrt. Sie können das Bild noch einmal prüfen.",
        "error.too_large.title": "Die Datei ist zu groß",
        "error.too_large.text": "Eine Datei darf höchstens {limit} MB haben.",
        "error.too_large.do": "Wählen Sie eine kleinere Datei. Nichts wurde aufbewahrt.",
        "error.address_too_long.title": "Die Adresse ist zu lang",
        "error.address_too_long.text": "Sie hat mehr Zeichen, als dieser Dienst liest.",
        "error.address_too_long.do": "Verwenden Sie eine kürzere.",
        "error.unsupported_media.title": "Dateien dieser Art können hier nicht gelesen werden",
        "error.unsupported_media.text":
            "Wählen Sie ein Bild, eine Aufnahme oder einen Film in einem der üblichen Formate.",
        "error.unsupported_media.do":
            "Wenn es ein Bild ist, öffnen Sie es und speichern Sie es in einem dieser Formate.",
        "error.unreadable_media.title": "Die Datei konnte nicht gelesen werden",
        "error.unreadable_media.text": "Sie ist beschädigt, oder sie ist nicht von der Art, die ihr Name nennt.",
        "error.unreadable_media.do": "Bitten Sie noch einmal um die Datei, oder speichern Sie sie neu.",
        "error.invalid_input.title": "Etwas fehlt", "error.invalid_input.text": "Wählen Sie zuerst eine Datei.",
        "error.invalid_input.do": "Gehen Sie zurück und ergänzen Sie, was fehlt.",
        "error.link_refused.title": "Der Link kann nicht geholt werden",
        "error.link_refused.text":
            "Er führt zu nichts, was dieser Dienst holen kann. Nur Bilder unter öffentlichen Webadressen können geholt werden.",
        "error.link_refused.do": "Speichern Sie das Bild und wählen Sie stattdessen die Datei.",
        "error.too_many_requests.title": "Zu viele Anfragen",
        "error.too_many_requests.text":
            "Von Ihrer Adresse kamen mehr Anfragen, als wir in dieser Zeit beantworten.",
        "error.too_many_requests.do": "Warten Sie etwas, dann versuchen Sie es noch einmal.",
        "error.headers_too_large.title": "Die Anfrage ist zu groß",
        "error.headers_too_large.text": "Ihr Browser hat mehr Kopffelder gesendet, als dieser Dienst liest.",
        "error.headers_too_large.do": "Löschen Sie die Cookies dieser Website und versuchen Sie es noch einmal.",
        "error.internal_failure.title": "Auf unserer Seite ging etwas schief",
        "error.internal_failure.text": "Es liegt nicht an Ihnen, und es wurde vermerkt.",
        "error.internal_failure.do":
            "Versuchen Sie es noch einmal. Wenn es wieder geschieht, sagen Sie es dem Betreiber dieses Dienstes.",
        "error.unavailable.title": "Der Dienst ist ausgelastet",
        "error.unavailable.text": "Gerade prüfen mehr Menschen Bilder als sonst.",
        "error.unavailable.do": "Versuchen Sie es gleich noch einmal. Nichts wurde aufbewahrt.",
        "error.timeout.title": "Es hat zu lange gedauert",
        "error.timeout.text": "Die Arbeit an dieser Datei wurde beendet, weil sie zu lange gedauert hat.",
        "error.timeout.do": "Versuchen Sie es später noch einmal, oder mit einem kleineren Bild.",
        "error.storage_full.title": "Im Augenblick ist kein Platz",
        "error.storage_full.text": "Dieser Dienst hat für die Datei zu wenig freien Speicherplatz.",
        "error.storage_full.do": "Versuchen Sie es später noch einmal. Nichts wurde aufbewahrt.",
    ]

    static let learn: [String: String] = [
        "learn.title": "Wie man ein Bild liest",
        "learn.lead": "Kurze Seiten darüber, was die fünf Prüfungen Ihnen sagen können und was nicht.",
        "learn.check": "Ein Bild oder eine Aufnahme prüfen",
        "learn.absence.title": "Warum Fehlen nichts bedeutet",
        "learn.absence.lead": "Die meisten Bilder tragen keine Content Credentials. Das sagt nichts über sie.",
        "learn.absence.1.h": "Die meisten Apps entfernen, was ein Bild trägt",
        "learn.absence.1":
            "Ein Messenger macht ein Bild kleiner und speichert es neu. Was in der Datei signiert oder vermerkt war, ist danach weg. Das Bild kann genau das sein, was es sagt.",
        "learn.absence.2.h": "Die meisten Kameras und Apps signieren nichts",
        "learn.absence.2":
            "Content Credentials sind jung. Ein Bild ohne sie ist so gewöhnlich wie ein Brief ohne Stempel.",
        "learn.absence.3.h": "Was Sie tun können",
        "learn.absence.3":
            "Fragen Sie, woher das Bild kommt. Suchen Sie dasselbe Bild auf den Seiten der Menschen oder Stellen, die es zeigt. Sehen Sie, ob andere dasselbe Ereignis von einer anderen Seite berichten.",
        "learn.credentials.title": "Content Credentials",
        "learn.credentials.lead":
            "Eine signierte Notiz in einer Datei: wer sie signiert hat, wann, und was vorher getan wurde.",
        "learn.credentials.1.h": "Was sie zeigen",
        "learn.credentials.1":
            "Die Notiz ist durch Mathematik an die Datei gebunden. Wenn die Datei sich danach ändert, passt die Notiz nicht mehr, und das kann jeder sehen.",
        "learn.credentials.2.h": "Was sie nicht zeigen",
        "learn.credentials.2":
            "Ob die Szene das ist, was jemand behauptet. Man kann eine gestellte Szene signieren. Die Frage ist, wer sie signiert hat und ob Sie sich darauf verlassen.",
        "learn.credentials.3.h": "Wenn sie nicht passen",
        "learn.credentials.3":
            "Viele Apps speichern ein Bild neu und lassen die alte Notiz darin. Dann passt die Notiz nicht, ohne dass jemand Böses will. Es kann auch sein, dass jemand die Notiz aus einer anderen Datei kopiert hat. Verlassen Sie sich nicht auf das, was so eine Notiz sagt.",
        "learn.marks.title": "Verborgene Marken",
        "learn.marks.lead":
            "Eine Marke im Bild selbst, zu schwach, um sie zu sehen, die neues Speichern übersteht.",
        "learn.marks.1.h": "Wozu sie da ist",
        "learn.marks.1":
            "Die Marke enthält eine Nummer. Die Nummer führt zu einem Eintrag in einem Register, in dem das Original und seine Content Credentials aufbewahrt werden. So ist die Herkunft wieder zu finden, wenn eine App alles andere entfernt hat.",
        "learn.marks.2.h": "Warum eine Marke allein nie genügt",
        "learn.marks.2":
            "Eine Marke lässt sich von einem Bild in ein anderes kopieren. Deshalb vergleichen wir immer, was Sie sehen, mit dem Original. Wenn die beiden nicht übereinstimmen, sagen wir das.",
        "learn.marks.3.h": "Wann sie verloren geht",
        "learn.marks.3": "Sehr kleine Kopien und solche mit starken Veränderungen können die Marke verlieren.",
        "learn.originals.title": "Wie man das Original sucht",
        "learn.originals.lead": "Wenn das Register ein Bild nicht kennt, helfen diese Schritte.",
        "learn.originals.1.h": "Gehen Sie zur Quelle",
        "learn.originals.1":
            "Sehen Sie auf den Seiten der Person oder Stelle nach, die das Bild zeigt. Behörden veröffentlichen ihre Mitteilungen auf eigenen Seiten.",
        "learn.originals.2.h": "Suchen Sie mit dem Bild",
        "learn.originals.2":
            "Suchmaschinen können nach ähnlichen Bildern suchen. Der älteste Treffer und der größte sind oft nahe am Original. Sie geben das Bild dabei dieser Suchmaschine.",
        "learn.originals.3.h": "Achten Sie auf Einzelheiten",
        "learn.originals.3":
            "Schilder, Wetter, Schatten, Kleidung: Passen sie zu Ort und Tag? Zeigt jemand anderes dasselbe Ereignis von einer anderen Seite?",
        "learn.changed.title": "Was eine veränderte Kopie bedeutet",
        "learn.changed.lead": "Wir legen die Kopie über das Original und markieren, was anders ist.",
        "learn.changed.1.h": "Was nicht markiert wird",
        "learn.changed.1":
            "Beschneiden, eine andere Größe, andere Farben und neues Speichern sind in diesem Sinn keine Veränderungen. Sie werden im Ergebnis genannt.",
        "learn.changed.2.h": "Was markiert wird",
        "learn.changed.2":
            "Stellen, an denen mehr anders ist: etwas übermalt, eingesetzt oder herausgenommen. Sehen Sie die Bildpaare an und urteilen Sie selbst.",
        "learn.changed.3.h": "Was wir nicht sagen können",
        "learn.changed.3":
            "Wer es verändert hat, wann und warum. Auch eine Bildzeile ist eine Veränderung. Sehr kleine Veränderungen können uns entgehen; das Ergebnis sagt, wie kleine.",
        "learn.signers.title": "Wer signiert hat",
        "learn.signers.lead": "Eine Signatur nennt einen Namen. Wie fest dieser Name bekannt ist, ist verschieden.",
        "learn.signers.1.h": "Jemand, den wir nicht kennen",
        "learn.signers.1":
            "Jeder kann eine Signatur mit jedem Namen machen. Deshalb zeigen wir einen Namen nur dann als den des Signierenden, wenn ihn jemand bestätigt hat, auf den wir uns verlassen. Sonst sagen wir: nennt sich so.",
        "learn.signers.2.h": "Ein Gerät oder eine App",
        "learn.signers.2":
            "Viele Signaturen kommen von einer Kamera oder einem Programm. Sie nennen das Produkt, nicht den Menschen, der es benutzt hat.",
        "learn.signers.3.h": "Haben Sie signiert?",
        "learn.signers.3":
            "Ihr Zertifikat muss von einer Stelle kommen, die auf einer Liste steht, die dieser Dienst verwendet. Wer den Dienst betreibt, kann eine hinzufügen.",
        "learn.ai.title": "Bilder und KI",
        "learn.ai.lead": "Wir geben wieder, was jemand erklärt. Wir raten nicht nach den Pixeln.",
        "learn.ai.1.h": "Drei Fragen",
        "learn.ai.1":
            "Wer erklärt es? Was genau: das ganze Bild oder ein Teil? Und wie fest ist die Erklärung an die Datei gebunden: in einer Signatur, oder in einer Notiz, die jeder schreiben oder löschen kann?",
        "learn.ai.2.h": "Warum wir nicht raten",
        "learn.ai.2":
            "Programme, die nach den Pixeln raten, irren oft, in beide Richtungen. Ein Irrtum schadet Menschen. Eine Erklärung lässt sich zu dem verfolgen, der sie gemacht hat.",
        "learn.ai.3.h": "Wenn niemand etwas erklärt",
        "learn.ai.3": "Das sagt nichts. Viele Bilder, die mit KI gemacht wurden, tragen keine Notiz darüber.",
        "learn.decisions.title": "Öffentliche Entscheidungen",
        "learn.decisions.lead":
            "Manchmal hat eine Stelle oder eine Plattform über ein Bild entschieden und ihre Gründe genannt.",
        "learn.decisions.1.h": "Was Sie lesen können",
        "learn.decisions.1":
            "Wer entschieden hat, wann, nach welcher Regel, und ob die Entscheidung noch gilt.",
        "learn.decisions.2.h": "Entscheidungen können sich ändern",
        "learn.decisions.2":
            "Gegen eine Entscheidung kann man Einspruch erheben, und sie kann aufgehoben werden. Dann zeigen wir auch das.",
    ]

    static let texts: [String: String] = [
        "about.title": "Über Countersign",
        "about.lead": "Countersign sagt den Menschen, was über ein Bild bekannt ist und woher man es weiß.",
        "about.1.h": "Befunde, keine Urteile",
        "about.1":
            "Jedes Ergebnis sagt, was gefunden wurde, auf welchem Weg, und was es Ihnen nicht sagt. Es gibt kein Zeichen für gut oder schlecht, weil keine Maschine eines geben kann.",
        "about.2.h": "Von der Signatur zur Kopie",
        "about.2":
            "Ein Herausgeber signiert ein Bild, markiert es und trägt es ein, in einem Schritt. Wenn Sie eine Kopie ohne ihre Signatur erreicht, führen die Marke und das Aussehen des Bildes zum Eintrag zurück. Dann wird die Kopie über das Original gelegt und gezeigt, was anders ist.",
        "about.3.h": "Offen",
        "about.3":
            "Das Programm ist frei (Apache-2.0), spricht den offenen Standard C2PA und läuft auf einer eigenen Maschine.",
        "privacy.title": "Datenschutz",
        "privacy.lead": "So wenig wie möglich wird aufbewahrt, und nichts lange.",
        "privacy.1.h": "Die Datei, die Sie prüfen",
        "privacy.1":
            "Sie wird gelöscht, sobald die Prüfung fertig ist. Sie wird nie an andere gegeben, und Ihr Browser wird nie zu einer anderen Website geschickt.",
        "privacy.2.h": "Das Ergebnis",
        "privacy.2":
            "Es hat eine Adresse, die sich nicht erraten lässt, mit einem kleinen, neu kodierten Bild. Beide verschwinden nach {minutes} Minuten, oder wenn Sie „Jetzt löschen“ drücken.",
        "privacy.3.h": "Cookies",
        "privacy.3":
            "Keine zum Prüfen. Eines, wenn Sie sich anmelden. Eines, wenn Sie die helle oder dunkle Darstellung wählen.",
        "privacy.4.h": "Protokolle",
        "privacy.4":
            "Sie enthalten die Art der Anfrage, ihre Zeit, ihren Ausgang und eine Nummer zum Nachfragen. Sie enthalten keine Dateinamen, keine Fingerabdrücke von Dateien und keine Adressen von Menschen.",
        "privacy.5.h": "Das Register",
        "privacy.5":
            "Was Herausgeber eintragen, ist öffentlich: Name, Datum, Titel, wie das Bild gemacht wurde, und eine kleine Kopie, wenn sie es erlauben.",
        "privacy.6.h": "Ein Link, den Sie teilen",
        "privacy.6":
            "Wenn Sie einen Link machen, wird das Ergebnis ohne den Namen Ihrer Datei aufbewahrt, bis der Link endet. Der Code, den Sie dazu bekommen, löscht es früher.",
        "privacy.7.h": "Ein Link statt einer Datei",
        "privacy.7":
            "Wo dieser Dienst Links prüft, holt er das Bild selbst, einmal und ohne Cookies. Der Link wird nicht aufbewahrt.",
        "accessibility.title": "Barrierefreiheit",
        "accessibility.lead": "Alle sollen ein Bild prüfen können. Unser Ziel ist WCAG 2.2, Stufe AA.",
        "accessibility.1.h": "Was wir getan haben",
        "accessibility.1":
            "Jede Seite geht mit der Tastatur, mit einem Screenreader, ohne Skripte, mit Text auf 200 %, auf einem schmalen Telefon, hell und dunkel und auf Papier. Keine Bedeutung hängt an der Farbe allein.",
        "accessibility.2.h": "Bekannte Lücken",
        "accessibility.2":
            "Markierungen auf einem Bild stehen auch in Worten da, aber was in einer Markierung anders ist, wird nicht beschrieben. Der Schieber braucht ein Skript; die Ansicht nebeneinander nicht.",
        "accessibility.3.h": "Sagen Sie es uns",
        "accessibility.3": "Wenn etwas für Sie nicht geht, sagen Sie es dem Betreiber dieses Dienstes.",
    ]
}
