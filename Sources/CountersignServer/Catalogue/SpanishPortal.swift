// SPDX-License-Identifier: Apache-2.0

extension SpanishPages {
    /// The portal of an organisation: its originals and keys.
    static let portal: [String: String] = [
        "originals.title": "Sus originales",
        "originals.lead": "Lo que su organización ha registrado, lo más reciente primero.",
        "originals.search": "Palabras del título",
        "originals.search.button": "Buscar",
        "originals.none_found": "Ningún título contiene estas palabras.",
        "originals.take_back": "Retirar",
        "originals.take_back.title": "Retirar este original",
        "originals.take_back.consequence":
            "A partir de ahora, las comprobaciones de este archivo y de sus copias dirán que su organización "
            + "ha retirado el registro. Las credenciales de las copias que ya circulan permanecen. Puede "
            + "restablecer el registro.",
        "originals.put_back": "Restablecer",
        "originals.put_back.title": "Restablecer este original",
        "originals.put_back.consequence":
            "El registro vuelve a ser lo que era antes de retirarlo, y las comprobaciones lo nombrarán de nuevo.",
        "originals.reason": "¿Por qué?",
        "originals.reason.hint": "Queda en el diario de este servicio y no se muestra al público.",
        "originals.reason.missing": "Diga por qué.",
        "originals.changed": "El registro cambió entretanto. Mírelo e inténtelo de nuevo.",
        "keys.title": "Claves",
        "keys.lead":
            "Los certificados con los que firma su organización. Las claves mismas nunca salen del firmante "
            + "de este servicio.",
        "keys.none":
            "Todavía no hay ninguna clave. La primera se crea cuando su organización protege su primer archivo.",
        "keys.present": "En uso",
        "keys.earlier": "Anterior",
        "keys.state": "Estado",
        "keys.state.good": "Válido hasta el {date}",
        "keys.state.over": "Caducó el {date}. Lo que firmó y selló con hora antes sigue siendo válido.",
        "keys.state.revoked": "Retirado el {date}. Motivo: {reason}",
        "keys.serial": "Número de serie",
        "keys.renew": "Crear una clave nueva",
        "keys.renew.title": "Crear una clave nueva",
        "keys.renew.consequence":
            "A partir de ahora su organización firma con una clave y un certificado nuevos. Lo que firmó la "
            + "clave anterior sigue siendo válido, y esa clave se destruye. Si otra persona puede tener la "
            + "clave anterior, retire también su certificado.",
        "keys.revoke": "Retirar",
        "keys.revoke.title": "Retirar este certificado",
        "keys.revoke.consequence":
            "No se puede deshacer. Los programas que pregunten sabrán que el certificado fue retirado. Si es "
            + "el que está en uso, no se podrá firmar nada hasta que cree una clave nueva.",
        "keys.reason": "¿Por qué?",
        "keys.reason.missing": "Elija por qué.",
        "keys.reason.unspecified": "Sin motivo indicado",
        "keys.reason.keyCompromise":
            "Otra persona tiene la clave, o puede tenerla. Todo lo que firmó pierde su validez.",
        "keys.reason.affiliationChanged": "Cambió el nombre o la situación de la organización",
        "keys.reason.superseded": "Otra clave la sustituyó",
        "keys.reason.cessationOfOperation": "La organización dejó de firmar",
        "keys.reason.privilegeWithdrawn": "La organización ya no puede firmar",
    ]
}
