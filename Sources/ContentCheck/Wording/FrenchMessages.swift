// SPDX-License-Identifier: Apache-2.0

/// The French wording of what is said about checked files. No person has reviewed it yet.
enum FrenchMessages {
    static let all: [String: String] = statements.merging(readings) { first, _ in first }
        .merging(words) { first, _ in first }

    private static let this =
        "{kind, select, photo {cette photo} picture {cette image} recording {cet enregistrement} video {cette vidéo} document {ce document} other {ce fichier}}"
    private static let thisAtStart =
        "{kind, select, photo {Cette photo} picture {Cette image} recording {Cet enregistrement} video {Cette vidéo} document {Ce document} other {Ce fichier}}"
    private static let one =
        "{kind, select, photo {une photo} picture {une image} recording {un enregistrement} video {une vidéo} document {un document} other {un fichier}}"
    private static let ofOne =
        "{kind, select, photo {d’une photo} picture {d’une image} recording {d’un enregistrement} video {d’une vidéo} document {d’un document} other {d’un fichier}}"
    private static let ofThis =
        "{kind, select, photo {de cette photo} picture {de cette image} recording {de cet enregistrement} video {de cette vidéo} document {de ce document} other {de ce fichier}}"
    private static let made = "{kind, select, photo {créée} picture {créée} video {créée} other {créé}}"
    private static let captured = "{kind, select, photo {prise} picture {prise} video {prise} other {pris}}"
    private static let relation =
        "{kind, select, photo {celle que} picture {celle que} video {celle que} other {celui que}}"

    private static let statements: [String: String] = [
        "known_deceptive.decider": "l’équipe d’examen de ce service",
        "known_deceptive.finding":
            "C’est un contenu trompeur au sujet d’une élection, créé ou modifié par des moyens techniques.",
        "known_deceptive.headline": "Il existe une décision publique au sujet \(ofThis).",
        "known_deceptive.headline.near": "Il existe une décision publique au sujet \(ofOne) qui ressemble à ceci.",
        "known_deceptive.lead": "Le {date}, {decider} a décidé : {finding} Lisez la décision et ses motifs.",
        "decision_reversed.headline": "Une décision au sujet \(ofThis) a été annulée le {date}.",
        "decision_reversed.lead": "Elle ne s’applique plus. Lisez pourquoi.",
        "publisher_disputes.headline": "{organisation} dit que \(this) ne vient pas d’elle.",
        "publisher_disputes.lead":
            "C’est sa déclaration signée du {date}. C’est son affirmation, pas notre constat.",
        "mark_without_matching_content.headline":
            "\(thisAtStart) porte une marque cachée qui appartient à autre chose.",
        "mark_without_matching_content.lead":
            "La marque désigne {record_kind, select, photo {une photo} picture {une image} recording {un enregistrement} video {une vidéo} document {un document} other {un fichier}} que {publisher} a inscrit le {date}, mais ce que vous voyez n’y correspond pas. Une marque peut être copiée d’un fichier à un autre. N’y voyez pas un signe d’origine.",
        "recovered_changed.headline": "Ceci est une copie modifiée \(ofOne) que {publisher} a publié le {date}.",
        "recovered_changed.lead":
            "{count, plural, one {Un endroit diffère plus que ne l’expliquent {transforms}. Il est marqué ci-dessous. Nous ne pouvons pas dire qui l’a modifié, quand, ni pourquoi.} other {# endroits diffèrent plus que ne l’expliquent {transforms}. Ils sont marqués ci-dessous. Nous ne pouvons pas dire qui les a modifiés, quand, ni pourquoi.}}",
        "recovered_changed.lead.passages":
            "{count, plural, one {Un passage diffère plus que ne l’expliquent {transforms}. Il est marqué ci-dessous. Nous ne pouvons pas dire qui l’a modifié, quand, ni pourquoi.} other {# passages diffèrent plus que ne l’expliquent {transforms}. Ils sont marqués ci-dessous. Nous ne pouvons pas dire qui les a modifiés, quand, ni pourquoi.}}",
        "signed_changed.headline": "Les Content Credentials \(ofThis) ne lui correspondent pas.",
        "signed_changed.lead":
            "Le fichier a été modifié après leur ajout, par une personne ou simplement par une application qui l’a réenregistré, ou bien ils viennent d’un autre fichier. Ne vous fiez pas à ce qu’ils disent.",
        "signed_changed.lead.record":
            "Il porte encore les Content Credentials de l’original, qui ne lui correspondent plus.",
        "credential_unreliable.headline": "On ne peut pas se fier aux Content Credentials \(ofThis).",
        "credential_unreliable.lead.damaged":
            "Leur signature est endommagée. Cela seul ne dit rien \(ofThis).",
        "credential_unreliable.lead.signature":
            "Leur signature ne se confirme pas. Cela seul ne dit rien \(ofThis).",
        "credential_unreliable.lead.revoked":
            "Leur signature a été retirée par son émetteur. Cela seul ne dit rien \(ofThis).",
        "credential_unreliable.lead.expired":
            "Leur signature n’a pas de date prouvable et son certificat a expiré. Cela seul ne dit rien \(ofThis).",
        "recovered_unchanged.headline.copy": "Ceci est une copie \(ofOne) que {publisher} a publié le {date}.",
        "recovered_unchanged.headline.cropped":
            "Ceci est une copie recadrée \(ofOne) que {publisher} a publié le {date}.",
        "recovered_unchanged.headline.smaller":
            "Ceci est une copie réduite \(ofOne) que {publisher} a publié le {date}.",
        "recovered_unchanged.headline.mirrored":
            "Ceci est une copie retournée en miroir \(ofOne) que {publisher} a publié le {date}.",
        "recovered_unchanged.headline.part": "Ceci est une partie \(ofOne) que {publisher} a publié le {date}.",
        "recovered_unchanged.lead":
            "Hormis {transforms}, nous n’avons trouvé aucune différence. Des changements plus petits que {limit} peuvent nous échapper.",
        "recovered_unchanged.lead.exact": "Les octets sont les mêmes.",
        "signed_unchanged.headline": "Signé par {signer} le {date}. Le fichier n’a pas changé depuis.",
        "signed_unchanged.headline.undated": "Signé par {signer}. Le fichier n’a pas changé depuis.",
        "signed_unchanged.headline.device": "Enregistré par {product} le {date}. Le fichier n’a pas changé depuis.",
        "signed_unchanged.lead":
            "Cela montre qui l’a signé et que rien n’a changé. Cela ne dit pas si la scène est ce que quelqu’un prétend.",
        "signer_unknown.headline": "Signé, mais nous ne savons pas par qui.",
        "signer_unknown.lead":
            "Le fichier n’a pas changé depuis. Le signataire se nomme « {name} » ; personne à qui nous nous fions n’a confirmé ce nom.",
        "signer_unknown.lead.unnamed":
            "Le fichier n’a pas changé depuis. Le signataire ne donne aucun nom qu’une personne à qui nous nous fions ait confirmé.",
        "several_records.headline":
            "{count, plural, one {\(thisAtStart) correspond à un original inscrit.} other {\(thisAtStart) correspond à # originaux inscrits.}}",
        "several_records.lead": "Ils sont listés ci-dessous, les plus proches d’abord.",
        "similar_only.headline": "\(thisAtStart) ressemble à \(relation) {publisher} a publié le {date}.",
        "similar_only.lead":
            "Nous n’avons pas pu les superposer ; nous ne disons donc rien de changements.",
        "similar_only.lead.contested":
            "Il reste à établir qui l’a publié en premier ; nous ne disons donc rien de son origine.",
        "similar_only.lead.withdrawn":
            "Son éditeur l’a retiré depuis ; nous ne disons donc rien de changements.",
        "mark_not_compared.headline":
            "\(thisAtStart) porte une marque cachée qui mène à une entrée faite par {publisher} le {date}.",
        "mark_not_compared.headline.several":
            "{count, plural, one {\(thisAtStart) porte une marque cachée qui mène à une entrée.} other {\(thisAtStart) porte des marques cachées qui mènent à # entrées.}}",
        "mark_not_compared.lead.heard": "La marque a été entendue de {span}.",
        "mark_not_compared.lead.passages":
            "Des passages différents portent des marques différentes ; elles sont énumérées plus bas.",
        "mark_not_compared.lead":
            "Nous n’avons pas comparé le contenu avec l’original, et une marque peut être copiée d’un fichier à un autre. Regardez l’entrée avant de vous y fier.",
        "mark_not_compared.lead.generated": "L’éditeur y déclare que le fichier enregistré a été fait avec l’IA.",
        "mark_not_compared.lead.composite":
            "L’éditeur y déclare que l’IA a fait ou modifié une partie du fichier enregistré.",
        "mark_not_compared.lead.withdrawn": "Son éditeur a retiré l’entrée depuis.",
        "mark_not_compared.lead.contested": "On établit encore qui a publié le fichier enregistré en premier.",
        "mark_unresolved.headline": "\(thisAtStart) porte une marque cachée que nous ne pouvons pas rechercher.",
        "mark_unresolved.lead": "Son type est {algorithm} ; nous ne connaissons pas son registre.",
        "mark_unresolved.lead.unanswered": "Son type est {algorithm} ; son registre n’a pas répondu.",
        "ai_disclosed.headline.generated": "{who} déclare que \(this) a été \(made) avec l’IA.",
        "ai_disclosed.headline.composite": "{who} déclare que l’IA a créé ou modifié une partie \(ofThis).",
        "ai_disclosed.headline.dubbed": "{who} déclare que l’IA a modifié la voix ou les lèvres dans \(this).",
        "ai_disclosed.headline.generated.note":
            "Une note dans le fichier déclare que \(this) a été \(made) avec l’IA.",
        "ai_disclosed.headline.composite.note":
            "Une note dans le fichier déclare que l’IA a créé ou modifié une partie \(ofThis).",
        "ai_disclosed.headline.dubbed.note":
            "Une note dans le fichier déclare que l’IA a modifié la voix ou les lèvres dans \(this).",
        "ai_disclosed.headline.generated.mark":
            "Une marque cachée déclare que \(this) a été \(made) avec l’IA.",
        "ai_disclosed.headline.generated.unnamed":
            "Un signataire que nous ne connaissons pas déclare que \(this) a été \(made) avec l’IA.",
        "ai_disclosed.headline.composite.unnamed":
            "Un signataire que nous ne connaissons pas déclare que l’IA a créé ou modifié une partie \(ofThis).",
        "ai_disclosed.headline.dubbed.unnamed":
            "Un signataire que nous ne connaissons pas déclare que l’IA a modifié la voix ou les lèvres dans \(this).",
        "ai_disclosed.lead.credential": "La déclaration fait partie des Content Credentials signés.",
        "ai_disclosed.lead.note":
            "Une note dans le fichier le dit ; chacun peut écrire ou effacer une telle note.",
        "ai_disclosed.lead.mark":
            "Une marque cachée de {vendor} le dit ; une telle marque peut être copiée d’un fichier à un autre.",
        "ai_disclosed.lead.end": "Nous rapportons des déclarations ; nous ne devinons pas.",
        "capture_stated.headline.camera": "{who} déclare que \(this) a été \(captured) avec un appareil photo.",
        "capture_stated.headline.recorder": "{who} déclare que \(this) a été \(captured) avec un enregistreur.",
        "capture_stated.headline.camera.unnamed":
            "Un signataire que nous ne connaissons pas déclare que \(this) a été \(captured) avec un appareil photo.",
        "capture_stated.headline.recorder.unnamed":
            "Un signataire que nous ne connaissons pas déclare que \(this) a été \(captured) avec un enregistreur.",
        "capture_stated.lead":
            "La déclaration est signée. Elle ne dit rien de ce qui se trouve devant l’appareil.",
        "history_incomplete.headline": "Une partie de l’histoire \(ofThis) n’est pas consignée.",
        "history_incomplete.lead":
            "{count, plural, one {Une étape ou un fichier antérieur ne porte pas de Content Credentials, ou en porte auxquels on ne peut pas se fier.} other {# étapes ou fichiers antérieurs ne portent pas de Content Credentials, ou en portent auxquels on ne peut pas se fier.}}",
        "credential_unreachable.headline": "\(thisAtStart) renvoie à des Content Credentials conservés ailleurs.",
        "credential_unreachable.lead": "Ils n’ont pas pu être récupérés. Réessayez plus tard.",
        "check_incomplete.headline": "Certaines vérifications n’ont pas pu être terminées.",
        "check_incomplete.lead": "Ce que nous avons trouvé figure ci-dessous.",
        "nothing_known.headline": "Nous n’avons aucune information sur \(this).",
        "nothing_known.lead":
            "Cela ne dit pas si le contenu est authentique. La plupart des fichiers ne portent pas de Content Credentials, et la plupart des applications les suppriment.",
    ]

    private static let readings: [String: String] = [
        "row.credentials": "Content Credentials", "row.mark": "Marque cachée",
        "row.registry": "Registre des originaux", "row.ai": "Usage de l’IA", "row.decisions": "Décisions publiques",
        "reading.credentials.trusted": "Signés par {signer} ; inchangé depuis le {date}",
        "reading.credentials.trusted.undated": "Signés par {signer} ; inchangé",
        "reading.credentials.recovered": "Retrouvés dans le registre",
        "reading.credentials.outside": "Signés par {signer} ; conservés hors du fichier",
        "reading.credentials.valid": "Intacts ; signataire inconnu",
        "reading.credentials.unfitting": "Ne correspondent pas à ce fichier",
        "reading.credentials.unreliable": "On ne peut pas s’y fier",
        "reading.credentials.malformed": "Endommagés ; lisibles en partie",
        "reading.credentials.unreachable": "Conservés ailleurs ; non récupérés",
        "reading.credentials.none": "Aucun dans ce fichier",
        "note.credentials.trusted.stamped": "Date confirmée par une autorité d’horodatage.",
        "note.credentials.trusted.own": "Date selon l’horloge du signataire.",
        "note.credentials.recovered":
            "Le fichier les avait perdus. Ils appartiennent à l’original, publié le {date}.",
        "note.credentials.sidecar": "Lus dans un fichier voisin ; ils correspondent à ce fichier.",
        "note.credentials.valid":
            "Se nomme « {name} ». Ne figure sur aucune liste à laquelle nous nous fions. Êtes-vous le signataire ?",
        "note.credentials.unfitting": "Codes ci-dessous.",
        "note.credentials.unreliable.damaged": "La signature est endommagée.",
        "note.credentials.unreliable.signature": "La signature ne se confirme pas.",
        "note.credentials.unreliable.revoked": "La signature a été retirée par son émetteur.",
        "note.credentials.unreliable.expired": "Pas de date prouvable, et le certificat a expiré.",
        "note.credentials.malformed": "Ce qui a pu être lu n’est pas confirmé.",
        "note.credentials.unreachable": "Ils se trouvent à {host}.",
        "note.credentials.none": "La plupart des applications les suppriment. Leur absence ne dit rien \(ofThis).",
        "note.credentials.ingredient": "On ne peut pas se fier aux Content Credentials d’une version antérieure.",
        "reading.mark.fits": "Trouvée, et elle correspond",
        "reading.mark.elsewhere": "Trouvée, mais elle appartient à autre chose",
        "reading.mark.named": "Trouvée ; le contenu n’a pas été comparé",
        "reading.mark.unresolved": "Trouvée ; ne peut pas être recherchée",
        "reading.mark.none": "Aucune trouvée",
        "reading.mark.none.sound": "Aucune trouvée dans le son",
        "note.mark.none": "Les copies petites ou très modifiées peuvent la perdre.",
        "note.mark.named": "Une marque mène à une entrée. Elle peut être copiée d’un fichier à un autre.",
        "reading.mark.unchecked": "Non vérifié : {reason}",
        "reading.registry.unchanged": "Correspond à un original ; aucune autre différence",
        "reading.registry.changed": "Correspond à un original ; des parties diffèrent",
        "reading.registry.several":
            "{count, plural, one {Correspond à un original} other {Correspond à # originaux}}",
        "reading.registry.similar": "Ressemble à un original",
        "reading.registry.named": "Une marque cachée y mène ; non comparé",
        "reading.registry.none":
            "{count, plural, =0 {Le registre est vide} one {Aucune correspondance avec l’unique original} other {Aucune correspondance parmi # originaux}}",
        "reading.registry.unchecked": "Non vérifié : {reason}",
        "reading.ai.generated": "{who} déclare : créé avec l’IA",
        "reading.ai.composite": "{who} déclare : créé en partie avec l’IA",
        "reading.ai.dubbed": "{who} déclare : voix ou lèvres modifiées avec l’IA",
        "reading.ai.generated.mark": "Une marque cachée déclare : créé avec l’IA",
        "reading.ai.generated.note": "Une note dans le fichier déclare : créé avec l’IA",
        "reading.ai.composite.note": "Une note dans le fichier déclare : créé en partie avec l’IA",
        "reading.ai.dubbed.note": "Une note dans le fichier déclare : voix ou lèvres modifiées avec l’IA",
        "reading.ai.generated.unnamed": "Un signataire inconnu de nous déclare : créé avec l’IA",
        "reading.ai.composite.unnamed": "Un signataire inconnu de nous déclare : créé en partie avec l’IA",
        "reading.ai.dubbed.unnamed": "Un signataire inconnu de nous déclare : voix ou lèvres modifiées avec l’IA",
        "reading.ai.none": "Personne n’en a déclaré",
        "reading.decisions.one": "Une, du {date}",
        "reading.decisions.none": "Aucune au sujet \(ofThis)",
        "reading.decisions.reversed": "Annulée le {date}",
        "limits.title": "Ce que cela ne vous dit pas",
        "limits.scene": "Si la scène est montrée dans son contexte.",
        "limits.absence": "Quoi que ce soit sur \(one) que personne n’a inscrit ni signé.",
        "limits.small": "Si quelque chose de plus petit que {limit} a été modifié.",
        "limits.signer": "Si ce que le signataire dit de la scène est exact.",
    ]

    private static let words: [String: String] = [
        "term.kind.photo": "photo", "term.kind.picture": "image", "term.kind.recording": "enregistrement",
        "term.kind.video": "vidéo", "term.kind.document": "document", "term.kind.file": "fichier",
        "term.transform.cropping": "un recadrage", "term.transform.resizing": "un redimensionnement",
        "term.transform.turning": "une rotation", "term.transform.mirroring": "un retournement en miroir",
        "term.transform.border": "une bordure", "term.transform.overlay": "une légende ou un logo superposé",
        "term.transform.colour": "des changements de couleur", "term.transform.screenshot": "une capture d’écran",
        "term.transform.trimming": "une coupe", "term.transform.speed": "un changement de vitesse",
        "term.transform.sound": "un son ajouté", "term.transform.resaving": "un réenregistrement",
        "term.month.1": "janvier", "term.month.2": "février", "term.month.3": "mars", "term.month.4": "avril",
        "term.month.5": "mai", "term.month.6": "juin", "term.month.7": "juillet", "term.month.8": "août",
        "term.month.9": "septembre", "term.month.10": "octobre", "term.month.11": "novembre",
        "term.month.12": "décembre",
        "format.day": "{day} {month} {year}",
        "format.list.pair": " et ", "format.list.middle": ", ", "format.list.last": " et ",
        "format.or.pair": " ou ", "format.or.middle": ", ", "format.or.last": " ou ",
        "format.thousands": "\u{202F}", "format.sentence": "{text}.",
        "format.pixels": "{count, plural, one {environ un pixel} other {environ # pixels}} \(ofThis)",
        "format.span": "{from} à {to}",
        "share.none": "aucune partie", "share.small": "une petite partie", "share.quarter": "environ un quart",
        "share.half": "environ la moitié", "share.most": "la plus grande partie", "share.all": "presque la totalité",
        "level.3": "{name}, organisation vérifiée", "level.2": "{name}, contrôle {domain}",
        "level.1": "{name}, selon {issuer}", "level.0": "se nomme « {name} »",
        "incomplete.pixels": "L’image n’a pas pu être décodée ({reason})",
        "incomplete.sound": "Le son n’a pas pu être décodé ({reason})",
        "incomplete.length":
            "{count, plural, one {Seule la première minute a été examinée à la recherche de marques cachées} other {Seules les # premières minutes ont été examinées à la recherche de marques cachées}}",
        "incomplete.format": "Les fichiers de ce type ne sont pas décodés ici",
        "incomplete.size": "L’image dépasse la limite de décodage",
        "incomplete.mark": "La marque cachée n’a pas pu être lue ({reason})",
        "incomplete.registry": "Le registre des originaux n’a pas répondu ({reason})",
        "incomplete.index": "Le registre des originaux est encore en cours de chargement",
        "incomplete.comparison": "La comparaison avec l’original n’a pas pu être terminée ({reason})",
        "incomplete.credentials": "Les Content Credentials n’ont pas pu être lus jusqu’au bout ({reason})",
        "incomplete.container": "Les notes propres au fichier n’ont pas pu être lues ({reason})",
        "incomplete.recovered": "Les Content Credentials retrouvés n’ont pas pu être lus ({reason})",
        "reason.no_registry": "aucun registre n’a été indiqué",
        "reason.no_sound": "le son n’a pas pu être lu",
        "reason.not_decoded": "les pixels n’ont pas pu être lus",
        "reason.format": "ce serveur ne lit pas les marques cachées dans les fichiers de ce type",
    ]
}
