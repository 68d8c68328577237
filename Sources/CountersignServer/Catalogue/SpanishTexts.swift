// SPDX-License-Identifier: Apache-2.0

extension SpanishPages {
    static let errors: [String: String] = [
        "error.kicker": "Error {status}", "error.reference": "Si pide ayuda, cite este número:",
        "error.retry":
            "{count, plural, one {Inténtelo de nuevo en un segundo.} other {Inténtelo de nuevo en # segundos.}}",
        "error.home": "Ir a la página de inicio",
        "error.bad_request.title": "No pudimos entender la petición",
        "error.bad_request.text": "Algo de lo enviado no es como debe ser, o se cortó por el camino.",
        "error.bad_request.do": "Vuelva atrás e inténtelo de nuevo. No se guardó nada.",
        "error.sign_in_required.title": "Entre, por favor",
        "error.sign_in_required.text": "Esta página es para quienes han entrado.",
        "error.sign_in_required.do": "Puede que su sesión haya terminado. Entre y abra la página de nuevo.",
        "error.forbidden.title": "Esto no está abierto para usted",
        "error.forbidden.text": "Su cuenta, o la forma en que llega a este servicio, no lo permite.",
        "error.forbidden.do": "Pregunte a quien mantiene este servicio.",
        "error.cross_site_request.title": "El formulario vino de otra parte",
        "error.cross_site_request.text": "Se envió desde otro sitio, o desde una sesión anterior.",
        "error.cross_site_request.do": "Abra la página de nuevo y envíelo desde allí. No se hizo nada.",
        "error.not_found.title": "No hay nada en esta dirección",
        "error.not_found.text": "La dirección puede estar mal escrita, o lo que había ya no está.",
        "error.not_found.do": "Mire la dirección otra vez, o empiece por la página de inicio.",
        "error.method_not_allowed.title": "Esta dirección no admite ese tipo de petición",
        "error.method_not_allowed.text": "Existe, pero no para lo que se le pidió.",
        "error.method_not_allowed.do": "Empiece por la página de inicio.",
        "error.too_slow.title": "La subida tardó demasiado",
        "error.too_slow.text": "El archivo llegó tan despacio que dejamos de esperar.",
        "error.too_slow.do": "Inténtelo con una conexión mejor. No se guardó nada.",
        "error.conflict.title": "Otra cosa fue más rápida",
        "error.conflict.text": "Lo mismo ya existe, se está haciendo, o cambió entretanto.",
        "error.conflict.do": "Abra la página de nuevo y mire qué hay ahora. No se perdió nada.",
        "error.key_withdrawn.title": "El certificado de su organización fue retirado",
        "error.key_withdrawn.text": "No se puede firmar nada con un certificado retirado.",
        "error.key_withdrawn.do":
            "Un propietario de su organización puede crear una clave nueva en la página «Claves».",
        "error.gone.title": "Esto ha terminado",
        "error.gone.text": "Lo que había en esta dirección se guardaba un tiempo limitado, que ya pasó.",
        "error.gone.do": "Los resultados se guardan una hora. Puede comprobar la imagen de nuevo.",
        "error.too_large.title": "El archivo es demasiado grande",
        "error.too_large.text": "Un archivo puede tener {limit} MB como máximo.",
        "error.too_large.do": "Elija un archivo más pequeño. No se guardó nada.",
        "error.address_too_long.title": "La dirección es demasiado larga",
        "error.address_too_long.text": "Tiene más caracteres de los que lee este servicio.",
        "error.address_too_long.do": "Use una más corta.",
        "error.unsupported_media.title": "Los archivos de este tipo no se pueden leer aquí",
        "error.unsupported_media.text":
            "Elija una imagen, una grabación o una película en uno de los formatos habituales.",
        "error.unsupported_media.do": "Ábralo y guárdelo como JPEG, PNG, MP3, WAV o MP4.",
        "error.unreadable_media.title": "No se pudo leer el archivo",
        "error.unreadable_media.text": "Está dañado, o no es del tipo que dice su nombre.",
        "error.unreadable_media.do": "Pida el archivo otra vez, o guárdelo de nuevo.",
        "error.invalid_input.title": "Falta algo", "error.invalid_input.text": "Elija primero un archivo.",
        "error.invalid_input.do": "Vuelva atrás y complete lo que falta.",
        "error.link_refused.title": "No se puede obtener el enlace",
        "error.link_refused.text":
            "No lleva a nada que este servicio pueda obtener. Solo se obtienen imágenes en direcciones web públicas.",
        "error.link_refused.do": "Guarde la imagen y elija el archivo en su lugar.",
        "error.too_many_requests.title": "Demasiadas peticiones",
        "error.too_many_requests.text":
            "Desde su dirección llegaron más peticiones de las que atendemos en ese tiempo.",
        "error.too_many_requests.do": "Espere un poco e inténtelo de nuevo.",
        "error.headers_too_large.title": "La petición es demasiado grande",
        "error.headers_too_large.text": "Su navegador envió más campos de cabecera de los que lee este servicio.",
        "error.headers_too_large.do": "Borre las cookies de este sitio e inténtelo de nuevo.",
        "error.internal_failure.title": "Algo falló por nuestra parte",
        "error.internal_failure.text": "No es culpa suya, y quedó anotado.",
        "error.internal_failure.do": "Inténtelo de nuevo. Si se repite, avise a quien mantiene este servicio.",
        "error.unavailable.title": "El servicio está ocupado",
        "error.unavailable.text": "En este momento comprueba imágenes más gente que de costumbre.",
        "error.unavailable.do": "Inténtelo dentro de poco. No se guardó nada.",
        "error.timeout.title": "Tardó demasiado",
        "error.timeout.text": "El trabajo con este archivo se detuvo porque tardaba demasiado.",
        "error.timeout.do": "Inténtelo más tarde, o con una imagen más pequeña.",
        "error.storage_full.title": "Ahora mismo no hay sitio",
        "error.storage_full.text": "Este servicio tiene poco espacio libre en disco para el archivo.",
        "error.storage_full.do": "Inténtelo más tarde. No se guardó nada.",
    ]

    static let learn: [String: String] = [
        "learn.title": "Cómo leer una imagen",
        "learn.lead": "Páginas cortas sobre lo que las cinco comprobaciones pueden decirle, y lo que no.",
        "learn.check": "Comprobar una imagen o una grabación",
        "learn.absence.title": "Por qué la ausencia no significa nada",
        "learn.absence.lead": "La mayoría de las imágenes no llevan credenciales. Eso no dice nada de ellas.",
        "learn.absence.1.h": "La mayoría de las aplicaciones quitan lo que lleva una imagen",
        "learn.absence.1":
            "Un mensajero hace la imagen más pequeña y la guarda de nuevo. Lo que estaba firmado o anotado en el archivo desaparece. La imagen puede ser exactamente lo que dice ser.",
        "learn.absence.2.h": "La mayoría de las cámaras y aplicaciones no firman nada",
        "learn.absence.2":
            "Las Content Credentials son recientes. Una imagen sin ellas es tan corriente como una carta sin sello.",
        "learn.absence.3.h": "Lo que usted puede hacer",
        "learn.absence.3":
            "Pregunte de dónde viene la imagen. Busque la misma imagen en las páginas de las personas u oficinas que muestra. Mire si otros cuentan lo mismo desde otro lado.",
        "learn.credentials.title": "Content Credentials",
        "learn.credentials.lead":
            "Una nota firmada dentro de un archivo: quién lo firmó, cuándo, y qué se hizo antes.",
        "learn.credentials.1.h": "Lo que muestran",
        "learn.credentials.1":
            "La nota está atada al archivo por las matemáticas. Si el archivo cambia después, la nota deja de encajar, y cualquiera puede verlo.",
        "learn.credentials.2.h": "Lo que no muestran",
        "learn.credentials.2":
            "Si la escena es lo que alguien afirma. Se puede firmar una escena preparada. La cuestión es quién firmó, y si usted se fía de esa persona.",
        "learn.credentials.3.h": "Cuando no encajan",
        "learn.credentials.3":
            "Muchas aplicaciones guardan una imagen de nuevo y dejan en ella la nota antigua. Entonces la nota no encaja, sin que nadie quiera hacer daño. También puede que alguien copiara la nota de otro archivo. No se fíe de lo que dice una nota así.",
        "learn.marks.title": "Marcas ocultas",
        "learn.marks.lead": "Una marca en la propia imagen, demasiado tenue para verse, que resiste un nuevo guardado.",
        "learn.marks.1.h": "Para qué sirve",
        "learn.marks.1":
            "La marca contiene un número. El número lleva a una entrada del registro, donde están el original y sus credenciales. Así se puede hallar el origen cuando una aplicación ha quitado todo lo demás.",
        "learn.marks.2.h": "Por qué una marca sola nunca basta",
        "learn.marks.2":
            "Una marca se puede copiar de una imagen a otra. Por eso comparamos siempre lo que usted ve con el original. Cuando no coinciden, lo decimos.",
        "learn.marks.3.h": "Cuándo se pierde",
        "learn.marks.3": "Las copias muy pequeñas, y las que tienen cambios fuertes, pueden perder la marca.",
        "learn.originals.title": "Cómo buscar el original",
        "learn.originals.lead": "Cuando el registro no conoce una imagen, estos pasos ayudan.",
        "learn.originals.1.h": "Vaya a la fuente",
        "learn.originals.1":
            "Mire las páginas de la persona u oficina que muestra la imagen. Las autoridades publican sus avisos en sus propios sitios.",
        "learn.originals.2.h": "Busque por imagen",
        "learn.originals.2":
            "Los buscadores pueden buscar imágenes parecidas. El resultado más antiguo, y el más grande, suelen estar cerca del original. Al hacerlo, usted entrega la imagen a ese buscador.",
        "learn.originals.3.h": "Mire los detalles",
        "learn.originals.3":
            "Letreros, tiempo, sombras, ropa: ¿encajan con el lugar y el día? ¿Muestra alguien más lo mismo desde otro lado?",
        "learn.changed.title": "Qué significa una copia cambiada",
        "learn.changed.lead": "Ponemos la copia sobre el original y marcamos lo que es distinto.",
        "learn.changed.1.h": "Lo que no se marca",
        "learn.changed.1":
            "Recortar, otro tamaño, otros colores y guardar de nuevo no son cambios en este sentido. Se nombran en el resultado.",
        "learn.changed.2.h": "Lo que se marca",
        "learn.changed.2":
            "Los lugares que difieren en algo más: algo pintado encima, puesto o quitado. Mire los pares de imágenes y juzgue usted.",
        "learn.changed.3.h": "Lo que no podemos decir",
        "learn.changed.3":
            "Quién lo cambió, cuándo ni por qué. Un texto añadido también es un cambio. Los cambios muy pequeños pueden escapársenos; el resultado dice cuánto.",
        "learn.signers.title": "Quién lo firmó",
        "learn.signers.lead": "Una firma nombra a quien firma. La firmeza con que se conoce ese nombre varía.",
        "learn.signers.1.h": "Un firmante que no conocemos",
        "learn.signers.1":
            "Cualquiera puede hacer una firma con cualquier nombre. Por eso mostramos un nombre como el de quien firma solo cuando lo ha confirmado alguien en quien confiamos. Si no, decimos: se llama así a sí mismo.",
        "learn.signers.2.h": "Un aparato o una aplicación",
        "learn.signers.2":
            "Muchas firmas vienen de una cámara o un programa. Nombran el producto, no a la persona que lo usó.",
        "learn.signers.3.h": "¿Firmó usted?",
        "learn.signers.3":
            "Su certificado tiene que venir de una autoridad que esté en una lista que use este servicio. Quien lo mantiene puede añadir una.",
        "learn.ai.title": "Imágenes e IA",
        "learn.ai.lead": "Transmitimos lo que alguien declara. No adivinamos por los píxeles.",
        "learn.ai.1.h": "Tres preguntas",
        "learn.ai.1":
            "¿Quién lo declara? ¿Qué exactamente: toda la imagen, o una parte? ¿Y con qué firmeza está atada la declaración al archivo: en una firma, o en una nota que cualquiera puede escribir o quitar?",
        "learn.ai.2.h": "Por qué no adivinamos",
        "learn.ai.2":
            "Los programas que adivinan por los píxeles se equivocan a menudo, en ambos sentidos. Un error hace daño a personas. Una declaración se puede seguir hasta quien la hizo.",
        "learn.ai.3.h": "Cuando nadie declara nada",
        "learn.ai.3": "Eso no dice nada. Muchas imágenes hechas con IA no llevan ninguna nota.",
        "learn.decisions.title": "Decisiones públicas",
        "learn.decisions.lead": "A veces una oficina o una plataforma ha decidido sobre una imagen y dio sus motivos.",
        "learn.decisions.1.h": "Lo que puede leer",
        "learn.decisions.1": "Quién decidió, cuándo, según qué regla, y si la decisión sigue en vigor.",
        "learn.decisions.2.h": "Las decisiones pueden cambiar",
        "learn.decisions.2": "Una decisión se puede recurrir y revocar. Entonces mostramos también eso.",
    ]

    static let texts: [String: String] = [
        "about.title": "Acerca de Countersign",
        "about.lead": "Countersign le dice a la gente qué se sabe de una imagen, y cómo se sabe.",
        "about.1.h": "Pruebas, no veredictos",
        "about.1":
            "Cada resultado dice qué se encontró, por qué camino, y qué no le dice. No hay una señal de bueno o malo, porque ninguna máquina puede darla.",
        "about.2.h": "De la firma a la copia",
        "about.2":
            "Un editor firma una imagen, la marca y la registra en un solo paso. Cuando le llega a usted una copia sin firma, la marca y el aspecto de la imagen llevan de vuelta al registro. Entonces la copia se pone sobre el original y se muestra lo que es distinto.",
        "about.3.h": "Abierto",
        "about.3":
            "El programa es libre (Apache-2.0), habla el estándar abierto C2PA y funciona en una máquina propia.",
        "privacy.title": "Privacidad",
        "privacy.lead": "Se guarda lo menos posible, y nada por mucho tiempo.",
        "privacy.1.h": "El archivo que comprueba",
        "privacy.1":
            "Se borra en cuanto termina la comprobación. Nunca se entrega a nadie, y su navegador nunca se envía a otro sitio.",
        "privacy.2.h": "El resultado",
        "privacy.2":
            "Tiene una dirección que no se puede adivinar, con una imagen pequeña codificada de nuevo. Ambas desaparecen a los {minutes} minutos, o cuando usted pulsa «Borrarlas ahora».",
        "privacy.3.h": "Cookies",
        "privacy.3":
            "Ninguna para comprobar. Una cuando usted entra. Una cuando elige la apariencia clara u oscura.",
        "privacy.4.h": "Registros del servidor",
        "privacy.4":
            "Contienen el tipo de petición, su hora, su resultado y un número de referencia. No contienen nombres de archivos, huellas de archivos ni direcciones de personas.",
        "privacy.5.h": "El registro de originales",
        "privacy.5":
            "Lo que registran los editores es público: nombre, fecha, título, cómo se hizo la imagen y, si lo permiten, una copia pequeña.",
        "privacy.6.h": "Un enlace que usted comparte",
        "privacy.6":
            "Cuando usted crea un enlace, el resultado se guarda sin el nombre de su archivo hasta que el enlace termina. El código que recibe con él lo borra antes.",
        "privacy.7.h": "Un enlace en lugar de un archivo",
        "privacy.7":
            "Donde este servicio comprueba enlaces, busca él mismo la imagen, una vez y sin cookies. El enlace no se guarda.",
        "accessibility.title": "Accesibilidad",
        "accessibility.lead": "Todo el mundo debería poder comprobar una imagen. Aspiramos a WCAG 2.2, nivel AA.",
        "accessibility.1.h": "Lo que hicimos",
        "accessibility.1":
            "Cada página funciona con el teclado, con lector de pantalla, sin scripts, con el texto al 200 %, en un teléfono estrecho, en claro y oscuro, y en papel. Ningún significado depende solo del color.",
        "accessibility.2.h": "Carencias conocidas",
        "accessibility.2":
            "Las marcas sobre una imagen también se listan en palabras, pero no se describe lo que es distinto dentro de una marca. El control deslizante necesita un script; la vista lado a lado no.",
        "accessibility.3.h": "Díganoslo",
        "accessibility.3": "Si algo no le funciona, dígaselo a quien mantiene este servicio.",
    ]
}
