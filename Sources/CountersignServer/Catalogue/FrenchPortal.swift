// SPDX-License-Identifier: Apache-2.0

extension FrenchPages {
    /// The portal of an organisation: its originals and keys.
    static let portal: [String: String] = [
        "originals.title": "Vos originaux",
        "originals.lead": "Ce que votre organisation a inscrit, le plus récent d’abord.",
        "originals.search": "Mots du titre",
        "originals.search.button": "Chercher",
        "originals.none_found": "Aucun titre ne contient ces mots.",
        "originals.take_back": "Retirer",
        "originals.take_back.title": "Retirer cet original",
        "originals.take_back.consequence":
            "Désormais, les vérifications de ce fichier et de ses copies diront que votre organisation a "
            + "retiré son inscription. Les justificatifs contenus dans les copies déjà diffusées restent. Vous "
            + "pouvez rétablir l’inscription.",
        "originals.put_back": "Rétablir",
        "originals.put_back.title": "Rétablir cet original",
        "originals.put_back.consequence":
            "L’inscription redevient ce qu’elle était avant son retrait, et les vérifications la nommeront de nouveau.",
        "originals.reason": "Pourquoi ?",
        "originals.reason.hint": "Le motif reste dans le journal de ce service et n’est pas montré au public.",
        "originals.reason.missing": "Dites pourquoi.",
        "originals.changed": "L’inscription a changé entre-temps. Regardez-la, puis réessayez.",
        "keys.title": "Clés",
        "keys.lead":
            "Les certificats avec lesquels votre organisation signe. Les clés elles-mêmes ne quittent jamais "
            + "le signataire de ce service.",
        "keys.none":
            "Il n’y a pas encore de clé. La première est créée lorsque votre organisation protège son premier fichier.",
        "keys.present": "En service",
        "keys.earlier": "Ancienne",
        "keys.state": "État",
        "keys.state.good": "Valable jusqu’au {date}",
        "keys.state.over": "Expiré le {date}. Ce qu’il a signé et fait horodater auparavant reste valable.",
        "keys.state.revoked": "Retiré le {date}. Motif : {reason}",
        "keys.serial": "Numéro de série",
        "keys.renew": "Créer une nouvelle clé",
        "keys.renew.title": "Créer une nouvelle clé",
        "keys.renew.consequence":
            "Désormais, votre organisation signe avec une nouvelle clé et un nouveau certificat. Ce que "
            + "l’ancienne clé a signé reste valable, et cette clé est détruite. Si quelqu’un d’autre peut avoir "
            + "l’ancienne clé, retirez aussi son certificat.",
        "keys.revoke": "Retirer",
        "keys.revoke.title": "Retirer ce certificat",
        "keys.revoke.consequence":
            "C’est irréversible. Les programmes qui demandent apprendront que le certificat a été retiré. Si "
            + "c’est celui en service, plus rien ne pourra être signé tant que vous n’aurez pas créé une "
            + "nouvelle clé.",
        "keys.reason": "Pourquoi ?",
        "keys.reason.missing": "Choisissez pourquoi.",
        "keys.reason.unspecified": "Sans motif indiqué",
        "keys.reason.keyCompromise":
            "Quelqu’un d’autre a la clé, ou peut l’avoir. Tout ce qu’elle a signé perd sa valeur.",
        "keys.reason.affiliationChanged": "Le nom ou la situation de l’organisation a changé",
        "keys.reason.superseded": "Une autre clé l’a remplacée",
        "keys.reason.cessationOfOperation": "L’organisation a cessé de signer",
        "keys.reason.privilegeWithdrawn": "L’organisation n’a plus le droit de signer",
    ]
}
