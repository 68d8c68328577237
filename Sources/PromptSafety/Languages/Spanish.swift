// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    static let spanish = LexiconSource(
        language: .es,
        text: """
            function: el, los, las, del, que, en, una, un, por, para, con, se, su, al, lo, como, donde, quien, está,
                es, la, de, sobre, más
            photo: foto, fotos, fotografía*, captura de pantalla, instantánea*, selfi*, retrato fotográfico,
                fotograma*
            image: imagen*, imágenes, retrato*, cuadro, escena
            video: grabado con, grabada con, filmado, filmada, vídeo*, video*, clip*, grabación de, grabación,
                metraje*, cámara de seguridad, filmación*, transmisión
            audio: audio*, nota de voz, mensaje de voz, llamada*, grabación*, cuña de radio, locución*, robollamada*,
                telefónic*
            voice: voz, voces, suene como, suena como, habla como, hable como
            clone: clon*, imit*, replic*, sintetiz*, suplant*
            design: cartel*, afiche*, folleto*, volante*, octavilla*, pancarta*, infografía*, panfleto*, valla*,
                pegatina*, invitación*
            document: carta*, memorando*, circular*, comunicado*, documento*, certificado*, nota de prensa, acta,
                actas, papeleta oficial, oficio, nota oficial, aviso oficial, contrato*, recibo*, correo interno,
                expediente*, parte médico
            news: portada*, última hora, titular*, noticia*, artículo*, telediario*, informativo*, noticiero*,
                periódico*, rótulo*, primera plana
            textwork: resum*, compar*, eslogan*, discurso*, poema*, canción*, ensayo*, esquema*, preguntas, columna*,
                guion*
            write: escrib*, redact*, crea un texto
            message: mensaje*, sms, publicación*, publica*, post, anuncia*, anuncio*, avisa*, di a, diles, decir a,
                whatsapp*, tuit*, cadena de, recordatorio*, recuerda*, difund*, corre la voz, aviso*
            make: crea*, haz, hazme, genera*, produce*, dibuja*, diseña*, fabrica*, muestra*, elabora*
            real: realista*, hiperrealista*, fotorrealista*, ultrarrealista*, creíble*, convincente*, auténtic*,
                verosímil*, parezca real, parece real, que parezca verdader*, indistinguible*, idéntic*,
                cámara de seguridad, cámara oculta, estilo noticia, como si fuera real, parezca auténtic*
            fake: fals*, falsific*, bulo*, inventad*, amañad*, trucad*, apócrif*, simulad*, hacerse pasar,
                haciéndose pasar, en nombre de
            deceive: que parezca que, parezca que, como si hubiera, como si le hubiera, filtrad*, filtración, viral*,
                engañ*, para que crean, para que la gente crea, para que piensen, para que parezca, hacer creer,
                pasar por real, pasar por auténtic*, como prueba, como evidencia, para demostrar, demostrar el fraude,
                prueba del fraude, desprestigi*, perjudicar a, hundir a, robada, como si la hubieran filtrado,
                desacredit*, hacer daño
            cartoon: caricatur*, cómic*, comic*, dibujo*, dibuja*, acuarela*, ilustración*, ilustrad*, historieta*,
                viñeta*, plastilina*, marioneta*, títere*, icono*, tinta, óleo, animad*, estilo anime, garabato*,
                grabado*, mural*, píxel*, pixel*, vectorial*, plana
            satire: sátira*, satíric*, parodi*, paródic*, humor*, broma*, burla*, chiste*, cómic* sketch, gracios*,
                irónic*
            fiction: novela*, ficción, ficticio*, fantasía, cuento*, imaginari*
            deepfake: deepfake*, ultrafals*, falsificación profunda
            conduct: arrest*, deten*, esposad*, esposas, soborn*, dinero en efectivo, fajos, sobre con dinero,
                mordida*, robando, robar, roba, robo a, hurt*, borrach*, ebri*, bebid*, drog*, cocaína, insult*,
                golpe*, pega*, agred*, confes*, admit*, admite*, reconoc*, desnud*, besa*, amante*, quem* la bandera,
                quemando, nazi*, armas, pistola*, cárcel, prisión, preso, presa, policía, juicio, corrup*,
                compr* votos, malvers*, blanque*, acos*, mafia*, vomit*, desmay*, amenaz*, racist*, burl* de, grit*,
                maltrat*, enferm*, hospital*, ingresad*, infarto, cáncer
            status: se retira*, retirarse, retira su candidatura, retirada, renunci*, abandon*, dimit*, dimisión,
                muert*, murió, muere, ha muerto, fallec*, derrota*, admite la derrota, suspende su campaña,
                deja la carrera, deja la campaña, ley marcial, inhabilitad*
            say: dice*, diciendo, decir, declar*, anunci*, afirm*, confes*, admit*, pid*, ordena*, llama*, promet*,
                asegur*, cuenta*
            teach: explic*, lección*, clase sobre, enseñ*, cómo reconocer, cómo detectar, cómo identificar, taller*,
                guía para, aprend*, qué es
            debunk: verific*, desmient*, desment*, comprob*, bulo*, contrast*, detect*, correg*, corrección*,
                es falso, es falsa, desinformación, reconocer, refut*
            report: nota informativa, noticia breve, advierte*, alert*, informa sobre, reportaje sobre, según,
                crónica*
            ask: es real, es verdad, es cierto, es auténtic*, cómo puedo, por qué, dónde, cuándo, quién puede,
                qué pasa si, puedo, hay que, cómo se, cómo voto, debo
            critique: critic*, crítica*, contra la, contra el, carta abierta, opinión*, oposición a
            consent: consent*, permiso, autoriz*, en nombre de la campaña, somos la campaña, somos el equipo,
                equipo de campaña, nuestr* candidat*, dio su aprobación, de su equipo, trabajo para
            own: mi propia, mi voz, mí mism*, mi cara
            office: oficina electoral, junta electoral, comisión electoral, autoridad electoral, tribunal electoral,
                instituto electoral, consejo electoral, órgano electoral
            official: funcionari* electoral*, agente* electoral*, miembros de mesa, miembro de mesa,
                presidente de mesa, trabajador* electoral*, vocal* de mesa, interventor*, escrutador*
            seal: sello*, membrete*, logotipo oficial, uniforme*, firma de
            ballot: papeleta*, urna*, boleta*, máquina* de votación, votos, voto por correo, escrutinio*, actas de
            pollplace: colegio* electoral*, mesa* electoral*, centro* de votación, casilla*, urnas,
                local* de votación, puesto* de votación, recinto* electoral*
            vote: vot*, sufrag*, elector*, acudir a las urnas
            election: elección*, elecciones, electoral*, comicios, jornada electoral, referéndum*, votación*
            register: inscrib*, inscripción, registr*, censo, empadron*
            mail: por correo, voto postal, correo postal, sobre postal
            sms: sms, mensaje de texto, por mensaje, por texto, respondiendo, responde sí, contestando
            phone: por teléfono, llamando, telefónicamente, vía telefónica
            email: por correo electrónico, correo electrónico, por email, por e-mail, email
            online: por internet, en línea, online, página web, aplicación, app, enlace, sitio web
            social: redes sociales, red social, facebook, instagram, tiktok, twitter, telegram, whatsapp
            inperson: en persona, presencial*, presencialmente
            early: voto anticipado, anticipad*
            proxy: por otra persona, en nombre de su familia, por poder, dos veces
            by: por, mediante, a través de, vía, usando
            fraud: quem*, arda*, ardiendo, tira*, basura, contenedor*, destru*, rompe*, rompiendo, romper, rasga*,
                tritur*, relle* urnas, rellen*, manipul*, alter*, roba*, fraude*, ilegal*, extranjer*, pucheraz*,
                adulter*, cambia* votos, hacke*, río, esconde*, duplicad*, muertos
            tense: cola, colas, fila, policía*, multitud*, protest*, disturbio*, averiad*, rota, roto, error, cajas,
                camión*, camiones, furgon*, soldado*, militar*, ejército, pelea*, humo, incendio, cerrad*, caos,
                apagón, traslad*, manifest*, bloque*
            cancel: cancel*, suspend*, anul*, no habrá elecciones, no se celebra*
            postpone: aplaz*, pospon*, pospuest*, retras*, se muev*, traslad*, cambi* de fecha, nueva fecha, otro día,
                se ha movido, pasan al, pasa al, prorrog*
            invalid: inválid*, nul*, no serán contad*, no se contar*, no cuentan, no vale*, rechazad*, anulad*,
                cancelad*, caducad*, dada de baja, no será válid*, tirad* a la basura, eliminad*
            cannot: no puede*, no podrá*, no pueden, prohibid*, no tien* derecho, no están autorizad*, sin derecho,
                excluid*, no se permite, impedid*
            must: debe*, deben, hay que, tien* que, necesit*, obligatori*, requiere*, exig*, sin, lleva*, traer, trae,
                presentar, presenta
            allowed: puede* votar, podrán votar, se puede votar, pueden votar, tien* derecho a votar
            fee: pag*, tasa*, cuota*, cuesta*, tarifa*, coste, costo, cobr*
            group: inmigrante*, nuevos ciudadanos, naturalizad*, estudiante*, jóvenes, jubilad*, ancian*, mujeres,
                multas, deudas, deudor*, expreso*, ex preso*, presos, extranjero, desemplead*, parad*, discapacidad,
                minoría*, personas sin hogar, antecedentes
            threat: detenid*, arrestad*, deportad*, multad*, cárcel, inmigración, perder* el trabajo,
                perder* su trabajo, perder* las ayudas, despedid*, vigilad*, sabrán a quién, sabrá a quién, armad*,
                bomba*, violen*, ataque*, contagi*, brote*, no es secreto, pública* su voto, lista negra, milicia*,
                amenaz*, desahuci*
            stayhome: quéd* en casa, quedarse en casa, que se queden en casa, no vote*, no vayan, no vayas, no vaya a,
                no votar, no molest*, no hace falta que vote, desanim*, no sirve de nada, ya ha ganado, ya ganó,
                ya está decidid*, disuad*, no vaya, quédese en casa, abstente, absténgase, absténganse,
                abstenerse de votar, abstenganse
            noneed: no hace falta, no es necesario, sin necesidad de
            askdata: confirm* su voto, confirm* tu voto, número de identidad, dni respondiendo, datos bancarios,
                contraseña*, cuenta bancaria, datos personales, confirm* su registro, número de tarjeta,
                pulse el enlace
            open: abr*, abiert*, apertura, desde, empiez*, comienz*
            close: cierr*, cerrar*, cierre, cerrad*, termin*
            until: hasta, antes de, plazo*, a más tardar, a
            moved: se ha trasladado, cambiado de lugar, nueva ubicación, reubicad*, nuevo lugar, trasladad*
            audience: votantes, vecinos, electores, ciudadanos, simpatizantes, seguidores
            logistics: autobús*, autobuses, transporte gratuito, está en, estará en, será en, dirección, salón,
                escuela, gimnasio, biblioteca, carpa
            recommend: se recomienda, conviene, deberían traer, es recomendable
            idphoto: documento de identidad, identificación, carné de identidad, dni, cédula*, carnet de identidad
            idlicence: carné de conducir, carnet de conducir, licencia de conducir, permiso de conducir
            idpassport: pasaporte*
            idvotercard: tarjeta electoral, carné de votante, credencial de elector, tarjeta de votante,
                credencial para votar
            idaddress: comprobante de domicilio, recibo de luz, factura de luz, justificante de domicilio,
                recibo de la luz, factura de la luz
            idbirth: partida de nacimiento, acta de nacimiento, certificado de nacimiento
            idtax: declaración de la renta, certificado fiscal, nómina
            noncitizen: no ciudadanos, extranjeros, turistas, sin nacionalidad
            minor: menores, adolescentes, años
            neg: no, sin, ni, nunca
            strip: elimin*, sin, retir*, suprim*, limpi*, ocult*, borra*, quita*, quite la, quítale*
            mark: marca* de agua, metadatos, credenciales de contenido, c2pa, procedencia, etiqueta de ia,
                firma digital, content credentials
            detector: detector*, detección, verificador*, moderación, filtro*
            evade: evad*, evit*, burl*, esquiv*, engañ*, saltar*, pase los, pasar los, sin que detecten, no detect*,
                nadie pueda rastrear, irrastreable*, eludir
            kin: mi perr*, mi gat*, mi sobrin*, mi hij*, mi tí*, mi abuel*, mi amig*, mi prim*, mi herman*, perro,
                gato, cumpleaños, mi espos*, mi vecin*
            place: pueblo de, villa de, lago, río, calle, castillo, hotel, restaurante, receta*, mapa*,
                ciudad antigua, montaña*, isla, marca de, vino, queso, playa de, tienda, jardín
            othervote: delegad* de clase, consejo estudiantil, pizza*, mascota*, concurso*, eurovisión, premio*,
                robots, marte, junta directiva, sindicato, comunidad de vecinos, encuesta*, escuela primaria
            legislature: parlament*, senado, congreso, asamblea, ayuntamiento
            event: debate*, mitin*, mítines, reunión*, concierto*, voluntari*, acto de campaña, charla*, taller*,
                asamblea
            politics: polític*, campaña*, candidat*, gobierno*, alcald*, gobernador*, president*, ministr*, senador*,
                partido*, diputad*, impuesto*, ley
            generic: vací*, en blanco, genéric*, abstract*, fondo, minimalist*, sin personas, tranquil*, sonri*
            president: president*, jefe de estado, jefa de estado
            premier: primer ministro, primera ministra, jefe de gobierno
            governor: gobernador*
            mayor: alcalde*, alcaldesa*
            senator: senador*, diputad*
            minister: ministr*
            chancellor: canciller*
            leader: líder*, jef*, dirigente*, cabeza de, lidera*, encabeza*
            candidate: candidat*, aspirante*
            commissioner: comisionad*, comisari*
            monarch: rey, reina
            m1: enero
            m2: febrero
            m3: marzo
            m4: abril
            m5: mayo
            m6: junio
            m7: julio
            m8: agosto
            m9: septiembre, setiembre
            m10: octubre
            m11: noviembre
            m12: diciembre
            d1: lunes
            d2: martes
            d3: miércoles
            d4: jueves
            d5: viernes
            d6: sábado*
            d7: domingo*
            noon: mediodía
            midnight: medianoche
            am: de la mañana, a. m.
            pm: de la tarde, de la noche, p. m.
            relative: mañana mismo, es mañana, próxima semana, semana que viene, al día siguiente, un día después,
                una semana después
            """)
}
