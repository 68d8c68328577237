// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// More words of Italian: what people are shown doing, how media pass for real, and what voters are told.
    static let italianHarms = LexiconSource(
        language: .it,
        text: """
            conduct: schiaff*, prende a schiaffi, prende a pugni, pugno, pugni, calci, spinto*, spinge, sputa*,
                accoltell*, strangol*, spara*, uccid*, uccis*, ammazz*, investe, barcoll*, biascic*, ubriac*, brillo,
                alticci*, addormentat*, dorme, russa, bava, svenut*, sviene, urina*, pipì, sniffa*, cocaina,
                pasticche, siringa, spinello, spaccia*, drogat*, droga, prostitut*, bordello, a letto con, bacia*,
                nud*, amante, palpegg*, minorenn*, mazzett*, tangent*, bustarell*, valigetta, contanti, banconote,
                intasca*, fondi neri, corrott*, corruzion*, riciclagg*, paradiso fiscale, mafios*, boss, camorr*,
                gangster, terrorist*, dittator*, rapin*, furto, ruba*, rubando, taccheggi*, ammanett*, manette,
                arrest*, fermat*, in cella, galera, carcer*, sbarre, processo, tribunal*, condannat*, colpevole,
                fugge, fuga, scappa*, brucia* la bandiera, svastica, saluto romano, saluto nazista, insulta*, offend*,
                umilia*, disprezz*, urla*, grida*, lite, litig*, rissa, aggredisc*, aggression*, dito medio, razzist*,
                ammett*, confess*, ammission*, trucc*, mente, mentire, complott*, ricatt*, sanguin*, sangue, piange,
                vomit*, pirata della strada, idioti, imbecill*, parassiti, feccia, malat*, ricoverat*, ospedal*,
                cancro, demenza, ictus, infart*, coma, divorzi*
            status: ricoverat*, colpit* da infarto, colpit* da ictus, si ritira, ritir*, rinuncia*, getta la spugna,
                si arrende, dimission*, dimett*, abbandon*, mort*, decedut*, deced*, indagat*, imputat*, accusat*,
                sotto inchiesta, destituit*, sospend* la campagna, appoggia l'avversari*, appoggia il rivale,
                ammette la sconfitta, concede la vittoria, sparit*, rapit*, ineleggibil*, in fuga, legge marziale
            deepfake: metti/mettere/incolla/incollare/inserisci/monta/sostituisci/applica .. faccia/volto/viso/testa,
                scambia/scambiare/cambia .. facce/volti/faccia/volto, volto .. sul corpo, fotomontagg*, montaggio,
                sincronizz* .. labbra, labiale
            clone: imita*, fingiti, spacciati, copia la voce, riproduc*, fagli dire, falle dire, fai dire, doppia*
            voice: timbro, intonazione, la sua voce, con la voce, propria voce, stessa voce, parli come, cadenza
            audio: vocale, nota audio, messaggio in segreteria, segreteria, telefon*, intercett*, microfono aperto,
                fuorionda, registrat*, registra*, podcast, lett* da, spot radio, chiamat*
            video: video*, filma*, ripres*, sequenza, diretta, streaming, spezzone, girato, telecamer*, webcam, reel,
                filmin*
            photo: scatt*, foto*, paparazz*, schermata*, screenshot*, immagine rubata, fotografat*, cattura schermo,
                polaroid, istantanea
            real: credibil*, come scattata, scattata di nascosto, col telefonino, col cellulare, con il cellulare,
                con il telefono, da telecamera, videosorveglianza, non si deve notare, non si noti, non si distingu*,
                sembri ver*, sembri autentic*, vera e propria, verosimil*, plausibil*, amatorial*, sgranat*, mosso,
                senza ritocchi, agenzia di stampa, fotogiornalis*, autentic*, tale e quale, spiccicat*, sosia
            fake: fals*, finta, finto, tarocc*, inventa*, bufala, contraff*, falsific*, fasull*, simulat*,
                come se venisse, come se fosse, spaccia*, a nome della, imitand*, mai detto, fabbricat*, artefatt*
            deceive: di nascosto, nessuno si accorga, nessuno se ne accorga, non si deve notare, senza che nessuno,
                ci caschino, ci credano, creda*, pensino che, far pensare, sembri che, sembrar*, virale, prova, prove,
                dimostr*, inganna*, trarre in inganno, screditar*, rovinar*, infang*, diffam*, danneggi*,
                fatta trapelare, convinc*, dissuad*, scoraggi*, come se, indistinguibil*, per la stampa
            record: cartella clinica, referto, certificato di nascita, atto di nascita, estratto conto,
                estratti conto, bonifico, bonifici, fattura, fatture, pagella, libretto universitario, diploma,
                laurea, fedina penale, casellario, verbale, mandato di arresto, mandato di cattura,
                avviso di garanzia, sentenza, dichiarazione dei redditi, passaporto di, contratto firmato,
                lettera di dimissioni, lettera scritta a mano, diario segreto, chat tra, chat fra, chat di whatsapp,
                conversazione tra, conversazione whatsapp, messaggi tra, messaggi privati, email interne,
                mail interne, nota interna, cablogramma, dossier, rapporto segreto, busta paga, assegno, firma,
                esame del sangue, verbale di scrutinio
            layout: prima pagina, testata, titolo, titol*, ultim'ora, schermata*, notifica, sottopancia, homepage,
                pagina web, notiziario, telegiornale, tg, impaginazion*, edizione straordinaria, logo
            sender: firmat*, a nome della, a nome di, per conto di, emess* da, inviat* da, carta intestata, timbro,
                logo, sigillo, stemma, ufficial*, da parte di, della, proveniente, spacciandosi, come se
            seal: timbro, timbri, sigill*, stemma, carta intestata, intestazion*, logo, logotipo, ufficial*,
                firma del*, divisa, uniforme, distintivo, tesserino
            document: mail, email, e-mail, lettera, lettere, avviso, avvisi, comunicat*, notifica*, pdf, modulo,
                circolare, ordinanz*, verbale, certificato, attestat*, relazione, fattura
            message: volantin*, scrivi a, di' a, dì a, dici a, digli, avvisa*, avverti*, fai girare, fate girare,
                comunica*, annunci*, messaggi*, post, pubblica*, diffond*, voce che, catena, stato whatsapp,
                spiega che, sostien*, afferma*, dicendo, testo per, racconta* che
            office: commissione elettorale, la commissione, ufficio elettorale, autorità elettorale,
                consiglio elettorale, prefettura
            official: scrutator*, presidente di seggio, presidenti di seggio, segretari* di seggio,
                rappresentant* di lista, funzionari* elettoral*, addett* al seggio, personale elettorale
            ballot: sched*, urne, urna, schede elettorali, voti per posta, buste, spoglio, conteggio,
                verbali di seggio, matita copiativa
            pollplace: seggi*, cabina elettorale, cabine, il seggio, sezion* elettoral*, ai seggi
            vote: vota*, voterà, voteranno, elettor*, alle urne, il voto, il tuo voto, il vostro voto, votano, si vota
            fraud: strapp*, brucia*, cassonetto, fiume, canale, discarica, falò, fuoco, trita*, distrugg*, distrutt*,
                brogli, truccat*, manomess*, sostitui*, scambi*, cancell*, riempi*, precompilat*, già segnat*,
                più volte, morti, nascond*, ruba*, gett*, butta*, di notte, sacchi, furgone, gonfia*, infila*,
                annulla*, doppio voto
            tense: coda, fila, folla, polizia, poliziott*, carabinier*, protest*, scontri, rissa, camion, furgon*,
                scatoloni, guast*, caos, discussion*, tensione, soldat*, militar*, fumo, incendio, sacchi, barricat*
            threat: perd*/tolg*/toglier*/revoc*/tagli* .. sussidio/pensione/lavoro/permesso/assegno/reddito/bonus,
                sussidio/pensione/lavoro/permesso/reddito .. perd*/tolt*/revocat*/tagliat*, arrestat*, multat*, multa,
                espuls*, denunciat*, control* dei documenti, controlleranno, armat*, bomba, spari, milizi*,
                incappucciat*, manganell*, pestat*, picchiat*, molotov, esplosion*, virus, contagi*, infett*,
                capo .. saprà, datore di lavoro, licenziat*, schedat*, pignor*, ritorsion*
            cancel: annullat*, non si terr*, non si vota, non aprirà, non apriranno, resta chiuso, restano chiusi,
                sospes*, saltat*
            postpone: rinviat*, spostat*, slittat*, slitta*, posticipat*, rimandat*, cambia data, nuova data,
                differit*
            invalid: non valid*, nulla, nullo, annullat*, scadut*, non sarà contat*, non verrà contat*, non conta*,
                cancellat* dalle liste, depennat*, perder* .. voto, perd* .. voto, respint*, decadut*, scartat*
            cannot: non possono, non può, non potranno, non hanno diritto, perso il diritto, esclus*, vietato,
                non è permesso, non è ammess*, senza diritto
            must: dev*, bisogna, occorre, serve, servono, obbligatori*, necessari*, presentare, portare, esibire,
                muniti di, senza
            only: solo, soltanto, solamente, esclusivamente, unicamente, riservat*
            demand: ricevuta, bolletta, contratto di affitto, certificato, impronta, vaccin*, scrivere il nome,
                firmare la scheda, due croci, tampone, giuramento, autorizzazione, stato di famiglia, tessera
            handover: consegn*/dare/lasci*/affid* .. scheda/voto/busta .. a/ai/al, ritir* .. schede/voti/buste,
                passiamo a ritirare
            stayhome: rest*/state/stai/rimanete .. casa, non andate, non andare, non vada*, non serve andare,
                non votare, non votate, non vale la pena, inutile votare, tanto è già, già deciso, già vinto, astene*,
                boicott*, non perdete tempo, godetevi, lasciate perdere, è inutile votare
            noneed: non serve, non occorre, non c'è bisogno, senza andare, da casa, dal divano, senza uscire,
                non è necessario, comodamente
            askdata: codice fiscale, numero di documento, numero della carta, coordinate bancarie, iban, password,
                rispond* con .. codice/numero, invi* .. codice/numero, per chi .. votato, foto del documento,
                data di nascita, confermare il voto, confermi il voto
            online: app, applicazione, online, internet, sito, portale, qr, smartphone, dal telefono, col telefono
            close: chiud*, chius*, chiusura, chiuder*
            group: disoccupat*, pensionat*, stranier*, immigrat*, debiti, indebitat*, inquilin*, proprietar*, anzian*,
                student*, giovani, musulman*, rom, detenut*, ex detenut*, donne sposate, disabil*,
                residenti all'estero, percettor*, chi ha debiti, chi prende
            audience: gente, pensionati, elettori, cittadini, residenti, vicini, tutti, sostenitori, studenti
            strip: togli*, tolgo, toglier*, rimuov*, elimin*, cancell*, leva, levar*, nascond*, ritagli*, sfoca*,
                senza, aggir*, sbarazz*, ripuli*, disattiv*, falsific*
            mark: filigran*, watermark, firma c2pa, firma digitale, metadat*, etichett*, marchio, marchi, tracc*,
                provenienza, credenzial*, bollino ia, exif
            detector: rilevator*, rivelator*, verificator*, moderazion*, filtr*, forens*, piattaform*, controll*,
                fact checker, riconosciment*
            evade: super*, elud*, aggir*, ingann*, sfugg*, passi i, passare i, non venga rilevat*, non rilev*,
                non rintracciabil*, inosservat*, senza essere scopert*, non lo scoprano, farla franca
            critique: che .. si dimetta, ritira/ritiri .. legge/proposta,
                deve/dovrebbe .. dimettersi/andarsene/lasciare, chied* .. dimissioni, dimissioni subito
            ask: è legale, è illegale, quale legge, che cos'è, come si fa a sapere
            venue: palestra, scuola, chiesa, biblioteca, oratorio, municipio, palazzetto, sala civica, centro civico,
                teatro, tendone, parrocchia
            """)
}
