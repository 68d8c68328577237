// SPDX-License-Identifier: Apache-2.0

extension GermanPages {
    /// The portal of an organisation: its originals and keys.
    static let portal: [String: String] = [
        "originals.title": "Ihre Originale",
        "originals.lead": "Was Ihre Organisation eingetragen hat, das Neueste zuerst.",
        "originals.search": "Wörter des Titels",
        "originals.search.button": "Suchen",
        "originals.none_found": "Kein Titel enthält diese Wörter.",
        "originals.take_back": "Zurückziehen",
        "originals.take_back.title": "Dieses Original zurückziehen",
        "originals.take_back.consequence":
            "Prüfungen dieser Datei und ihrer Kopien sagen von jetzt an, dass Ihre Organisation den Eintrag "
            + "zurückgezogen hat. Die Nachweise in Kopien, die schon verbreitet sind, bleiben. Sie können den "
            + "Eintrag wiederherstellen.",
        "originals.put_back": "Wiederherstellen",
        "originals.put_back.title": "Dieses Original wiederherstellen",
        "originals.put_back.consequence":
            "Der Eintrag wird wieder, was er vor dem Zurückziehen war, und Prüfungen nennen ihn wieder.",
        "originals.reason": "Warum?",
        "originals.reason.hint": "Der Grund bleibt im Protokoll dieses Dienstes und wird nicht öffentlich gezeigt.",
        "originals.reason.missing": "Sagen Sie, warum.",
        "originals.changed":
            "Der Eintrag wurde inzwischen geändert. Sehen Sie ihn an und versuchen Sie es noch einmal.",
        "keys.title": "Schlüssel",
        "keys.lead":
            "Die Zertifikate, mit denen Ihre Organisation unterschreibt. Die Schlüssel selbst verlassen den "
            + "Unterzeichner dieses Dienstes nie.",
        "keys.none":
            "Es gibt noch keinen Schlüssel. Der erste entsteht, wenn Ihre Organisation ihre erste Datei schützt.",
        "keys.present": "In Gebrauch",
        "keys.earlier": "Früher",
        "keys.state": "Zustand",
        "keys.state.good": "Gut bis {date}",
        "keys.state.over":
            "Abgelaufen am {date}. Was vorher damit unterschrieben und mit einem Zeitstempel versehen wurde, "
            + "bleibt gut.",
        "keys.state.revoked": "Zurückgezogen am {date}. Grund: {reason}",
        "keys.serial": "Seriennummer",
        "keys.renew": "Neuen Schlüssel machen",
        "keys.renew.title": "Neuen Schlüssel machen",
        "keys.renew.consequence":
            "Ihre Organisation unterschreibt von jetzt an mit einem neuen Schlüssel und einem neuen "
            + "Zertifikat. Was der alte Schlüssel unterschrieben hat, bleibt gut; er selbst wird vernichtet. "
            + "Wenn jemand anderes den alten Schlüssel haben könnte, ziehen Sie auch sein Zertifikat zurück.",
        "keys.revoke": "Zurückziehen",
        "keys.revoke.title": "Dieses Zertifikat zurückziehen",
        "keys.revoke.consequence":
            "Das lässt sich nicht rückgängig machen. Programme, die nachfragen, erfahren, dass das Zertifikat "
            + "zurückgezogen wurde. Ist es das in Gebrauch, kann nichts unterschrieben werden, bis Sie einen "
            + "neuen Schlüssel machen.",
        "keys.reason": "Warum?",
        "keys.reason.missing": "Wählen Sie, warum.",
        "keys.reason.unspecified": "Kein Grund angegeben",
        "keys.reason.keyCompromise":
            "Jemand anderes hat den Schlüssel oder könnte ihn haben. Alles, was er je unterschrieben hat, "
            + "verliert seine Geltung.",
        "keys.reason.affiliationChanged": "Name oder Stellung der Organisation haben sich geändert",
        "keys.reason.superseded": "Ein anderer Schlüssel hat ihn ersetzt",
        "keys.reason.cessationOfOperation": "Die Organisation unterschreibt nicht mehr",
        "keys.reason.privilegeWithdrawn": "Die Organisation darf nicht mehr unterschreiben",
    ]
}
