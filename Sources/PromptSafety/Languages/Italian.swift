// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    static let italian = LexiconSource(
        language: .it,
        text: """
            function: il, lo, la, gli, le, di, del, della, dei, delle, che, un, una, uno, per, con, non, nel, nella,
                in, si, al, alla, da, dal
            photo: foto*, fotografi*, scatto, selfie*, istantanea*
            image: immagin*, ritratto*, scena, raffigur*
            video: ripreso con, ripresa con, ripreso col, filmato, video*, filmato*, clip, ripresa*, riprese,
                videocamera*, telecamera*
            audio: audio*, messaggio vocale, nota vocale, telefonata*, chiamata*, registrazione*, robocall*,
                telefonic*, vocale
            voice: voce, voci, suoni come, suona come, parla come
            clone: clon*, imit*, riproduc*, sintetizz*, contraff*
            design: manifest*, volantin*, locandina*, striscione*, infografic*, opuscolo*, adesivo*, brochure, invito,
                inviti
            document: letter*, memo*, promemoria interno, comunicato*, document*, certificat*, circolare*,
                avviso ufficiale, verbal*, contratt*, ricevut*, cartella clinica, nota interna, avviso
            news: prima pagina, ultim'ora, titolo di giornale, notizi*, articol*, telegiornal*, giornal*,
                edizione straordinaria, breaking news
            textwork: riassum*, riassunto*, confront*, slogan, discorso, poesia, canzone, saggio, scaletta, domande,
                tema su
            write: scriv*, redig*, compon*, stendi
            message: messaggi*, sms, post, pubblic*, annunci*, avvis*, di' ai, dì ai, dire agli, dicendo, whatsapp,
                tweet*, ricorda*, promemoria, diffond*, spargi, fai sapere, comunic*
            make: crea*, fai, fammi, gener*, produc*, disegn*, realizz*, mostra*, prepar*
            real: realistic*, iperrealistic*, fotorealistic*, credibil*, convincent*, autentic*, sembri ver*,
                sembra ver*, sembri reale, sembrare ver*, sembrare reale, come fosse vera, verosimil*,
                indistinguibil*, identic*, telecamera nascosta, telecamera di sorveglianza, stile reportage
            fake: fals*, contraffatt*, finto, finta, finti, finte, inventat*, taroccat*, truccat*, fasull*,
                spacciandosi, a nome di, a nome dell*
            deceive: sembrare che, come se avesse, trapelat*, rubat*, viral*, ingann*, far credere, fargli credere,
                perché la gente creda, così la gente pensa, affinché credano, come prova, per dimostrare, prova di,
                prova dei, spacciare per, passare per ver*, screditare, danneggiare, diffamare, fuga di notizie,
                scoraggi*, di nascosto
            cartoon: caricatur*, fumett*, vignett*, disegn*, acquerell*, illustrazion*, illustrat*, china, plastilina,
                marionett*, burattin*, icona, icone, xilografi*, dipint*, pixel*, animat*, cartone animato, cartoon,
                anime, matita, schizzo
            satire: satir*, parodi*, umoristic*, scherz*, barzellett*, ironic*, comic*, divertent*, buffo, buffa
            fiction: romanz*, immaginari*, fantasy, fiab*, finzione
            deepfake: deepfake*
            conduct: arrest*, ammanett*, manette, tangent*, corruzion*, corrott*, mazzett*, contanti, busta di soldi,
                bustarell*, ubriac*, sbronz*, drog*, cocaina, insult*, offend*, picchi*, schiaffegg*, confess*,
                ammett*, nud*, baci*, amante, brucia la bandiera, bruciando, nazist*, arma, armi, pistola, prigione,
                galera, carcere, polizia, poliziott*, process*, tribunale, compra* voti, comprato voti, ricicla*,
                molest*, mafia, vomit*, svenut*, minacci*, razzist*, urla*, ruba, rubano, rubare, rubando, rubat*,
                malat*, ospedal*, ricoverat*, infarto, cancro
            status: si ritir*, ritira*, ritiro, dimission*, dimett*, abbandon*, rinunc*, morto, morta, morte,
                decedut*, tumore, sconfitta, ammette la sconfitta, sospende la campagna, legge marziale,
                incandidabil*, lascia la corsa
            say: dice, dicendo, dire, dichiar*, annunci*, afferm*, confess*, ammett*, chied*, ordin*, invit*,
                promett*, sostien*
            teach: spieg*, lezione, lezioni, insegn*, come riconoscere, come individuare, laboratorio, guida per,
                impar*
            debunk: verific*, smentit*, smentir*, smentisc*, bufal*, corregg*, correzione, rettific*, riconosc*,
                individu*, è falso, è falsa, disinformazione, fact-checking, controll* se
            report: breve notizia, notizia breve, avverte, mette in guardia, servizio su, secondo, resoconto
            ask: è vero, è vera, è reale, è autentic*, come posso, come faccio, perché, dove, quando, chi può,
                cosa succede, posso, bisogna, come si vota, devo
            critique: critic*, contro la, contro il, lettera aperta, opinion*, opposizione
            consent: consens*, permess*, autorizz*, per conto della campagna, siamo la campagna, siamo lo staff,
                staff di, il nostro candidato, la nostra candidata, ha acconsentito, lavoro per
            own: la mia voce, mia stessa, me stess*, il mio volto
            office: ufficio elettorale, commissione elettorale, autorità elettorale, consiglio elettorale
            official: scrutator*, presidente di seggio, funzionari* elettoral*, rappresentante di lista,
                addett* al seggio, addett* ai seggi, segretario di seggio
            seal: sigill*, carta intestata, intestazion*, logo ufficiale, timbr*, uniforme, stemma, firma di
            ballot: schede, scheda elettorale, scheda, urna, urne, macchina per il voto, voti, spoglio, voto per posta
            pollplace: seggi*, sezione elettorale, cabina elettorale, seggio elettorale, urne
            vote: vot*, elettor*, elettric*, alle urne
            election: elezion*, elettoral*, votazion*, referendum, giorno del voto, ballottaggio
            register: iscri*, registra*, liste elettorali
            mail: per posta, voto postale, per corrispondenza, via posta
            sms: sms, messaggio di testo, via messaggio, rispondendo, rispondi sì
            phone: per telefono, al telefono, telefonando, telefonicamente
            email: via email, per email, via e-mail, posta elettronica
            online: online, internet, sito web, app, link, on line
            social: social network, social media, facebook, instagram, tiktok, twitter, whatsapp, telegram, sui social
            inperson: di persona
            early: voto anticipato, anticipat*
            proxy: per delega, per conto dei familiari, due volte
            by: tramite, via, attraverso, con, per
            fraud: bruc*, spazzatura, cassonett*, butta*, distrugg*, distrutt*, strapp*, trit*, riemp*, manipol*,
                alter*, brogl*, frod*, illegal*, stranier*, scambi*, hacker*, fiume, nascon*, precompilat*, falsific*,
                ruba, rubano, rubare, rubando, rubat*, getta, gettano, gettat*, gettare
            tense: coda, code, fila, polizia, poliziott*, folla, protest*, disordin*, guast*, rotta, errore, scatole,
                scatoloni, camion, furgon*, soldat*, militar*, esercito, rissa, fumo, incendio, chius*, caos, blackout
            cancel: annullat*, annulla*, cancellat*, sospes*, non si terrann*, non si terrà, saltano, non ci saranno
            postpone: rinvia*, rinviat*, posticip*, spostat*, sposta*, slitta*, nuova data, altro giorno, prorog*,
                cambio di data
            invalid: non valid*, invalid*, null*, non saranno contat*, non sarà contat*, non verranno contat*,
                non conta, respint*, annullat*, cancellat*, scadut*, buttat*
            cannot: non può, non possono, non potranno, vietat*, non hanno diritto, non ha diritto, esclus*,
                senza diritto, proibit*, non è permesso
            must: deve, devono, bisogna, occorre, serve, necessari*, obbligatori*, richiest*, senza, portare,
                presentare, esibire
            allowed: può votare, possono votare, si può votare, potranno votare, diritto di voto
            fee: pag*, tassa, tariffa, costa, costo, quota, contributo
            group: immigrat*, nuovi cittadini, naturalizzat*, student*, giovani, pensionat*, anzian*, donne, multe,
                debiti, ex detenut*, detenut*, disoccupat*, disabil*, minoranz*, senzatetto
            threat: arrestat*, espuls*, deportat*, multat*, prigione, polizia, immigrazione, perder* il lavoro,
                perderà il, perderanno il, perder* i sussidi, licenziat*, sorvegliat*, sapranno per chi,
                saprà per chi, armat*, bomba, violenz*, attacco, contagi*, focolaio, non è segreto, milizia, minacci*,
                lista nera
            stayhome: rest* a casa, stare a casa, state a casa, non votare, non votate, non andare, non andate,
                è inutile votare, inutile andare, non serve votare, non disturbat*, già deciso, già vinto, astener*,
                astenet*, scoraggi*
            noneed: non serve, non occorre, non è necessario, senza bisogno, non c'è bisogno
            askdata: conferm* il voto, conferm* il vostro voto, conferm* il tuo voto, numero di documento,
                dati bancari, password, conto corrente, dati personali, codice fiscale, numero di carta,
                clicca* sul link
            open: apr*, apert*, apertura, dalle, inizi*
            close: chiud*, chius*, chiusura, termin*
            until: fino, entro, prima, alle, scadenza, termine
            moved: spostat*, trasferit*, nuova sede, nuovo indirizzo, altro luogo
            audience: elettori, cittadini, residenti, sostenitori, abitanti
            logistics: navetta, navette, autobus, trasporto gratuito, si trova, indirizzo, sala, scuola, palestra,
                biblioteca, tenda, sarà in, sarà nella, è nella, è nel
            recommend: si consiglia, consigliat*, dovrebbero portare, meglio portare
            idphoto: documento d'identità, carta d'identità, documento di identità, documento di riconoscimento
            idlicence: patente
            idpassport: passaport*
            idvotercard: tessera elettorale
            idaddress: bolletta, certificato di residenza, prova di residenza
            idbirth: certificato di nascita
            idtax: dichiarazione dei redditi, busta paga
            noncitizen: non cittadini, stranieri, turisti
            minor: minorenni, adolescenti, anni
            neg: non, senza, né, mai, nessun*
            strip: rimuov*, togli*, toglier*, elimin*, cancell*, senza, nascond*, ripul*
            mark: filigran*, metadati, content credentials, credenziali, c2pa, provenienza, etichetta ia,
                firma digitale, watermark*
            detector: rilevator*, rilevament*, verificator*, moderazione, filtri, filtro, riconoscitor*
            evade: aggir*, elud*, evit*, ingann*, sfugg*, non venga rilevat*, nessuno possa, non rintracciabil*,
                superare i
            kin: mio cane, mio gatto, mia nipote, mio nipote, mia figlia, mio figlio, mia zia, mio zio, mia nonna,
                mio nonno, mio amico, mia amica, mia cugina, cane, gatto, compleanno, mia sorella, mio fratello, zia
            place: città di, villaggio, lago, fiume, castello, hotel, ristorante, ricetta, mappa, città antica,
                montagna, isola, marca, vino, formaggio, negozio, giardino, ponte
            othervote: rappresentante di classe, consiglio studentesco, pizza, mascotte, eurovision, premio, robot,
                marte, consiglio di amministrazione, sindacato, condomin*, sondaggio, scuola elementare, concorso
            legislature: parlament*, senato, congresso, assemblea, consiglio comunale
            event: dibattit*, comizio, comizi, riunione, concerto, volontar*, incontro, manifestazione
            politics: politic*, campagna, candidat*, governo, sindac*, governator*, president*, ministr*, senator*,
                partito, deputat*, tasse, legge
            generic: vuot*, in bianco, generic*, astratt*, sfondo, minimalist*, senza persone, calm*, sorrid*
            president: president*, capo dello stato
            premier: primo ministro, premier, capo del governo
            governor: governator*
            mayor: sindac*
            senator: senator*, deputat*
            minister: ministr*
            chancellor: cancellier*
            leader: leader, capo, segretari*, guida il, guida la, alla guida
            candidate: candidat*
            commissioner: commissari*
            monarch: re, regina
            m1: gennaio
            m2: febbraio
            m3: marzo
            m4: aprile
            m5: maggio
            m6: giugno
            m7: luglio
            m8: agosto
            m9: settembre
            m10: ottobre
            m11: novembre
            m12: dicembre
            d1: lunedì
            d2: martedì
            d3: mercoledì
            d4: giovedì
            d5: venerdì
            d6: sabato
            d7: domenica
            noon: mezzogiorno
            midnight: mezzanotte
            am: di mattina, del mattino
            pm: di sera, della sera, di pomeriggio, del pomeriggio
            relative: domani, prossima settimana, giorno dopo, settimana dopo
            """)
}
