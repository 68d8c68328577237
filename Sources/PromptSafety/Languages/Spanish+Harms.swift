// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// More words of Spanish: what people are shown doing, how media pass for real, and what voters are told.
    static let spanishHarms = LexiconSource(
        language: .es,
        text: """
            conduct: abofete*, bofetad*, cachete*, puñetazo*, patad*, pate*, empuj*, zarande*, escup*, apuñal*,
                estrangul*, dispar*, mat*, asesin*, tirote*, atropell*, tambale*, balbuce*, dormid*, durmiendo, ronc*,
                babe*, inconsciente, orin*, meando, drogánd*, esnif*, pastillas, jeringuilla*, porro*, porros,
                prostitut*, prostíbulo*, burdel*, puticlub, acostándose, manose*, tocamient*, menor de edad, besánd*,
                a escondidas, maletín*, maleta de, billetes, sobre de dinero, sobres, embols*, cobrando,
                comisión ilegal, soborn*, paraíso fiscal, evad* impuestos, malvers*, narco*, cartel, cártel, capo*,
                mafios*, gánster*, terrorista*, dictador*, atraco, atrac*, roban*, hurtand*, allanamiento, redada,
                calabozo*, banquillo, condenad*, culpable, ficha policial, furgón policial, entre rejas, fugándose,
                huyendo, huye, fug*, quemando la bandera, pisotea*, saludo nazi, esvástica*, insult*, ofend*,
                desprec*, humill*, maldice*, maldic*, vocifer*, discut*, pele*, borrachera*, ebria, ebrio, whisky,
                hachís, amañ*, pucher*, compr* el voto, conspir*, minti*, mintiendo, mentir, copia en el examen,
                plagi*, chantaj*, extorsion*, sangr*, llor*, peineta, grosero, idiotas, imbécil*, basura, parásitos,
                asco, moribund*, demencia, párkinson, alzhéimer, coma, uci, ictus, derrame, quirófano, divorci*
            status: hospitalizad*, ingresad*, ha sufrido un infarto, ha sufrido un ictus, se rinde, rindi*,
                tira la toalla, arroja la toalla, se baja de, se apart*, cede el paso, apoya a su rival,
                votéis a otro, voten por otro, cesad*, destituid*, imputad*, procesad*, acusad*, investigad*,
                accidente mortal, hallad* muert*, huyó, desaparecid*, secuestrad*, concede, concediendo,
                retir* la candidatura, retir* su candidatura, acepta la derrota
            deepfake: pon/ponle/poner/pega/monta/coloca/inserta/sustituye .. cara/rostro/cabeza,
                cambia/cambiar/intercambia .. cara/rostro/caras, cara .. en el cuerpo, montaje*, fotomontaje*,
                sincroniza* .. labios
            clone: hazte pasar, haz de, imitación, doble de voz, calca
            voice: timbre, entonación, su propia voz, con la voz, que suene, sonar como, suene igual, misma voz
            audio: audio de whatsapp, pinchad*, pinchazo*, micrófono abierto, conversación grabada,
                grabad* a escondidas, contestador, buzón de voz, megafonía, podcast, locutor*, leído por
            video: grábal*, grabado, rodaje, retransmisión, directo, streaming, reel, plano, metraje, webcam, tiktok,
                toma de
            photo: instantánea, retratad*, fotografiad*, pillad*, robado, paparazzi, cazad*, pantallazo*, captura*,
                foto de móvil
            real: sacada con el móvil, hecha con el móvil, con el móvil, de verdad, que cuele, colar,
                calidad de cámara, no se note, no se distinga, imposible de distinguir, igualit*, clavad*, calcad*,
                amateur, casera, casero, de aficionado, cámara en mano, borros*, pixelad*, grano, sin retocar,
                agencia de prensa, fotoperiodi*, creíbl*, verídic*
            fake: falsea*, inventa*, apócrif*, montaje, trampos*, copia exacta, imitación, suplantand*,
                como si viniera de, como si fuera de, en nombre de la, haciéndose pasar, de pega, fabricad*,
                nunca dijo
            deceive: que cuele, cuele, colar, no se note, no se notara, nadie note, nadie se dé cuenta,
                nadie lo descubra, nadie sospeche, se lo crean, se lo traguen, se traguen, piensen que, crean que,
                hacer creer, parezca, parezcan, para la prensa, de tapadillo, sin que se note, convencer a, como si,
                al descubierto, hund* su/la, arruin*, machac*, cargarme a, cargarse a, enga*, intoxic*, difam*,
                descrédito, filtr*
            record: historial médico, informe médico, parte médico, certificado de nacimiento, partida de nacimiento,
                extracto bancario, movimientos bancarios, transferencia*, factura*, expediente académico,
                expediente policial, antecedentes penales, orden de detención, orden de arresto, auto judicial,
                sentencia, citación, declaración de la renta, pasaporte de, título universitario, contrato firmado,
                carta de dimisión, carta manuscrita, diario íntimo, chat de, chats de, conversación de whatsapp,
                conversación entre, conversaciones entre, mensajes entre, mensajes privados, correos internos,
                correo interno, cable diplomático, informe interno, acta de escrutinio, nómina, cheque,
                firma falsificada, análisis de sangre
            layout: portada*, cabecera, mancheta, rótulo*, última hora, captura*, pantallazo*, alerta*, notificación*,
                titular*, maquetación, página web, boletín*, faldón*, directo, informativo*
            sender: firmad* por, en nombre de, de parte de, emitid* por, remitid* por, membrete, sello, escudo, logo,
                logotipo, como si fuera, de la, oficial, suplant*, por la, con el
            seal: escudo, emblema*, oficial, logo de, logotipo, timbrado, firmad* por, sello oficial, insignia,
                credencial de
            document: correo*, e-mail, mail, email, nota, notificación*, pdf, formulario*, impreso, oficio, edicto,
                bando, orden, informe*, cédula, requerimiento*, burofax, factura*
            message: avís*, comunic*, notific*, manda*, envía*, reenvía*, pásal*, corre la voz, cuéntal*, di que,
                diga que, digan que, bulo, cadena, alerta*, explic* que, asegur*, texto para, estado de whatsapp,
                audio de
            office: comisión de, la comisión, organismo electoral, registro electoral, juzgado electoral, la junta
            official: apoderad*, vocales, presidenta de mesa, personal electoral, responsable* electoral*,
                inspector* electoral*
            ballot: sacas, sobres de voto, votos por correo, papeletas, actas, recuento, urna, tarjetón*, tarjetones,
                sufragios
            pollplace: colegio, colegios, mesas, mesa de votación, casillas, puesto electoral, punto de votación,
                el colegio
            vote: se vota, votan, vota, votáis, votéis, voten, emitir el voto, emitir su voto, tu voto, su voto,
                vuestro voto
            fraud: sacas, vertedero, acequia, hoguera, bidón, incendi*, arroj*, trucad*, cambiaz*, repetid*,
                varias veces, muertos, trasvas*, abr* las urnas, sustitu*, tach*, borr*, falsific*, escond*,
                furgoneta, fuera de hora
            tense: pila*, sacas, cargan*, descarg*, gritando, gente discutiendo, enfad*, tumulto*, antidisturbios,
                uniformad*, valla*, cristales rotos
            threat: perder*/pierd*/quit*/retir*/cort* .. ayuda*/paro/subsidio*/pensión/permiso/trabajo/empleo/beca,
                ayuda*/paro/subsidio/pensión/trabajo .. perder*/pierd*/quit*/retir*, se enterará*, se entera*,
                jefe .. sabr*, multa*, sanción*, denunciad*, expuls*, encarcel*, tiros, metralleta*, fusil*, explosi*,
                disparos, cóctel* molotov, encapuchad*, porra*, paliza*, golpead*, control* de papeles,
                pedirán los papeles, redada*, virus, contag*, contraer
            cancel: queda* suspendid*, no abrir*, no se abrir*, no habrá votación, no se vota
            postpone: aplazad*, mueve*, movid*, pasó al, pasó a, retrasad*, atras*, otro domingo
            invalid: ha caducado, no cuenta, perder* .. voto, pierd* .. voto, quedar* sin voto, dad* de baja,
                borrad* del censo, fuera del censo, no figur* en el censo, sin validez, no válid*, anular*, tachad*
            cannot: ya no pued*, no tienen derecho, perd* el derecho, quedan fuera, no están en el censo, vetad*
            only: solo, sólo, solamente, únicamente, exclusivamente, reservad* a
            demand: recibo, contrato de alquiler, factura, certificado, resguardo, cartilla, huella*, vacuna*,
                escrib* su nombre, firm* la papeleta, dos cruces, marcar dos, prueba negativa, examen de, juramento,
                autorización de, libro de familia
            handover: entreg*/dar/dej*/dé/den .. papeleta/voto/sobre .. a/en/al, recog* .. papeleta*/voto*/sobre*,
                pasaremos a recoger, recogemos su voto
            stayhome: quéd*/queda*/quedar*/quedes .. casa, no acud*, no hace falta ir, no hace falta acudir, no vaya*,
                no os molest*, no te molest*, no merece la pena, no vale la pena, todo está decidido, ya está ganad*,
                ya está perdid*, pasa* de votar, no pierdas el tiempo, boicot*, ahórr* el viaje, es inútil votar,
                no sirve votar, da igual quién vote, pasó a otro
            noneed: no hay que ir, sin salir de casa, desde casa, desde el sofá, no necesit*, sin ir, no hace falta,
                no es preciso
            askdata: responda con su, respond* con .. número/documento/dni, número de documento, número de cuenta,
                número de la seguridad social, envíe su, envíen su, mande su, introduzca su, a quién vot*,
                a quién ha votado, pin, foto de su dni, foto del dni
            online: aplicación, la app, desde el móvil, código qr, portal, web, con un clic, formulario web
            close: cerrad* al mediodía, echan el cierre, ya cerr*, no abre
            group: en paro, con deudas, moroso*, gitan*, musulman*, inmigrantes, nuevos votantes, mayores, abuelos,
                ex convictos, penados, condenados, mujeres casadas, inquilinos, propietarios, autónomos,
                residentes en el extranjero, emigrantes, quien cobre, quienes cobr*
            audience: gente, jóvenes, vecindario, barrio, todos, jubilados, estudiantes
            strip: quito, quitar, quitarle, quítal*, sac*, fuera, arranc*, recort*, tap*, difumin*, elud*, evita que,
                que no lleve, desactiv*, romp*, falsific*, cambia, sobrescrib*
            mark: filigrana, marca*, firma c2pa, sello digital, credencial*, rastro*, huella digital, etiqueta*,
                aviso de ia, hecho con ia, generado por ia, exif, procedencia
            detector: verificadores, plataforma*, forense*, analista*, comprobadores, algoritmo*,
                software de detección, maldita
            evade: no lo pillen, no la pillen, no lo detect*, no la detect*, que no detect*, no sea detectad*,
                sortear, colar*, pase por, pasar el, pasar la, indetectable*, no salte, sin dejar rastro,
                no se pueda rastrear, supere
            critique: pid*/exij*/reclam* .. dimita/renuncie/dimisión/renuncia, que .. dimita, debería dimitir,
                retira/retire .. ley/proyecto/propuesta, debe/debería/tiene/deben .. dimitir/renunciar/irse/marcharse,
                exig* .. dimisión, pid* .. dimisión, ineptitud
            ask: cómo se sabe, es legal, es ilegal, qué ley, qué dice, qué es
            venue: polideportivo, gimnasio, escuela, instituto, iglesia, biblioteca, pabellón, centro cívico,
                casa de cultura, ayuntamiento, carpa, salón de actos, parroquia, cine
            """)
}
