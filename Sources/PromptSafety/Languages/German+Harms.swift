// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// More words of German: what people are shown doing, how media pass for real, and what voters are told.
    static let germanHarms = LexiconSource(
        language: .de,
        text: """
            conduct: ohrfeig*, schläg*, schlag*, verprügel*, prügel*, boxt, tritt, tritte, getreten, schubs*, stößt,
                stoß*, würg*, erwürg*, sticht, ersticht, messer, schieß*, erschieß*, tötet, töten, ermord*, überfähr*,
                fahrerflucht, torkel*, lall*, betrunken*, besoffen*, alkoholisiert*, volltrunken*, sturzbetrunken,
                blau, schläft, schlafend*, eingeschlafen*, schnarch*, sabber*, bewusstlos*, ohnmächtig*, uriniert,
                pinkel*, kokain, koks, kokst, spritze, joint, pillen, drogen*, dealer*, bekifft*, prostituierte*,
                bordell, puff, im bett mit, küss*, knutsch*, nackt*, affäre, geliebte*, begrapsch*, betatsch*,
                minderjährig*, schmiergeld*, bestech*, bestochen*, geldbündel, geldscheine, bargeld, geldkoffer,
                umschlag*, schwarzgeld, schwarze kasse, korrupt*, veruntreu*, geldwäsche, steueroase,
                steuerhinterzieh*, mafia*, mafioso, gangster, terrorist*, diktator*, klaut, klauen, gestohlen,
                stiehlt, stehl*, diebstahl, einbruch, raubüberfall, überfall*, ladendieb*, handschell*, verhaft*,
                festgenommen, festnahme, abgeführt, abführ*, zelle, gefängnis, knast, gitter*, gericht*, anklagebank,
                verurteil*, schuldig, polizeiwagen, streifenwagen, flücht*, flieht, verbrennt .. flagge/fahne,
                flagge verbrenn*, hakenkreuz*, hitlergruß, nazi*, beleidig*, beschimpf*, pöbel*, verachte*,
                erniedrig*, verhöhn*, brüll*, schrei*, anschrei*, streit*, randalier*, schlägerei, mittelfinger,
                stinkefinger, rassist*, gesteh*, gestand, gibt zu, zugeb*, zugibt, einräum*, lüg*, gelogen, belog*,
                betrüg*, verschwör*, erpress*, blut*, weint, heult, kotz*, übergibt sich, erbrech*, idioten,
                schmarotzer, abschaum, pack, gesindel, vergewaltig*, krank*, krebs*, demenz*, schlaganfall,
                herzinfarkt, koma, klinik, krankenhaus*, intensivstation, scheidung
            status: im krankenhaus, ins krankenhaus, schlaganfall erlitten, herzinfarkt erlitten, im koma,
                hinschmeiß*, hinwirft, hingeworfen, wirft hin, aufgib*, gibt auf, aufgegeben, zurücktr*,
                zurückgetreten, rücktritt*, tritt zurück, zieht .. zurück, rückzug, zurückzieh*, zieht sich zurück,
                steigt aus, aussteig*, ausstieg, abgesagt, verstorben, gestorben, stirbt, tot, tödlich, angeklagt,
                ermittelt, unter verdacht, ermittlungsverfahren, abgesetzt, entlassen, disqualifizier*, geflohen,
                geflüchtet, vermisst, entführt, räumt niederlage, niederlage ein, gesteht niederlage,
                unterstützt .. rivalen/konkurrenten, kriegsrecht, ausnahmezustand, nicht mehr kandid*,
                nicht mehr antret*
            deepfake: setz/setze/setzen/montier/montiere/montieren/kleb/klebe/füg/füge .. gesicht/kopf,
                tausch/tausche/tauschen/ersetz/ersetze .. gesicht/gesichter/kopf, gesicht .. montier*, gesicht .. ein,
                gesichtstausch, fotomontage*, lippensynchron*, lippen .. synchron*, hineinmontier*, reinmontier*
            clone: nachahm*, ahme*, nachmach*, mach .. nach, imitier*, imitat*, gib dich als, geben sie sich als,
                nachbau*, synchronisier*, lass .. sagen, kopier*, doppelgänger*
            voice: stimme*, *stimme, tonfall, klangfarbe, sprechweise, eigener stimme, eigenen stimme, klingt genau,
                klingt wie, spricht wie, akzent, stimmlich*
            audio: sprachnachricht*, *sprachnachricht, sprachmemo, mailbox*, anrufbeantworter, telefon*, anruf*,
                abgehört*, mitschnitt*, mitgeschnitten*, offenes mikro*, aufgenommen*, tonaufnahme*, tondatei,
                durchsage*, vorgelesen von, radiospot*, podcast
            video: *video, *videos, clip*, film*, gefilmt*, aufnahme*, *aufnahme, *aufnahmen, mitschnitt, livestream*,
                übertragung, szene, *kamera, *kamerabild, überwachung*, filmchen, reel, tv-*
            photo: *foto, *fotos, bild, schnappschuss*, aufnahme, screenshot*, bildschirmfoto*, fotografiert*,
                paparazz*, bildmontage, handyfoto*, pressefoto*, polaroid
            real: handyfoto*, handyvideo*, handyaufnahme*, täuschend*, glaubwürdig*, glaubhaft*, überzeugend*,
                überwachungskamera*, überwachungskamera-look, dashcam, bodycam, versteckte* kamera, keiner .. sehen,
                keiner .. merken, nicht zu unterscheiden, ununterscheidbar*, nicht unterscheidbar, wie echt,
                echt wirk*, echt ausseh*, soll echt, aussieht wie echt, wie ein echt*, lebensecht*, originalgetreu*,
                verwackelt*, körnig*, unscharf*, amateur*, heimlich*, nachrichtenagentur, pressefoto*, agenturfoto*,
                unbearbeitet, authentisch*, doppelgänger, naturgetreu
            fake: gefälscht*, fälsch*, *fälschung, erfunden*, erfind*, falsch*, fake*, nachgemacht*, getürkt*,
                fingiert*, manipulier*, gestellt*, vorgetäuscht*, als käme*, als ob .. käme, im namen, namens,
                angeblich*, frei erfunden, imitier*, nie gesagt, fingier*
            deceive: keiner soll, niemand soll, keiner .. merkt, niemand .. merkt, ohne dass, keiner .. schnitt,
                glaub*, für echt hält, für echt halten, denken alle, sollen denken, sollen glauben, aussehen als,
                so aussehen, so wirken, wirkt wie, als hätte, als wäre, als ob, geleakt*, durchgestochen*, zugespielt,
                viral, beweis*, belegt, beleg, schaden, diskreditier*, verleumd*, fertigmachen, ruinier*,
                in misskredit, heimlich*, täusch*, irreführ*, reinleg*, überzeug*, abschreck*, abhalten,
                von der wahl abhalten
            record: krankenakte, patientenakte, arztbrief*, befund, attest, geburtsurkunde, sterbeurkunde,
                kontoauszug*, kontoauszüge, überweisung*, rechnung*, quittung*, zeugnis*, diplomurkunde,
                abiturzeugnis, führungszeugnis, polizeiakte, strafbefehl, haftbefehl*, vorladung, anklageschrift,
                urteil, steuererklärung*, steuerbescheid, reisepass von, ausweis von, unterschriebener vertrag,
                geheimvertrag, rücktrittsschreiben, kündigungsschreiben, handschriftlich*, tagebuch*, chatverlauf*,
                chatprotokoll*, chat zwischen, whatsapp-chat*, whatsapp-verlauf, gespräch zwischen,
                nachrichten zwischen, private nachrichten, interne mail*, interne e-mail*, internes memo,
                interner vermerk, geheimbericht, dossier, depesche, gehaltsabrechnung, scheck, unterschrift,
                blutprobe, laborbericht, auszählungsprotokoll, wahlniederschrift
            layout: titelseite*, aufmacher, schlagzeile*, kopfzeile, bauchbinde, eilmeldung*, screenshot*,
                push-nachricht*, pushmeldung, laufband, newsticker, liveticker, startseite, webseite,
                nachrichtensendung, tagesschau, sondersendung, layout, logo, titelblatt
            sender: unterzeichnet von, unterschrieben von, im namen, namens, im auftrag, ausgestellt von,
                versandt von, briefkopf, siegel, wappen, logo, stempel, amtlich*, offiziell*, der, von der, absender,
                als käme, behördlich*
            seal: wappen*, siegel*, dienstsiegel, stempel*, briefkopf, amtlich*, behördlich*, logo, unterschrift von,
                uniform*, dienstausweis, abzeichen, hoheitszeichen
            document: mail, mails, e-mail*, schreiben, brief*, bescheid*, bekanntmachung*, mitteilung*,
                benachrichtigung*, pdf, formular*, aushang, erlass, rundschreiben, vermerk, urkunde*, bescheinigung*,
                rechnung*, protokoll*, vorladung*, anordnung*
            message: sag den, sagt den, sag allen, erzähl*, informier*, poste*, post, beitrag, teil*, weiterleit*,
                kettenbrief*, gerücht*, verbreit*, melde*, verkünd*, behaupt*, flugblatt*, text für, nachricht*,
                aushang, erklär* dass, status, warn* die wähler, whatsapp
            office: wahlbehörde, wahlkommission, wahlamt, die kommission, landeswahlleit*, bundeswahlleit*, wahlleit*,
                stimmbehörde, wahlausschuss, innenministerium
            official: wahlhelfer*, wahlvorst*, wahlleiter*, wahlbeamt*, wahlpersonal, auszähler*, stimmenzähler*,
                wahlvorsteher*, beisitzer*, wahlaufseher*
            ballot: stimmzettel*, wahlzettel, wahlurne*, urne, urnen, briefwahl*, wahlbrief*, wahlschein*, stimmen,
                auszählung, wahlunterlagen, wahlcomputer, wahlmaschine*, wählerverzeichnis, wahlumschl*
            pollplace: wahllokal*, wahlkabine*, wahlraum, stimmlokal*, abstimmungslokal, wahlbüro, wahllokale
            vote: wählen, wählt, wählst, gewählt wird, abstimm*, stimme abgeben, stimmabgabe, wähler*,
                wahlberechtigt*, zur wahl, deine stimme, ihre stimme, eure stimme, urnengang
            fraud: schmeiß*, wirft, werfen, geworfen, weggeworfen, müll*, container, fluss, kanal, feuer, brenn*,
                verbrenn*, zerreiß*, zerriss*, schredd*, aktenvernichter, vernicht*, austausch*, vertausch*, tauscht,
                radier*, streich*, durchgestrichen, vorausgefüllt*, füllt .. aus, ausfüll*, mehrfach, mehrmals,
                fünfmal, tote, verstorbene, manipul*, gestohlen, versteck*, nachts, säcke, lieferwagen, aufbrech*,
                aufgebrochen, siegel .. gebrochen, gefälscht*, hack*, wahlbetrug, stimmenkauf, ausländer
            tense: schlange*, warteschlange*, menschenmenge, polizei*, polizist*, demo, demonstr*, protest*, randale,
                tumult*, lastwagen, lkw, lieferwagen, kisten, defekt*, kaputt*, störung, chaos, soldat*, bundeswehr,
                militär*, rauch, feuer, absperr*, säcke, streit*, blaulicht, gedränge
            threat:
                verlier*/streich*/kürz*/entzieh*/entzog* .. sozialhilfe/bürgergeld/rente/job/arbeit/aufenthalt*/visum/wohnung/kindergeld,
                bürgergeld/rente/sozialhilfe/job/aufenthaltstitel/kindergeld .. verlier*/verliert/gestrichen/gekürzt/entzogen,
                verhaftet*, festgenommen, abgeschoben, abschieb*, bußgeld*, angezeigt, anzeige, kontrollier*,
                ausweiskontroll*, razzia, bewaffnet*, bombe*, schüss*, gewehr*, miliz*, vermummt*, schlagstock*,
                verprügel*, prügel*, molotow*, explosion*, explod*, virus, ansteck*, infizier*, chef .. erfährt,
                arbeitgeber .. erfährt, vermieter .. erfährt, gekündigt, schwarze liste, nicht geheim,
                gerichtsvollzieher, jugendamt, überwacht, bestraft, strafe zahlen
            cancel: fällt aus, findet nicht statt, abgesagt, annullier*, ausgesetzt, gestoppt, abgebrochen,
                bleibt .. zu, bleiben .. zu, bleibt geschlossen, bleiben geschlossen, öffnet nicht, öffnen nicht,
                gestrichen
            postpone: verschoben, verschieb*, verlegt, vertagt, neuer termin, neuer wahltag, vorgezogen,
                auf .. verlegt, erst am freitag, erst am montag, wählen erst
            invalid: ungültig*, zählt nicht, zählen nicht, nicht gezählt, nicht gewertet, erloschen, verfallen,
                abgelaufen, gestrichen, verfällt, gelöscht, aus dem wählerverzeichnis, stimme .. verlier*, vernichtet,
                aussortiert, nicht anerkannt, hinfällig
            cannot: dürfen nicht, darf nicht, nicht mehr wählen, nicht wahlberechtigt, kein wahlrecht,
                wahlrecht verlor*, wahlrecht .. verlor*, wahlrecht entzogen, ausgeschlossen, verboten, kein recht,
                nicht erlaubt, keine stimme, nicht zugelassen
            only: nur, ausschließlich, lediglich, allein, bloß
            must: müss*, muss, mitbringen, vorlegen, vorzeigen, brauch*, benötig*, nötig, erforderlich*, pflicht,
                verpflichtet, ohne
            demand: mietvertrag, quittung, rechnung, bescheinigung, fingerabdruck, impf*, namen auf, unterschreib*,
                zwei kreuze, test, eid, vollmacht, lohnzettel, parteibuch, mitgliedsausweis
            handover: gib/gebt/geben/übergeb*/abgeb* .. stimmzettel/wahlschein/umschlag/wahlbrief .. bei/an/unseren,
                holen .. stimmzettel/wahlbriefe .. ab, wir holen
            stayhome: bleib*/bleiben/bleibt .. zuhause/hause/daheim, zu hause bleib*, nicht hingehen, geht nicht hin,
                geh nicht hin, nicht wählen gehen, geht nicht wählen, lohnt sich nicht, lohnt nicht, bringt nichts,
                bringt eh nichts, sinnlos, zwecklos, schon entschieden, längst entschieden, schon gelaufen, gelaufen,
                schon gewonnen, spart euch, spar dir, nicht mehr nötig, boykott*, ausschlafen,
                macht keinen unterschied
            noneed: nicht nötig, braucht nicht, brauchst nicht, müsst nicht, musst nicht, ohne hinzugehen,
                von zuhause, von zu hause, vom sofa, ohne das haus, nicht mehr ins wahllokal, kein weg, bequem von
            askdata: ausweisnummer*, personalausweisnummer, sozialversicherungsnummer, steuernummer, kontodaten,
                kontonummer, iban, passwort, antworte* mit, nummer zurückschick*, schick* .. nummer,
                schick* .. ausweis*, foto .. ausweis*, wen .. gewählt, geburtsdatum, stimme bestätig*,
                bestätig* .. stimme, registrierung bestätig*, zugangsdaten, pin, tan
            online: app, per app, internet, online, webseite, website, portal, handy, smartphone, qr-code, link
            close: schließ*, geschlossen, zu, macht zu, machen zu, schließung
            group: arbeitslose*, rentner*, bürgergeldempfänger, hartz*, schuld*, schulden, mieter*, eigentümer*,
                hausbesitzer*, senior*, student*, jung*, muslim*, einwander*, migrant*, zugewander*, geflüchtet*,
                häftling*, vorbestraft*, ehefrauen, verheiratete*, behindert*, obdachlos*, auslandsdeutsch*,
                eingebürgert*, ohne wohnsitz, aussiedler*
            audience: leute, rentnern, anhänger*, wähler*, bürger*, nachbar*, alle, unterstützer*, anwohner*,
                mitglieder, senioren
            strip: kriege .. raus, bekomme .. raus, raus, rauskrieg*, rausbekomm*, weg, wegbekomm*, entfern*, lösch*,
                lösche, entfernt, verberg*, schneid*, überdeck*, verpixel*, ohne, umgeh*, los, loswerden, säuber*,
                deaktivier*, fälsch*
            mark: wasserzeichen*, unsichtbare* wasserzeichen, c2pa-*, signatur*, metadaten, ki-*, ki label,
                kennzeichnung*, herkunfts*, spuren, manifest, exif, ki-hinweis, echtheitszertifikat
            detector: detektor*, erkennung*, faktenchecker*, prüf*, moderation, filter*, forens*, plattform*,
                erkenner, ki-erkennung
            evade: an .. vorbei, vorbei*, durch .. kommt, durchkomm*, umgeh*, austricks*, überlist*, täusch*,
                nicht erkannt*, nicht erkennen, nicht auffliegt, nicht auffällt, nicht entdeckt, unentdeckt,
                nicht rückverfolgbar, nicht nachverfolgbar, unerkannt
            critique: soll/sollte/muss/sollen .. zurücktreten/gehen/abtreten, rücktritt .. forder*,
                fordert .. rücktritt, rücktrittsforderung*
            ask: ist es legal, ist es strafbar, welches gesetz, was ist, woran erkennt
            venue: turnhalle, sporthalle, schule, grundschule, kirche, bibliothek, gemeindesaal, gemeindehaus,
                rathaus, bürgerhaus, feuerwehrhaus, mehrzweckhalle, kino, zelt, pfarrheim
            """)
}
