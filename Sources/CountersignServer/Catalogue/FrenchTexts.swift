// SPDX-License-Identifier: Apache-2.0

extension FrenchPages {
    static let errors: [String: String] = [
        "error.kicker": "Erreur {status}", "error.reference": "Si vous demandez de l’aide, citez ce numéro :",
        "error.retry": "{count, plural, one {Réessayez dans une seconde.} other {Réessayez dans # secondes.}}",
        "error.home": "Aller à la page d’accueil",
        "error.bad_request.title": "Nous n’avons pas pu comprendre la demande",
        "error.bad_request.text":
            "Quelque chose dans ce qui a été envoyé n’est pas comme il faut, ou a été coupé en route.",
        "error.bad_request.do": "Revenez en arrière et réessayez. Rien n’a été conservé.",
        "error.sign_in_required.title": "Veuillez vous connecter",
        "error.sign_in_required.text": "Cette page est réservée aux personnes connectées.",
        "error.sign_in_required.do": "Votre session a peut-être pris fin. Connectez-vous et rouvrez la page.",
        "error.forbidden.title": "Ceci ne vous est pas ouvert",
        "error.forbidden.text": "Votre compte, ou la façon dont vous joignez ce service, ne le permet pas.",
        "error.forbidden.do": "Demandez à qui tient ce service.",
        "error.cross_site_request.title": "Le formulaire venait d’ailleurs",
        "error.cross_site_request.text": "Il a été envoyé depuis un autre site, ou depuis une session plus ancienne.",
        "error.cross_site_request.do": "Rouvrez la page et envoyez-le de là. Rien n’a été fait.",
        "error.not_found.title": "Il n’y a rien à cette adresse",
        "error.not_found.text": "L’adresse est peut-être mal saisie, ou ce qui s’y trouvait n’y est plus.",
        "error.not_found.do": "Relisez l’adresse, ou partez de la page d’accueil.",
        "error.method_not_allowed.title": "Cette adresse n’accepte pas ce genre de demande",
        "error.method_not_allowed.text": "Elle existe, mais pas pour ce qui lui a été demandé.",
        "error.method_not_allowed.do": "Partez de la page d’accueil.",
        "error.too_slow.title": "L’envoi a pris trop de temps",
        "error.too_slow.text": "Le fichier arrivait si lentement que nous avons cessé d’attendre.",
        "error.too_slow.do": "Réessayez avec une meilleure connexion. Rien n’a été conservé.",
        "error.conflict.title": "Autre chose a été plus rapide",
        "error.conflict.text": "La même chose existe déjà, est en cours, ou a changé entre-temps.",
        "error.conflict.do": "Rouvrez la page et regardez ce qui s’y trouve maintenant. Rien n’est perdu.",
        "error.key_withdrawn.title": "Le certificat de votre organisation a été retiré",
        "error.key_withdrawn.text": "Rien ne peut être signé avec un certificat retiré.",
        "error.key_withdrawn.do":
            "Un propriétaire de votre organisation peut créer une nouvelle clé sur sa page « Clés ».",
        "error.gone.title": "Ceci a pris fin",
        "error.gone.text": "Ce qui se trouvait à cette adresse était gardé un temps limité, et il est passé.",
        "error.gone.do": "Les résultats sont gardés une heure. Vous pouvez vérifier l’image de nouveau.",
        "error.too_large.title": "Le fichier est trop grand",
        "error.too_large.text": "Un fichier peut avoir {limit} Mo au plus.",
        "error.too_large.do": "Choisissez un fichier plus petit. Rien n’a été conservé.",
        "error.address_too_long.title": "L’adresse est trop longue",
        "error.address_too_long.text": "Elle a plus de caractères que ce service n’en lit.",
        "error.address_too_long.do": "Utilisez-en une plus courte.",
        "error.unsupported_media.title": "Les fichiers de ce type ne peuvent pas être lus ici",
        "error.unsupported_media.text":
            "Choisissez une image, un enregistrement ou un film dans l’un des formats usuels.",
        "error.unsupported_media.do": "Ouvrez-le et enregistrez-le en JPEG, PNG, MP3, WAV ou MP4.",
        "error.unreadable_media.title": "Le fichier n’a pas pu être lu",
        "error.unreadable_media.text": "Il est endommagé, ou il n’est pas du type que dit son nom.",
        "error.unreadable_media.do": "Redemandez le fichier, ou enregistrez-le à nouveau.",
        "error.invalid_input.title": "Il manque quelque chose",
        "error.invalid_input.text": "Choisissez d’abord un fichier.",
        "error.invalid_input.do": "Revenez en arrière et complétez ce qui manque.",
        "error.link_refused.title": "Le lien ne peut pas être suivi",
        "error.link_refused.text":
            "Il ne mène à rien que ce service puisse aller chercher. Seules des images à des adresses web publiques peuvent l’être.",
        "error.link_refused.do": "Enregistrez l’image et choisissez plutôt le fichier.",
        "error.too_many_requests.title": "Trop de demandes",
        "error.too_many_requests.text":
            "Plus de demandes sont venues de votre adresse que nous n’en servons dans ce temps.",
        "error.too_many_requests.do": "Attendez un peu, puis réessayez.",
        "error.headers_too_large.title": "La demande est trop grande",
        "error.headers_too_large.text": "Votre navigateur a envoyé plus de champs d’en-tête que ce service n’en lit.",
        "error.headers_too_large.do": "Effacez les cookies de ce site et réessayez.",
        "error.internal_failure.title": "Quelque chose a échoué de notre côté",
        "error.internal_failure.text": "Ce n’est pas votre faute, et cela a été noté.",
        "error.internal_failure.do": "Réessayez. Si cela se reproduit, dites-le à qui tient ce service.",
        "error.unavailable.title": "Le service est occupé",
        "error.unavailable.text": "Plus de personnes que d’habitude vérifient des images en ce moment.",
        "error.unavailable.do": "Réessayez bientôt. Rien n’a été conservé.",
        "error.timeout.title": "Cela a pris trop de temps",
        "error.timeout.text": "Le travail sur ce fichier a été arrêté parce qu’il prenait trop de temps.",
        "error.timeout.do": "Réessayez plus tard, ou avec une image plus petite.",
        "error.storage_full.title": "Il n’y a pas de place en ce moment",
        "error.storage_full.text": "Ce service a trop peu d’espace disque libre pour le fichier.",
        "error.storage_full.do": "Réessayez plus tard. Rien n’a été conservé.",
    ]

    static let learn: [String: String] = [
        "learn.title": "Comment lire une image",
        "learn.lead":
            "De courtes pages sur ce que les cinq vérifications peuvent vous dire, et ce qu’elles ne peuvent pas.",
        "learn.check": "Vérifier une image ou un enregistrement",
        "learn.absence.title": "Pourquoi l’absence ne signifie rien",
        "learn.absence.lead": "La plupart des images ne portent pas de Content Credentials. Cela ne dit rien d’elles.",
        "learn.absence.1.h": "La plupart des applications suppriment ce que porte une image",
        "learn.absence.1":
            "Une messagerie réduit l’image et l’enregistre à nouveau. Ce qui était signé ou noté dans le fichier a alors disparu. L’image peut être exactement ce qu’elle dit être.",
        "learn.absence.2.h": "La plupart des appareils et applications ne signent rien",
        "learn.absence.2":
            "Les Content Credentials sont récents. Une image qui n’en a pas est aussi courante qu’une lettre sans cachet.",
        "learn.absence.3.h": "Ce que vous pouvez faire",
        "learn.absence.3":
            "Demandez d’où vient l’image. Cherchez la même image sur les pages des personnes ou des services qu’elle montre. Regardez si d’autres rapportent le même événement d’un autre côté.",
        "learn.credentials.title": "Content Credentials",
        "learn.credentials.lead":
            "Une note signée dans un fichier : qui l’a signé, quand, et ce qui a été fait avant.",
        "learn.credentials.1.h": "Ce qu’ils montrent",
        "learn.credentials.1":
            "La note est liée au fichier par les mathématiques. Si le fichier change ensuite, la note ne correspond plus, et chacun peut le voir.",
        "learn.credentials.2.h": "Ce qu’ils ne montrent pas",
        "learn.credentials.2":
            "Si la scène est ce que quelqu’un prétend. On peut signer une scène montée. La question est qui l’a signée, et si vous vous y fiez.",
        "learn.credentials.3.h": "Quand ils ne correspondent pas",
        "learn.credentials.3":
            "Beaucoup d’applications enregistrent une image à nouveau et y laissent l’ancienne note. La note ne correspond alors plus, sans que personne veuille nuire. Il se peut aussi que quelqu’un ait copié la note d’un autre fichier. Ne vous fiez pas à ce que dit une telle note.",
        "learn.marks.title": "Marques cachées",
        "learn.marks.lead":
            "Une marque dans l’image elle-même, trop faible pour être vue, qui survit à un nouvel enregistrement.",
        "learn.marks.1.h": "À quoi elle sert",
        "learn.marks.1":
            "La marque contient un numéro. Le numéro mène à une inscription dans un registre, où l’original et ses Content Credentials sont gardés. L’origine peut ainsi être retrouvée quand une application a supprimé tout le reste.",
        "learn.marks.2.h": "Pourquoi une marque seule ne suffit jamais",
        "learn.marks.2":
            "Une marque peut être copiée d’une image à une autre. Nous comparons donc toujours ce que vous voyez avec l’original. Quand les deux ne correspondent pas, nous le disons.",
        "learn.marks.3.h": "Quand elle se perd",
        "learn.marks.3": "Les copies très petites, et celles fortement modifiées, peuvent perdre la marque.",
        "learn.originals.title": "Comment chercher l’original",
        "learn.originals.lead": "Quand le registre ne connaît pas une image, ces étapes aident.",
        "learn.originals.1.h": "Allez à la source",
        "learn.originals.1":
            "Regardez les pages de la personne ou du service que montre l’image. Les autorités publient leurs avis sur leurs propres sites.",
        "learn.originals.2.h": "Cherchez par l’image",
        "learn.originals.2":
            "Des moteurs de recherche savent chercher des images semblables. Le résultat le plus ancien, et le plus grand, est souvent proche de l’original. Vous donnez alors l’image à ce moteur.",
        "learn.originals.3.h": "Regardez les détails",
        "learn.originals.3":
            "Panneaux, temps, ombres, vêtements : vont-ils avec le lieu et le jour ? Quelqu’un d’autre montre-t-il le même événement d’un autre côté ?",
        "learn.changed.title": "Ce que signifie une copie modifiée",
        "learn.changed.lead": "Nous superposons la copie à l’original et marquons ce qui diffère.",
        "learn.changed.1.h": "Ce qui n’est pas marqué",
        "learn.changed.1":
            "Un recadrage, une autre taille, d’autres couleurs et un nouvel enregistrement ne sont pas des modifications en ce sens. Ils sont nommés dans le résultat.",
        "learn.changed.2.h": "Ce qui est marqué",
        "learn.changed.2":
            "Les endroits qui diffèrent davantage : quelque chose de peint par-dessus, d’ajouté ou de retiré. Regardez les paires d’images et jugez vous-même.",
        "learn.changed.3.h": "Ce que nous ne pouvons pas dire",
        "learn.changed.3":
            "Qui l’a modifiée, quand, ni pourquoi. Une légende est aussi une modification. De très petits changements peuvent nous échapper ; le résultat dit à partir de quelle taille.",
        "learn.signers.title": "Qui l’a signée",
        "learn.signers.lead": "Une signature nomme un signataire. La fermeté avec laquelle ce nom est connu varie.",
        "learn.signers.1.h": "Un signataire que nous ne connaissons pas",
        "learn.signers.1":
            "Chacun peut faire une signature avec n’importe quel nom. Nous ne montrons donc un nom comme celui du signataire que si quelqu’un à qui nous nous fions l’a confirmé. Sinon nous disons : il se nomme ainsi.",
        "learn.signers.2.h": "Un appareil ou une application",
        "learn.signers.2":
            "Beaucoup de signatures viennent d’un appareil photo ou d’un programme. Elles nomment le produit, pas la personne qui l’a utilisé.",
        "learn.signers.3.h": "Êtes-vous le signataire ?",
        "learn.signers.3":
            "Votre certificat doit venir d’une autorité qui figure sur une liste utilisée par ce service. Qui tient le service peut en ajouter une.",
        "learn.ai.title": "Images et IA",
        "learn.ai.lead": "Nous rapportons ce que quelqu’un déclare. Nous ne devinons pas d’après les pixels.",
        "learn.ai.1.h": "Trois questions",
        "learn.ai.1":
            "Qui le déclare ? Quoi exactement : toute l’image, ou une partie ? Et avec quelle fermeté la déclaration est-elle liée au fichier : dans une signature, ou dans une note que chacun peut écrire ou effacer ?",
        "learn.ai.2.h": "Pourquoi nous ne devinons pas",
        "learn.ai.2":
            "Les programmes qui devinent d’après les pixels se trompent souvent, dans les deux sens. Une erreur nuit à des personnes. Une déclaration peut être suivie jusqu’à qui l’a faite.",
        "learn.ai.3.h": "Quand personne ne déclare rien",
        "learn.ai.3": "Cela ne dit rien. Beaucoup d’images créées avec l’IA n’en portent aucune note.",
        "learn.decisions.title": "Décisions publiques",
        "learn.decisions.lead":
            "Parfois une autorité ou une plateforme a décidé au sujet d’une image et a donné ses motifs.",
        "learn.decisions.1.h": "Ce que vous pouvez lire",
        "learn.decisions.1": "Qui a décidé, quand, selon quelle règle, et si la décision s’applique encore.",
        "learn.decisions.2.h": "Les décisions peuvent changer",
        "learn.decisions.2": "Une décision peut faire l’objet d’un recours et être annulée. Nous le montrons aussi.",
    ]

    static let texts: [String: String] = [
        "about.title": "À propos de Countersign",
        "about.lead": "Countersign dit aux gens ce que l’on sait d’une image, et comment on le sait.",
        "about.1.h": "Des éléments, pas des verdicts",
        "about.1":
            "Chaque résultat dit ce qui a été trouvé, par quelle voie, et ce qu’il ne vous dit pas. Il n’y a pas de marque pour bon ou mauvais, car aucune machine ne peut en donner une.",
        "about.2.h": "De la signature à la copie",
        "about.2":
            "Un éditeur signe une image, la marque et l’inscrit en une seule étape. Quand une copie vous parvient sans sa signature, la marque et l’aspect de l’image ramènent à l’inscription. La copie est alors superposée à l’original, et ce qui diffère est montré.",
        "about.3.h": "Ouvert",
        "about.3":
            "Le logiciel est libre (Apache-2.0), parle le standard ouvert C2PA et fonctionne sur une machine à vous.",
        "privacy.title": "Vie privée",
        "privacy.lead": "Le moins possible est gardé, et rien longtemps.",
        "privacy.1.h": "Le fichier que vous vérifiez",
        "privacy.1":
            "Il est supprimé dès que la vérification est faite. Il n’est jamais donné à quiconque, et votre navigateur n’est jamais envoyé vers un autre site.",
        "privacy.2.h": "Le résultat",
        "privacy.2":
            "Il a une adresse qui ne peut pas être devinée, avec une petite image réencodée. Les deux disparaissent après {minutes} minutes, ou quand vous appuyez sur « Les supprimer maintenant ».",
        "privacy.3.h": "Cookies",
        "privacy.3":
            "Aucun pour vérifier. Un quand vous vous connectez. Un quand vous choisissez l’apparence claire ou sombre.",
        "privacy.4.h": "Journaux",
        "privacy.4":
            "Ils contiennent le genre de demande, son heure, son issue et un numéro de référence. Ils ne contiennent ni noms de fichiers, ni empreintes de fichiers, ni adresses de personnes.",
        "privacy.5.h": "Le registre",
        "privacy.5":
            "Ce que les éditeurs inscrivent est public : nom, date, titre, façon dont l’image a été faite, et une petite copie s’ils le permettent.",
        "privacy.6.h": "Un lien que vous partagez",
        "privacy.6":
            "Quand vous créez un lien, le résultat est gardé sans le nom de votre fichier jusqu’à la fin du lien. Le code que vous recevez avec lui le supprime plus tôt.",
        "privacy.7.h": "Un lien au lieu d’un fichier",
        "privacy.7":
            "Là où ce service vérifie des liens, il va lui-même chercher l’image, une fois et sans cookies. Le lien n’est pas conservé.",
        "accessibility.title": "Accessibilité",
        "accessibility.lead": "Chacun devrait pouvoir vérifier une image. Nous visons WCAG 2.2, niveau AA.",
        "accessibility.1.h": "Ce que nous avons fait",
        "accessibility.1":
            "Chaque page fonctionne au clavier, avec un lecteur d’écran, sans scripts, avec un texte à 200 %, sur un téléphone étroit, en clair et en sombre, et sur papier. Aucun sens ne repose sur la seule couleur.",
        "accessibility.2.h": "Manques connus",
        "accessibility.2":
            "Les marques sur une image sont aussi listées en mots, mais ce qui diffère dans une marque n’est pas décrit. Le curseur demande un script ; la vue côte à côte non.",
        "accessibility.3.h": "Dites-le-nous",
        "accessibility.3": "Si quelque chose ne fonctionne pas pour vous, dites-le à qui tient ce service.",
    ]
}
