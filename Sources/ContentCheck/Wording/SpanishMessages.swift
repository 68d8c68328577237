// SPDX-License-Identifier: Apache-2.0

/// The Spanish wording of what is said about checked files. No person has reviewed it yet.
enum SpanishMessages {
    static let all: [String: String] = statements.merging(readings) { first, _ in first }
        .merging(words) { first, _ in first }

    private static let this =
        "{kind, select, photo {esta foto} picture {esta imagen} recording {esta grabación} video {este vídeo} document {este documento} other {este archivo}}"
    private static let thisAtStart =
        "{kind, select, photo {Esta foto} picture {Esta imagen} recording {Esta grabación} video {Este vídeo} document {Este documento} other {Este archivo}}"
    private static let one =
        "{kind, select, photo {una foto} picture {una imagen} recording {una grabación} video {un vídeo} document {un documento} other {un archivo}}"
    private static let made = "{kind, select, photo {hecha} picture {hecha} recording {hecha} other {hecho}}"
    private static let captured = "{kind, select, photo {tomada} picture {tomada} recording {tomada} other {tomado}}"
    private static let such = "{kind, select, photo {una} picture {una} recording {una} other {uno}}"

    private static let statements: [String: String] = [
        "known_deceptive.decider": "el equipo de revisión de este servicio",
        "known_deceptive.finding":
            "Es un contenido engañoso sobre unas elecciones, creado o modificado por medios técnicos.",
        "known_deceptive.headline": "Hay una decisión pública sobre \(this).",
        "known_deceptive.headline.near": "Hay una decisión pública sobre \(one) que se parece a lo que usted envió.",
        "known_deceptive.lead": "El {date}, {decider} decidió: {finding} Lea la decisión y sus motivos.",
        "decision_reversed.headline": "Una decisión sobre \(this) se revocó el {date}.",
        "decision_reversed.lead": "Ya no se aplica. Lea por qué.",
        "publisher_disputes.headline": "{organisation} dice que \(this) no es suyo.",
        "publisher_disputes.lead": "Es su declaración firmada del {date}. Es lo que afirma, no lo que constatamos.",
        "mark_without_matching_content.headline":
            "\(thisAtStart) lleva una marca oculta que pertenece a otra cosa.",
        "mark_without_matching_content.lead":
            "La marca nombra {record_kind, select, photo {una foto} picture {una imagen} recording {una grabación} video {un vídeo} document {un documento} other {un archivo}} que {publisher} registró el {date}, pero lo que usted ve no coincide. Una marca se puede copiar de un archivo a otro. No la lea como señal de origen.",
        "recovered_changed.headline": "Esto es una copia cambiada de \(one) que {publisher} publicó el {date}.",
        "recovered_changed.lead":
            "{count, plural, one {Un lugar difiere más de lo que explican {transforms}. Está marcado abajo. No podemos decir quién lo cambió, cuándo ni por qué.} other {# lugares difieren más de lo que explican {transforms}. Están marcados abajo. No podemos decir quién los cambió, cuándo ni por qué.}}",
        "recovered_changed.lead.passages":
            "{count, plural, one {Un pasaje difiere más de lo que explican {transforms}. Está marcado abajo. No podemos decir quién lo cambió, cuándo ni por qué.} other {# pasajes difieren más de lo que explican {transforms}. Están marcados abajo. No podemos decir quién los cambió, cuándo ni por qué.}}",
        "signed_changed.headline": "Las Content Credentials de \(this) no encajan con el contenido.",
        "signed_changed.lead":
            "El archivo se cambió después de añadirlas, por una persona o solo por una aplicación que lo guardó de nuevo, o se tomaron de otro archivo. No se fíe de lo que dicen.",
        "signed_changed.lead.record":
            "Aún lleva las Content Credentials del original, que ya no encajan.",
        "credential_unreliable.headline": "No es posible fiarse de las Content Credentials de \(this).",
        "credential_unreliable.lead.damaged": "Su firma está dañada. Eso solo no dice nada sobre \(this).",
        "credential_unreliable.lead.signature": "Su firma no cuadra. Eso solo no dice nada sobre \(this).",
        "credential_unreliable.lead.revoked":
            "Su emisor retiró la firma. Eso solo no dice nada sobre \(this).",
        "credential_unreliable.lead.expired":
            "Su firma no tiene una fecha demostrable y su certificado ha caducado. Eso solo no dice nada sobre \(this).",
        "recovered_unchanged.headline.copy": "Esto es una copia de \(one) que {publisher} publicó el {date}.",
        "recovered_unchanged.headline.cropped":
            "Esto es una copia recortada de \(one) que {publisher} publicó el {date}.",
        "recovered_unchanged.headline.smaller":
            "Esto es una copia más pequeña de \(one) que {publisher} publicó el {date}.",
        "recovered_unchanged.headline.mirrored":
            "Esto es una copia reflejada de \(one) que {publisher} publicó el {date}.",
        "recovered_unchanged.headline.part": "Esto es una parte de \(one) que {publisher} publicó el {date}.",
        "recovered_unchanged.lead":
            "Aparte de {transforms}, no encontramos ninguna diferencia. Pueden escapársenos cambios menores que {limit}.",
        "recovered_unchanged.lead.exact": "Los bytes son los mismos.",
        "signed_unchanged.headline": "Firmado por {signer} el {date}. El archivo no ha cambiado desde entonces.",
        "signed_unchanged.headline.undated": "Firmado por {signer}. El archivo no ha cambiado desde entonces.",
        "signed_unchanged.headline.device":
            "Registrado con {product} el {date}. El archivo no ha cambiado desde entonces.",
        "signed_unchanged.lead":
            "Esto muestra quién lo firmó y que nada cambió. No dice si la escena es lo que alguien afirma.",
        "signer_unknown.headline": "Firmado, pero no sabemos por quién.",
        "signer_unknown.lead":
            "El archivo no ha cambiado desde entonces. Quien firma se llama a sí mismo «{name}»; nadie en quien confiemos ha confirmado ese nombre.",
        "signer_unknown.lead.unnamed":
            "El archivo no ha cambiado desde entonces. Quien firma no da ningún nombre que haya confirmado alguien en quien confiemos.",
        "several_records.headline":
            "{count, plural, one {\(thisAtStart) coincide con un original registrado.} other {\(thisAtStart) coincide con # originales registrados.}}",
        "several_records.lead": "Están en la lista de abajo, primero los más parecidos.",
        "similar_only.headline": "\(thisAtStart) se parece a \(such) que {publisher} publicó el {date}.",
        "similar_only.lead": "No pudimos superponerlos, así que no decimos nada sobre cambios.",
        "similar_only.lead.contested":
            "Se está aclarando quién lo publicó primero, así que no decimos nada sobre su procedencia.",
        "similar_only.lead.withdrawn":
            "Su editor lo ha retirado desde entonces, así que no decimos nada sobre cambios.",
        "mark_not_compared.headline":
            "\(thisAtStart) lleva una marca oculta que conduce a una entrada hecha por {publisher} el {date}.",
        "mark_not_compared.headline.several":
            "{count, plural, one {\(thisAtStart) lleva una marca oculta que conduce a una entrada.} other {\(thisAtStart) lleva marcas ocultas que conducen a # entradas.}}",
        "mark_not_compared.lead.heard": "La marca se oyó de {span}.",
        "mark_not_compared.lead.passages": "Pasajes distintos llevan marcas distintas; se enumeran más abajo.",
        "mark_not_compared.lead":
            "No comparamos el contenido con el original, y una marca se puede copiar de un archivo a otro. Mire la entrada antes de fiarse de ella.",
        "mark_not_compared.lead.generated": "Quien lo publicó declara allí que el archivo registrado se hizo con IA.",
        "mark_not_compared.lead.composite":
            "Quien lo publicó declara allí que la IA hizo o cambió una parte del archivo registrado.",
        "mark_not_compared.lead.withdrawn": "Quien hizo la entrada la ha retirado desde entonces.",
        "mark_not_compared.lead.contested": "Aún se está aclarando quién publicó primero el archivo registrado.",
        "mark_unresolved.headline": "\(thisAtStart) lleva una marca oculta que no podemos consultar.",
        "mark_unresolved.lead": "Su tipo es {algorithm}; no conocemos su registro.",
        "mark_unresolved.lead.unanswered": "Su tipo es {algorithm}; su registro no respondió.",
        "ai_disclosed.headline.generated": "{who} declara que \(this) está \(made) con IA.",
        "ai_disclosed.headline.composite": "{who} declara que la IA hizo o cambió una parte de \(this).",
        "ai_disclosed.headline.dubbed": "{who} declara que la IA cambió la voz o los labios en \(this).",
        "ai_disclosed.headline.generated.note": "Una nota en el archivo declara que \(this) está \(made) con IA.",
        "ai_disclosed.headline.composite.note":
            "Una nota en el archivo declara que la IA hizo o cambió una parte de \(this).",
        "ai_disclosed.headline.dubbed.note":
            "Una nota en el archivo declara que la IA cambió la voz o los labios en \(this).",
        "ai_disclosed.headline.generated.mark": "Una marca oculta declara que \(this) está \(made) con IA.",
        "ai_disclosed.headline.generated.unnamed":
            "Un firmante que no conocemos declara que \(this) está \(made) con IA.",
        "ai_disclosed.headline.composite.unnamed":
            "Un firmante que no conocemos declara que la IA hizo o cambió una parte de \(this).",
        "ai_disclosed.headline.dubbed.unnamed":
            "Un firmante que no conocemos declara que la IA cambió la voz o los labios en \(this).",
        "ai_disclosed.lead.credential": "La declaración forma parte de las Content Credentials firmadas.",
        "ai_disclosed.lead.note":
            "Lo dice una nota en el archivo; cualquiera puede escribir o quitar una nota así.",
        "ai_disclosed.lead.mark":
            "Lo dice una marca oculta de {vendor}; una marca así se puede copiar de un archivo a otro.",
        "ai_disclosed.lead.end": "Transmitimos declaraciones; no adivinamos.",
        "capture_stated.headline.camera": "{who} declara que \(this) fue \(captured) con una cámara.",
        "capture_stated.headline.recorder": "{who} declara que \(this) fue \(captured) con una grabadora.",
        "capture_stated.headline.camera.unnamed":
            "Un firmante que no conocemos declara que \(this) fue \(captured) con una cámara.",
        "capture_stated.headline.recorder.unnamed":
            "Un firmante que no conocemos declara que \(this) fue \(captured) con una grabadora.",
        "capture_stated.lead": "La declaración está firmada. No dice nada sobre lo que hay ante la cámara.",
        "history_incomplete.headline": "Una parte de la historia de \(this) no consta.",
        "history_incomplete.lead":
            "{count, plural, one {Un paso o archivo anterior no lleva credenciales, o lleva unas de las que no es posible fiarse.} other {# pasos o archivos anteriores no llevan credenciales, o llevan unas de las que no es posible fiarse.}}",
        "credential_unreachable.headline": "\(thisAtStart) remite a Content Credentials guardadas en otro lugar.",
        "credential_unreachable.lead": "No se pudieron obtener. Inténtelo más tarde.",
        "check_incomplete.headline": "Algunas comprobaciones no pudieron terminarse.",
        "check_incomplete.lead": "Abajo está lo que sí encontramos.",
        "nothing_known.headline": "No tenemos información sobre \(this).",
        "nothing_known.lead":
            "Eso no dice si el contenido es genuino. La mayoría de los archivos no llevan credenciales, y la mayoría de las aplicaciones las quitan.",
    ]

    private static let readings: [String: String] = [
        "row.credentials": "Content Credentials", "row.mark": "Marca oculta",
        "row.registry": "Registro de originales", "row.ai": "Uso de IA", "row.decisions": "Decisiones públicas",
        "reading.credentials.trusted": "Firmadas por {signer}; sin cambios desde el {date}",
        "reading.credentials.trusted.undated": "Firmadas por {signer}; sin cambios",
        "reading.credentials.recovered": "Halladas de nuevo en el registro",
        "reading.credentials.outside": "Firmadas por {signer}; guardadas fuera del archivo",
        "reading.credentials.valid": "Intactas; firmante desconocido",
        "reading.credentials.unfitting": "No encajan con este archivo",
        "reading.credentials.unreliable": "No es posible fiarse de ellas",
        "reading.credentials.malformed": "Dañadas; legibles en parte",
        "reading.credentials.unreachable": "Guardadas en otro lugar; no obtenidas",
        "reading.credentials.none": "Ninguna en este archivo",
        "note.credentials.trusted.stamped": "Fecha confirmada por una autoridad de sellado de tiempo.",
        "note.credentials.trusted.own": "Fecha según el reloj del firmante.",
        "note.credentials.recovered":
            "El archivo las había perdido. Pertenecen al original, publicado el {date}.",
        "note.credentials.sidecar": "Leídas de un archivo adjunto; encajan con este archivo.",
        "note.credentials.valid":
            "Se llama a sí mismo «{name}». No está en ninguna lista en la que confiemos. ¿Firmó usted?",
        "note.credentials.unfitting": "Los códigos están abajo.",
        "note.credentials.unreliable.damaged": "La firma está dañada.",
        "note.credentials.unreliable.signature": "La firma no cuadra.",
        "note.credentials.unreliable.revoked": "Su emisor retiró la firma.",
        "note.credentials.unreliable.expired": "Sin fecha demostrable, y el certificado ha caducado.",
        "note.credentials.malformed": "Lo que se pudo leer no está confirmado.",
        "note.credentials.unreachable": "Están en {host}.",
        "note.credentials.none": "La mayoría de las aplicaciones las quitan. Su ausencia no dice nada sobre \(this).",
        "note.credentials.ingredient": "No es posible fiarse de las credenciales de una versión anterior.",
        "reading.mark.fits": "Hallada, y encaja",
        "reading.mark.elsewhere": "Hallada, pero pertenece a otra cosa",
        "reading.mark.named": "Hallada; no se comparó el contenido",
        "reading.mark.unresolved": "Hallada; no se puede consultar",
        "reading.mark.none": "Ninguna hallada",
        "reading.mark.none.sound": "Ninguna hallada en el sonido",
        "note.mark.none": "Las copias pequeñas o muy alteradas pueden perderla.",
        "note.mark.named": "Una marca conduce a una entrada. Se puede copiar de un archivo a otro.",
        "reading.mark.unchecked": "No comprobado: {reason}",
        "reading.registry.unchanged": "Coincide con un original; ninguna otra diferencia",
        "reading.registry.changed": "Coincide con un original; hay partes que difieren",
        "reading.registry.several":
            "{count, plural, one {Coincide con un original} other {Coincide con # originales}}",
        "reading.registry.similar": "Se parece a uno",
        "reading.registry.named": "Una marca oculta conduce a él; no comparado",
        "reading.registry.none":
            "{count, plural, =0 {El registro está vacío} one {Ninguna coincidencia con el único original} other {Ninguna coincidencia entre # originales}}",
        "reading.registry.unchecked": "No comprobado: {reason}",
        "reading.ai.generated": "{who} declara: hecho con IA",
        "reading.ai.composite": "{who} declara: hecho en parte con IA",
        "reading.ai.dubbed": "{who} declara: voz o labios cambiados con IA",
        "reading.ai.generated.mark": "Una marca oculta declara: hecho con IA",
        "reading.ai.generated.note": "Una nota en el archivo declara: hecho con IA",
        "reading.ai.composite.note": "Una nota en el archivo declara: hecho en parte con IA",
        "reading.ai.dubbed.note": "Una nota en el archivo declara: voz o labios cambiados con IA",
        "reading.ai.generated.unnamed": "Un firmante que no conocemos declara: hecho con IA",
        "reading.ai.composite.unnamed": "Un firmante que no conocemos declara: hecho en parte con IA",
        "reading.ai.dubbed.unnamed": "Un firmante que no conocemos declara: voz o labios cambiados con IA",
        "reading.ai.none": "Nadie ha declarado ninguno",
        "reading.decisions.one": "Una, del {date}",
        "reading.decisions.none": "Ninguna sobre \(this)",
        "reading.decisions.reversed": "Revocada el {date}",
        "limits.title": "Lo que esto no le dice",
        "limits.scene": "Si la escena se muestra en su contexto.",
        "limits.absence": "Nada sobre \(one) que nadie registró ni firmó.",
        "limits.small": "Si se cambió algo menor que {limit}.",
        "limits.signer": "Si es cierto lo que el firmante dice de la escena.",
    ]

    private static let words: [String: String] = [
        "term.kind.photo": "foto", "term.kind.picture": "imagen", "term.kind.recording": "grabación",
        "term.kind.video": "vídeo", "term.kind.document": "documento", "term.kind.file": "archivo",
        "term.transform.cropping": "un recorte", "term.transform.resizing": "un cambio de tamaño",
        "term.transform.turning": "un giro", "term.transform.mirroring": "un reflejo",
        "term.transform.border": "un borde", "term.transform.overlay": "un texto o logotipo superpuesto",
        "term.transform.colour": "cambios de color", "term.transform.screenshot": "una captura de pantalla",
        "term.transform.trimming": "un corte", "term.transform.speed": "un cambio de velocidad",
        "term.transform.sound": "sonido añadido", "term.transform.resaving": "un nuevo guardado",
        "term.month.1": "enero", "term.month.2": "febrero", "term.month.3": "marzo", "term.month.4": "abril",
        "term.month.5": "mayo", "term.month.6": "junio", "term.month.7": "julio", "term.month.8": "agosto",
        "term.month.9": "septiembre", "term.month.10": "octubre", "term.month.11": "noviembre",
        "term.month.12": "diciembre",
        "format.day": "{day} de {month} de {year}",
        "format.list.pair": " y ", "format.list.middle": ", ", "format.list.last": " y ",
        "format.or.pair": " o ", "format.or.middle": ", ", "format.or.last": " o ",
        "format.thousands": "\u{202F}", "format.sentence": "{text}.",
        "format.pixels": "{count, plural, one {cerca de un píxel} other {cerca de # píxeles}} de \(this)",
        "format.span": "{from} a {to}",
        "share.none": "ninguna parte", "share.small": "una parte pequeña", "share.quarter": "cerca de un cuarto",
        "share.half": "cerca de la mitad", "share.most": "la mayor parte", "share.all": "casi la totalidad",
        "level.3": "{name}, organización verificada", "level.2": "{name}, controla {domain}",
        "level.1": "{name}, según {issuer}", "level.0": "se llama a sí mismo «{name}»",
        "incomplete.pixels": "No se pudo decodificar la imagen ({reason})",
        "incomplete.sound": "No se pudo decodificar el sonido ({reason})",
        "incomplete.length":
            "{count, plural, one {Solo se buscaron marcas ocultas en el primer minuto} other {Solo se buscaron marcas ocultas en los primeros # minutos}}",
        "incomplete.format": "Los archivos de este tipo no se decodifican aquí",
        "incomplete.size": "La imagen supera el límite de decodificación",
        "incomplete.mark": "No se pudo leer la marca oculta ({reason})",
        "incomplete.registry": "El registro de originales no respondió ({reason})",
        "incomplete.index": "El registro de originales aún se está cargando",
        "incomplete.comparison": "No se pudo terminar la comparación con el original ({reason})",
        "incomplete.credentials": "No se pudieron leer hasta el final las Content Credentials ({reason})",
        "incomplete.container": "No se pudieron leer las notas propias del archivo ({reason})",
        "incomplete.recovered": "No se pudieron leer las Content Credentials recuperadas ({reason})",
        "reason.no_registry": "no se indicó ningún registro",
        "reason.no_sound": "no se pudo leer el sonido",
        "reason.not_decoded": "no se pudieron leer los píxeles",
        "reason.format": "este servidor no lee marcas ocultas en archivos de este tipo",
    ]
}
