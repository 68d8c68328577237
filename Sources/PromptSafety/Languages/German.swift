// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    static let german = LexiconSource(
        language: .de,
        text: """
            function: der, die, das, und, ist, ein, eine, einen, einem, einer, von, im, mit, für, auf, den, dem, des,
                nicht, wie, dass, zu, bei, am, bis
            photo: *foto*, fotografi*, schnappschuss*, schnappschüsse, selfie*, bildschirmfoto*, screenshot*
            image: bild, bilder, bildes, *aufnahme*, porträt*, portrait*, darstellung*, szene
            video: gefilmt*, mit dem handy, *video*, filmclip*, clip*, filmaufnahme*, *kamera*, mitschnitt*,
                livestream*
            audio: audio*, sprachnachricht*, anruf*, telefon*, tonaufnahme*, mitschnitt*, tonspur*, ansage*,
                robocall*, hörfunk*, radiospot*, *aufzeichnung*
            voice: *stimme, *stimmen, klingt wie, klingen wie, spricht wie
            clone: klon*, imitier*, nachahm*, nachmach*, ahme, synthetisier*, fälsch*
            design: *plakat*, flugblatt*, flugblätter*, flyer*, banner*, infografik*, broschüre*, handzettel*,
                aufkleber*, *aushang*, prospekt*, einladung*
            document: brief, briefe, schreiben vom, *bescheid*, memo*, pressemitteilung*, dokument*, urkunde*,
                bescheinigung*, amtliche mitteilung, bekanntmachung*, vermerk*, vertrag*, quittung*, *protokoll*,
                rundschreiben*, stimmzettel ohne, krankenakte*
            news: titelseite*, eilmeldung*, schlagzeile*, *artikel, zeitungs*, nachrichten*, tagesschau*, bauchbinde*,
                nachrichtensendung*, laufband*, extrablatt*
            textwork: zusammenfass*, fasse, vergleich*, slogan*, rede, gedicht*, lied*, aufsatz*, gliederung*, fragen,
                essay*, kommentar*
            write: schreib*, verfass*, entwirf*, formulier*, entwerf*
            message: nachricht*, sms, beitrag*, post, posting*, poste, durchsage*, ankündig*, kündige*, verbreit*,
                sag den, sage den, teile mit, mitteil*, *mitteilung*, erinner*, whatsapp*, tweet*, rundruf*, behaupt*,
                informier* die
            make: erstell*, mach*, generier*, erzeug*, zeichn*, gestalt*, produzier*, bastel*, fertige, zeig*
            real: realistisch*, fotorealistisch*, hyperrealistisch*, lebensecht*, glaubwürdig*, glaubhaft*,
                überzeugend*, täuschend*, authentisch*, echt aussehen*, wie echt, echt wirk*, echt wirken,
                ununterscheidbar*, identisch*, nicht zu unterscheiden, überwachungskamera*, versteckte* kamera,
                pressefoto*, nachrichtenfoto*, wirklichkeitsgetreu*, naturgetreu*, handyfoto*, handyvideo*,
                handyaufnahm*
            fake: *fälsch*, gefälscht*, falsch*, fake*, erfunden*, fingiert*, vorgetäuscht*, angeblich*, im namen de*,
                nachgemacht*, getürkt*, unecht*, gibt sich als
            deceive: aussehen als, so aussehen als, als hätte, als wäre, als ob, geleakt*, durchgesickert*, viral*,
                täusch*, täuschend*, damit alle glauben, damit die leute glauben, damit leute glauben,
                damit wähler glauben, als beweis, beweis für, zum beweis, als echt durchgeh*, für echt halten,
                in die irre, irreführ*, diskreditier*, schaden, reinleg*, heimlich*, geheim*, glauben machen,
                wie zugespielt, wie heimlich, bloßstell*, abschreck*
            cartoon: karikatur*, comic*, cartoon*, zeichnung*, *zeichnung, *zeichnung*, aquarell*, illustration*,
                illustriert*, tusche*, knetfigur*, knetanimation*, puppe*, handpuppe*, icon*, holzschnitt*,
                ölgemälde*, gemälde*, pixel*, zeichentrick*, bleistift*, kupferstich*, buntstift*, anime*, manga*,
                skizze*, lego*
            satire: satire*, satirisch*, parodi*, witz*, spott*, humor*, lustig*, scherz*, kabarett*, spaß*, ulkig*
            fiction: roman, romans, fiktion*, fiktiv*, fantasy*, märchen*, erfundene welt
            deepfake: deepfake*
            conduct: verhaft*, festgenommen*, festnahme*, handschell*, bestech*, besticht, bestochen, schmiergeld*,
                bargeld, geldbündel*, geldumschlag*, umschlag, stiehl*, stehl*, gestohlen*, diebstahl*, betrunken*,
                besoffen*, drogen*, kokain*, beleidig*, schläg*, schlag*, ohrfeig*, gesteh*, gibt zu, zugib*, zugeb*,
                nackt*, küss*, affäre*, flagge verbrenn*, verbrennt die, hitlergru*, nazi*, waffe*, gefängnis*,
                polizei*, polizist*, gericht*, korrupt*, stimmenkauf*, stimmen kauf*, kauft stimmen, gekauft,
                geldwäsche, abgeführt*, bedroh*, übergib*, kotz*, ohnmächt*, rassistisch*, beschimpf*, anschrei*,
                prügel*, veruntreu*, mafia, tritt einen, krankenhaus*, klinik*, schwer krank, krank, herzinfarkt*,
                krebs*
            status: rückzug, zieht sich zurück, zurückzieh*, zurückgezog*, rücktritt*, tritt zurück, zurücktret*,
                zurückgetret*, aufgib*, gibt auf, aufgegeb*, kandidatur beend*, tot, tod, gestorben*, stirbt,
                verstorben*, niederlage*, räumt die niederlage, kapitul*, aussteig*, steigt aus, ausgeschieden*,
                kriegsrecht*, angeklagt, disqualifiziert*
            say: sagt, sagen, erklärt, erklären, verkünd*, behaupt*, gesteh*, aufruf*, ruft, fordert, verspricht,
                ankünd*, kündigt, dass, sagte
            teach: erklär*, unterricht*, lehr*, lektion*, wie man, woran man, erkenn*, workshop*, leitfaden*, lern*,
                schulung*
            debunk: faktencheck*, prüf*, überprüf*, widerleg*, richtigstell*, entlarv*, erkenn*, korrektur*, gerücht*,
                falschmeldung*, desinformation, ist falsch, fälschung erkenn*, verifizier*, aufklär*, dementi*
            report: kurzmeldung*, warnt, warnen, bericht über, berichte über, laut, redaktion*, journalist*
            ask: ist das, ist dieses, ist es wahr, stimmt es, wie kann ich, wie erkenne, warum, wann, wo, wer darf,
                was passiert, darf ich, muss ich, kann ich, wie wähle
            critique: kriti*, gegen die, gegen den, offener brief, leserbrief*, meinung*, protest gegen,
                kommentar gegen
            consent: einverstand*, einwillig*, zugestimmt*, erlaub*, genehmig*, im auftrag, wir sind das team,
                wahlkampfteam*, unser kandidat, unsere kandidatin, unserer kandidatin, freigegeben, ich arbeite für
            own: meine eigene, meine stimme, mein gesicht, mich selbst, meiner stimme
            office: wahlamt*, wahlkommission*, wahlbehörde*, wahlleitung*, wahlausschuss*, wahlbüro*, landeswahlleit*,
                bundeswahlleit*, wahlleiter*
            official: wahlhelfer*, wahlvorstand*, wahlbeamt*, wahlvorsteher*, stimmenzähler*, wahlmitarbeiter*,
                wahlhelferin*
            seal: siegel*, briefkopf*, stempel*, uniform*, amtlich*, logo des, logo der, unterschrift*, wappen*
            ballot: stimmzettel*, wahlzettel*, wahlurne*, urne*, wahlmaschine*, wahlautomat*, briefwahlunterlag*,
                wahlbrief*, auszähl*, wahlschein*, wählerstimme*
            pollplace: wahllokal*, wahlbüro*, wahlkabine*, wahlraum*, wahllokale, wahlstelle*, abstimmungslokal*
            vote: wählen*, wähler*, wählt, gewählt, *wahl, *wahlen, abstimm*, stimme abgeb*, stimmabgabe*,
                wahlberechtigt*, wählerinnen, urnengang*, wahltag*
            election: wahl, wahlen, wahltag*, abstimmung*, *wahltermin*, wahlsonntag*, referendum*, stichwahl*,
                parlamentswahl*, präsidentschaftswahl*, bürgermeisterwahl*, gouverneurswahl*, landtagswahl*, urnengang
            register: registrier*, wählerverzeichnis*, wählerregister*, eintrag*, anmeld*
            mail: briefwahl*, per post, per brief, postweg, brieflich
            sms: sms, textnachricht*, per sms, antwort mit ja, antworten mit ja, durch antwort
            phone: per telefon, telefonisch*, am telefon, per anruf
            email: per e-mail, e-mail, per mail
            online: online*, internet*, webseite*, website*, app, link
            social: soziale netzwerke, soziales netzwerk, soziales netz, facebook, instagram, tiktok, twitter,
                whatsapp, telegram, sozialen medien, sozialen netzwerk*
            inperson: persönlich*, vor ort
            early: vorzeitig*, frühwahl*, vorab wählen
            proxy: für verwandte, stellvertret*, für die familie, doppelt, zweimal
            by: per, über, via, durch, mit
            fraud: verbrenn*, verbrannt*, müll*, müllcontainer*, weggeworf*, wegwerf*, wirft, zerreiß*, zerriss*,
                schredder*, geschredder*, vernicht*, manipulier*, fälsch*, gefälscht*, vertausch*, stopf*, betrug*,
                illegal*, ausländer*, diebstahl*, stehl*, gestohlen*, hack*, fluss, versteck*, ausgefüllt*,
                unterschlag*, beseitig*, verschwinden
            tense: schlange*, warteschlange*, polizei*, polizist*, menge, menschenmenge*, protest*, demonstr*,
                unruhe*, defekt*, kaputt*, fehler*, karton*, kiste*, lkw, lastwagen*, transporter*, soldat*, militär*,
                schlägerei*, rauch*, geschlossen*, chaos*, brand*, stromausfall*, tumult*, absperr*
            cancel: abgesagt*, absag*, annulliert*, fällt aus, entfällt, fallen aus, ausgesetzt*, gestrichen*,
                nicht statt
            postpone: verschob*, verschieb*, verleg*, vertag*, neuer termin, neuen termin, geändert*, verzöger*,
                verlänger*, anderer tag, anderen tag
            invalid: ungültig*, nicht gezählt, nicht mitgezählt, zählt nicht, zählen nicht, abgelaufen*, gelöscht*,
                gestrichen*, weggeworfen*, zurückgewiesen*, storniert*, verfallen*, vernichtet
            cannot: nicht wählen, dürfen nicht, darf nicht, kein wahlrecht, nicht wahlberechtigt*, ausgeschloss*,
                verbot*, nicht erlaubt, nicht zugelass*, nicht abstimmen, verlier* das wahlrecht, ohne wahlrecht,
                nicht berechtigt
            must: muss, müssen, müsst, nötig, benötig*, brauch*, verpflicht*, erforderlich*, pflicht*, ohne, vorleg*,
                vorzeig*, mitbring*, bringen sie, nur mit
            allowed: darf wählen, dürfen wählen, kann wählen, können wählen, kann man wählen, wahlberechtigt,
                dürfen ab
            fee: gebühr*, bezahl*, zahlen, zahlt, kostet, kosten, *entgelt*, steuer zahlen, pfand
            group: einwander*, zuwander*, migrant*, neubürger*, eingebürgert*, student*, studierende*, junge leute,
                jugendliche, rentner*, senioren, frauen, bußgeld*, schulden*, vorbestraft*, häftling*, gefangene*,
                arbeitslos*, behinder*, minderheit*, obdachlos*, mieter*
            threat: verhaftet*, festgenommen*, abgeschoben*, abschieb*, geldstrafe*, bestraft*, gefängnis*,
                polizei kontroll*, polizei, einwanderungsbehörde*, ausländerbehörde*, job verlier*,
                arbeitsplatz verlier*, verlieren ihren, leistungen gekürzt, gekündigt*, überwacht*, erfährt,
                wie sie gewählt, bewaffnet*, bombe*, gewalt*, angriff*, ansteck*, seuche*, nicht geheim,
                öffentlich gemacht, miliz*, bedroh*, schwarze liste
            stayhome: bleib* zu hause, zu hause bleib*, bleibt zuhause, zuhause bleib*, nicht wählen geh*,
                geht nicht wählen, nicht zur wahl, nicht hingeh*, lohnt sich nicht, abhält*, abhalten, bringt nichts,
                schon gewonnen, bereits entschieden, längst entschieden, wahl ist gelaufen, boykott*, spart euch,
                spar dir
            noneed: nicht nötig, kein grund, brauchen nicht, braucht nicht, müssen nicht, muss nicht,
                nicht erforderlich, keine notwendigkeit
            askdata: bestätig* ihre stimme, bestätig* ihre wahl, ausweisnummer*, kontodaten, bankdaten, passwort*,
                kontonummer*, persönliche daten, personalausweisnummer*, kreditkarte*, auf den link
            open: öffn*, geöffnet*, offen, ab, von, beginn*
            close: schließ*, schließen*, geschlossen*, enden, endet, ende
            until: bis, vor, spätestens, frist*, stichtag*, einsendeschluss*
            moved: umgezogen*, verlegt*, neuer ort, neue adresse, neuen ort, verlagert*
            audience: wähler, wählerinnen, anhänger*, bürger*, einwohner*, anwohner*, unterstützer*
            logistics: shuttle*, bus, busse, mitfahr*, befindet sich, ist diesmal, ist in der, ist im, adresse, halle,
                schule, turnhalle*, bibliothek*, zelt, *halle
            recommend: empfohlen*, am besten, sollten mitbring*, sollten eine, empfehl*
            idphoto: ausweis, personalausweis*, lichtbildausweis*, ausweisdokument*, identitätskarte*,
                identitätsnachweis*
            idlicence: führerschein*, fahrerlaubnis
            idpassport: reisepass*, pass
            idvotercard: wahlbenachrichtigung*, wählerkarte*, wahlkarte*, wählerausweis*
            idaddress: meldebescheinigung*, adressnachweis*, stromrechnung*, wohnsitznachweis*, mietvertrag*,
                gasrechnung*
            idbirth: geburtsurkunde*
            idtax: steuerbescheid*, lohnzettel*, gehaltsabrechnung*, steuernachweis*
            noncitizen: nicht-bürger, ausländer*, touristen, ohne staatsbürgerschaft, nichtbürger*
            minor: minderjährig*, jugendliche ab, jährige*, jahren
            neg: nicht, kein, keine, keinen, ohne, nie, niemals
            strip: entfern*, lösch*, ohne, beseitig*, wegmach*, herausnehm*, tilg*, abschneid*, lass weg
            mark: wasserzeichen*, metadaten*, content credentials, c2pa, herkunft*, ki-label*, ki-kennzeichnung*,
                signatur*, kennzeichnung*, herkunftsnachweis*
            detector: detektor*, erkennung*, prüfwerkzeug*, faktenchecker*, moderation*, filter*, erkennungssoftware*,
                prüfsoftware*
            evade: umgeh*, austricks*, überlist*, entgeh*, täusch*, unentdeckt*, nicht erkannt, niemand nachverfolg*,
                nicht nachverfolg*, durchkomm*, vorbei, aushebel*, zurückverfolg*
            kin: mein hund, meine katze, meine nichte, mein neffe, meine tochter, mein sohn, meine tante, mein onkel,
                meine oma, mein opa, mein freund, meine freundin, hund, katze, geburtstag*, mein bruder,
                meine schwester, meinem hund, meiner katze, meiner nichte, tante
            place: stadt namens, dorf, fluss, straße, burg, schloss, hotel, restaurant*, rezept*, landkarte*,
                antike stadt, berg*, insel, marke, wein, käse, laden, garten, brücke
            othervote: klassensprech*, schülerrat*, pizza*, maskottchen*, eurovision*, preis für, roboter*,
                vorstandswahl*, betriebsrat*, gewerkschaft*, vereins*, umfrage*, grundschul*, wettbewerb*,
                schülersprech*, elternbeirat*
            legislature: parlament*, senat*, bundestag*, landtag*, stadtrat*, rathaus*, reichstag*
            event: debatte*, kundgebung*, treffen*, konzert*, freiwillige*, versammlung*, bürgersprechstunde*,
                podiumsdiskussion*, infostand*, veranstaltung*
            politics: politi*, kampagne*, wahlkampf*, kandidat*, regierung*, bürgermeister*, gouverneur*, präsident*,
                minister*, partei*, abgeordnet*, wähler*, steuer*, gesetz*
            generic: leer*, blanko, allgemein*, abstrakt*, hintergrund*, minimalistisch*, ohne personen, ruhig*,
                lächel*, schlicht*
            president: präsident*, staatsoberhaupt*, staatschef*, staatspräsident*
            premier: premierminister*, ministerpräsident*, regierungschef*
            governor: gouverneur*
            mayor: bürgermeister*, oberbürgermeister*
            senator: senator*, abgeordnet*
            minister: minister*
            chancellor: kanzler*, bundeskanzler*
            leader: chef*, anführer*, vorsitzend*, spitzenkandidat*, leiter*, parteichef*
            candidate: kandidat*, spitzenkandidat*, bewerber*, anwärter*
            commissioner: kommissar*, wahlleiter*
            monarch: könig, königin
            m1: januar, jänner
            m2: februar
            m3: märz
            m4: april
            m5: mai
            m6: juni
            m7: juli
            m8: august
            m9: september
            m10: oktober
            m11: november
            m12: dezember
            d1: montag*
            d2: dienstag*
            d3: mittwoch*
            d4: donnerstag*
            d5: freitag*
            d6: samstag*, sonnabend*
            d7: sonntag*
            noon: mittag*, mittags
            midnight: mitternacht*
            am: morgens, vormittags, früh
            pm: abends, nachmittags
            relative: ist morgen, nächste woche, nächsten tag, tags darauf, eine woche später, erst morgen
            """)
}
