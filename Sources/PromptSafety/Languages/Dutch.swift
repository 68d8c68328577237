// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    static let dutch = LexiconSource(
        language: .nl,
        text: """
            function: de, het, een, van, en, dat, die, in, op, voor, met, niet, te, aan, bij, om, zijn, haar, is,
                naar, door, als, wie, waarin, hoe
            photo: *foto*, kiekje*, selfie*, schermafbeelding*, screenshot*
            image: afbeelding*, beeld*, plaatje*, portret*, scène
            video: gefilmd*, *video*, filmpje*, clip*, beelden van, opname*, *camerabeeld*, videobeeld*
            audio: audio*, spraakbericht*, telefoon*, geluidsopname*, geluidsfragment*, belletje*, robocall*,
                radiospot*, voicemail*, *opname
            voice: *stem, stemgeluid, klinkt als, klinkt zoals, praat als, stemmen van
            clone: kloon*, klonen, kloon de, imiteer*, nabootsen, boots*, nadoen, synthetiseer*
            design: *poster*, affiche*, flyer*, folder*, spandoek*, infographic*, pamflet*, sticker*, brochure*,
                uitnodiging*
            document: brief, brieven, memo*, persbericht*, document*, certificaat*, officiële mededeling,
                kennisgeving*, verklaring*, contract*, kwitantie*, rondschrijven, proces-verbaal, medisch dossier
            news: voorpagina*, breaking news, krantenkop*, *artikel, nieuws*, *journaal*, krant*, nieuwsbericht*,
                nieuwsbalk*, extra editie
            textwork: samenvatt*, vat samen, vergelijk*, slogan*, speech, toespraak, gedicht*, lied*, opstel, essay,
                vragen, opinie*
            write: schrijf*, stel op, opstellen, formuleer*, schrijven
            message: bericht*, sms*, post, plaats een, aankondig*, kondig*, vertel kiezers, vertel de, zeg tegen,
                meld*, whatsapp*, tweet*, herinner*, verspreid*, laat weten, mededel*, zeggend, appje*
            make: maak*, genereer*, creëer*, teken*, ontwerp*, produceer*, laat zien, toon
            real: realistisch*, fotorealistisch*, hyperrealistisch*, levensecht*, geloofwaardig*, overtuigend*,
                authentiek*, echt lijk*, lijkt echt, echt uitzien*, echt overkomt, alsof het echt, niet van echt,
                identiek*, verborgen camera, bewakingscamera*, beveiligingscamera*, nieuwsfoto*
            fake: vals*, vervals*, verzonnen, gefingeerd*, zogenaamd*, nagemaakt*, namens de, namens het, doet alsof,
                nep, nepfoto*, nepvideo*, nepnieuws*, nepbericht*, nepbrief*, nepaudio*, nepopname*
            deceive: lijken alsof, alsof, gelekt*, uitgelekt*, lekken, viraal*, mislei*, zodat mensen denken,
                zodat mensen geloven, zodat kiezers, als bewijs, om te bewijzen, bewijs van, bewijs voor,
                voor echt door, doen geloven, in diskrediet, beschadig*, bedrieg*, erin luiz*, stiekem*, heimelijk*,
                ontmoedig*, fop*
            cartoon: karikatuur*, cartoon*, strip*, stripverhaal*, tekening*, aquarel*, illustratie*, geïllustreerd*,
                inkt, klei*, poppen*, icoon*, pictogram*, houtsnede*, schilderij*, pixel*, animatie*, tekenfilm*,
                potlood*, schets*, anime, getekend*
            satire: satir*, parodi*, humor*, grappig*, komisch*, lachwekkend*, spotprent*, spotten*, bespot*, grap,
                grappen, grapje*
            fiction: roman, fictie*, verzonnen wereld, fantasy, sprookje*
            deepfake: deepfake*
            conduct: gearresteerd*, arrest*, handboei*, geboeid*, steekpenning*, omkop*, omgekocht*, smeergeld*,
                contant geld, stapel geld, envelop*, stelen, steelt, gestolen, diefstal, dronken*, bezopen, drugs*,
                cocaïne, beledig*, slaat, slaan, bekent, bekennen, toegeeft, geeft toe, toegeven, naakt*, zoen*, kust,
                minnares, vlag verbrand*, verbrandt, nazi*, hitlergroet, wapen*, gevangenis*, politie*, agenten,
                rechtbank*, corrupt*, stemmen koop*, koopt stemmen, kocht stemmen, gekocht, witwas*, afgevoerd,
                bedreig*, kots*, flauwval*, racistisch*, uitscheld*, scheldt, schreeuwt, maffia, ziekenhuis*,
                ernstig ziek, ziek, hartaanval*, kanker*
            status: trekt zich terug, terugtrek*, terugtrekt, teruggetrokken, stopt met, treedt af, aftreden,
                afgetreden, opgeeft, geeft op, ontslag neemt, neemt ontslag, dood, overleden, overlijd*, sterft,
                gestorven, nederlaag*, verlies toegeeft, stapt uit, uitgestapt, krijgswet, gediskwalificeerd*
            say: zegt, zeggen, verklaart, verklaren, aankondig*, kondigt, beweert, beweren, bekent, oproept, roept,
                vraagt, belooft, toegeeft
            teach: leg uit, uitleg*, les, lessen, lesplan, leer*, hoe je, herken*, workshop*, gids voor, cursus*
            debunk: factcheck*, feitencheck*, controleer*, weerleg*, ontkracht*, rechtzett*, rectificatie*,
                correctie*, herken*, verifieer*, is nep, is vals, desinformatie, gerucht*, onwaar
            report: kort nieuwsbericht, waarschuwt, waarschuwen, verslag over, volgens, redacties, journalisten
            ask: is dit, is deze, is het waar, klopt het, hoe kan ik, hoe weet ik, waarom, wanneer, waar, wie mag,
                wat gebeurt, mag ik, moet ik, kan ik, hoe stem ik
            critique: kriti*, bekritiseer*, tegen de, tegen het, open brief, opinie*, ingezonden brief, mening*
            consent: toestemming*, instemming, akkoord, goedkeuring, goedgekeurd, namens de campagne,
                wij zijn het team, campagneteam*, onze kandidaat, ik werk voor
            own: mijn eigen, mijn stem, mezelf, mijn gezicht
            office: kiesraad, kiesbureau*, verkiezingscommissie*, kiescommissie*, hoofdstembureau*,
                verkiezingsautoriteit*, kiesautoriteit*, verkiezingsraad*
            official: stembureaulid*, stembureauleden*, stembureaumedewerker*, verkiezingsmedewerker*,
                verkiezingsfunctionaris*, stemmenteller*, verkiezingsambtenaar*
            seal: zegel*, briefhoofd*, officieel logo, stempel*, uniform*, wapen van, handtekening van
            ballot: stembiljet*, stembus*, stemmachine*, stembiljetten, stempapier*, poststem*, stemmen tell*,
                telling*, briefstem*
            pollplace: stembureau*, stemlokaal*, stemhokje*, stembus*, stemlokalen
            vote: stem, stemmen, stemt, gestemd, kiezer*, stemming*, stemdag*, kiesgerechtigd*, naar de stembus
            election: verkiezing*, *verkiezing, *verkiezingen, stemdag*, verkiezingsdag*, referendum*, stembusgang*
            register: registr*, inschrijv*, kiesregister*, kiezersregister*, ingeschreven
            mail: per post, per brief, briefstem*, poststem*, via de post
            sms: sms, per sms, sms'je, tekstbericht*, door te antwoorden, antwoord ja, via sms
            phone: per telefoon, telefonisch, via de telefoon, door te bellen
            email: per e-mail, per mail, via e-mail, e-mail
            online: online, via internet, website, app, link
            social: sociale media, sociaal netwerk, facebook, instagram, tiktok, twitter, whatsapp, telegram
            inperson: persoonlijk, in persoon
            early: vervroegd*, vroegstem*, eerder stemmen
            proxy: volmacht*, namens familie, twee keer
            by: per, via, door, met
            fraud: verbrand*, brandend*, vuilnis*, container*, weggegooid*, weggooi*, gooit, gooien, vernietig*,
                verscheur*, versnipper*, volstopp*, volprop*, manipul*, fraud*, illegaal, illegale, buitenlander*,
                gestolen, verwissel*, hack*, rivier, verstop*, vooraf ingevuld*, ingevulde, gedumpt*, dump*, vervals*
            tense: rij, wachtrij*, politie*, menigte*, protest*, demonstr*, rellen, kapot*, defect*, storing*,
                foutmelding*, dozen, doos, vrachtwagen*, busje*, soldaten, soldaat, militair*, leger, vechtpartij*,
                rook, brand, gesloten, chaos*, stroomuitval
            cancel: afgelast*, geannuleerd*, gaat niet door, gaan niet door, geschrapt*, opgeschort*, afgeblazen
            postpone: uitgesteld*, uitstel*, verplaatst*, verzet, verschoven*, nieuwe datum, gewijzigd*, andere dag,
                verlengd*
            invalid: ongeldig*, niet geteld*, niet meegeteld*, telt niet, tellen niet, verlopen, geschrapt*,
                verwijderd*, afgekeurd*, weggegooid, vervallen
            cannot: niet stemmen, mogen niet, mag niet, kunnen niet, geen stemrecht, verboden, uitgesloten*,
                niet toegestaan, niet gerechtigd
            must: moet, moeten, nodig, verplicht*, vereist*, zonder, meenemen, meebrengen, tonen, laten zien,
                alleen wie, alleen met
            allowed: mag stemmen, mogen stemmen, kan stemmen, kunnen stemmen, kun je stemmen, kunt stemmen,
                stemgerechtigd*, stemrecht
            fee: betaal*, betalen, kosten, kost, tarief, heffing*, leges, vergoeding*
            group: immigrant*, migrant*, nieuwe burgers, genaturaliseerd*, student*, jongeren, gepensioneerd*,
                ouderen, vrouwen, boete*, schulden*, ex-gedetineerd*, gedetineerd*, werkloz*, gehandicapt*, minderhe*,
                dakloz*, huurders
            threat: gearresteerd*, opgepakt*, uitgezet*, gedeporteerd*, beboet*, gevangenis*, politie,
                immigratiedienst*, vreemdelingenpolitie, baan verlie*, verliezen hun baan, verlies je uitkering,
                uitkering verlie*, ontslagen, in de gaten, bekend op wie, weet op wie, bewapend*, gewapend*, bom,
                bommen, geweld*, aanslag*, besmet*, uitbraak*, niet geheim, openbaar gemaakt, militie*, bedreig*
            stayhome: blijf thuis, thuis te blijven, thuisblijven, thuis blijven, niet gaan stemmen, ga niet stemmen,
                stem niet, hoeft niet te stemmen, heeft geen zin, geen moeite, al gewonnen, al beslist, ontmoedig*
            noneed: hoeft niet, hoeven niet, niet nodig, onnodig
            askdata: bevestig* uw stem, bevestig* je stem, bsn, bankgegevens, wachtwoord*, rekeningnummer*,
                persoonsgegevens, paspoortnummer*, kaartnummer*, klik op de link
            open: open*, geopend*, vanaf, van, begin*
            close: sluit*, gesloten, eindig*, dicht
            until: tot, voor, uiterlijk, deadline*, uiterste datum
            moved: verplaatst*, verhuisd*, nieuwe locatie, nieuw adres, andere locatie
            audience: kiezers, burgers, inwoners, aanhangers, supporters
            logistics: pendelbus*, bussen, bus, gratis vervoer, bevindt zich, is dit jaar in, is in de, is in het,
                adres, zaal, school, gymzaal*, bibliotheek*, tent
            recommend: aanbevolen, raadzaam, zouden mee moeten, neem bij voorkeur
            idphoto: identiteitsbewijs*, identiteitskaart*, legitimatie*, id-kaart, id-bewijs
            idlicence: rijbewijs*
            idpassport: paspoort*
            idvotercard: stempas*, kiezerskaart*, oproepkaart*
            idaddress: adresbewijs*, energierekening*, huurcontract*, bewijs van adres, bewijs van woonplaats
            idbirth: geboorteakte*
            idtax: belastingaangifte*, loonstrook*
            noncitizen: niet-burgers, buitenlanders, toeristen
            minor: minderjarigen, tieners, jarige*, jaar
            neg: niet, geen, zonder, nooit
            strip: verwijder*, haal weg, wis, wissen, zonder, weghalen, strip*, verberg*
            mark: watermerk*, metadata, content credentials, c2pa, herkomst*, ai-label*, digitale handtekening,
                herkomstgegevens
            detector: detector*, detectie*, controletool*, moderatie, filters, filter, detectiesoftware
            evade: omzeil*, ontwijk*, misleid*, ontsnap*, niet herkend*, niet gedetecteerd*, niemand kan achterhalen,
                langs de, onvindbaar, om de tuin
            kin: mijn hond, mijn kat, mijn nicht, mijn neef, mijn dochter, mijn zoon, mijn tante, mijn oom, mijn oma,
                mijn opa, mijn vriend, mijn vriendin, hond, kat, verjaardag*, tante
            place: stad, dorp, meer van, rivier, straat, kasteel, hotel, restaurant*, recept*, kaart van, eiland,
                merk, wijn, kaas, winkel, tuin, brug
            othervote: klassenvertegenwoordiger*, leerlingenraad*, pizza*, mascotte*, songfestival, prijs voor,
                robots, mars, bestuursverkiezing*, vakbond*, ondernemingsraad*, enquête*, basisschool*
            legislature: parlement*, senaat, tweede kamer, gemeenteraad*, congres
            event: debat*, bijeenkomst*, vergadering*, concert*, vrijwilliger*, manifestatie*, campagneavond*
            politics: politiek*, politic*, campagne*, kandidaat*, kandidaten, regering*, burgemeester*, gouverneur*,
                president*, minister*, partij*, senator*, belasting*
            generic: leeg, lege, blanco, algemeen, abstract*, achtergrond*, minimalistisch*, zonder mensen, rustig*,
                glimlach*
            president: president*, staatshoofd*
            premier: premier*, minister-president*, regeringsleider*
            governor: gouverneur*
            mayor: burgemeester*
            senator: senator*, kamerlid
            minister: minister*
            chancellor: kanselier*
            leader: leider*, voorzitter*, lijsttrekker*, hoofd van, partijleider*
            candidate: kandida*, lijsttrekker*
            commissioner: commissaris*
            monarch: koning, koningin
            m1: januari
            m2: februari
            m3: maart
            m4: april
            m5: mei
            m6: juni
            m7: juli
            m8: augustus
            m9: september
            m10: oktober
            m11: november
            m12: december
            d1: maandag*
            d2: dinsdag*
            d3: woensdag*
            d4: donderdag*
            d5: vrijdag*
            d6: zaterdag*
            d7: zondag*
            noon: middag, twaalf uur
            midnight: middernacht
            am: 's ochtends, ochtends
            pm: 's avonds, avonds, middags
            relative: is morgen, volgende week, dag later, week later, pas morgen
            """)
}
