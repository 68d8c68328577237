// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// More words of Dutch: what people are shown doing, how media pass for real, and what voters are told.
    static let dutchHarms = LexiconSource(
        language: .nl,
        text: """
            conduct: slaat, slaan, sla, klap, klappen, stomp*, vuist*, schop*, trap*, duw*, wurg*, steek*, steekt,
                schiet*, dood, doodt, vermoord*, aanrijd*, doorrijd*, waggel*, lalt, lallen, brabbel*, dronken*,
                bezopen, zat, aangeschoten, ladderzat, slaapt, slapend*, snurk*, kwijl*, bewusteloos, flauwgevallen,
                plast, plassen, urineert, cocaïne, coke, snuift, pillen, spuit, joint, wiet, drugs*, dealer*, stoned,
                prostituee*, bordeel, hoerenloper, in bed met, zoen*, kust, kussen, naakt*, bloot, minnares, affaire,
                vreemdgaa*, betast*, minderjarig*, smeergeld*, omkop*, omgekocht*, steekpenning*, stapel geld,
                stapels geld, contant*, bankbiljet*, envelop*, koffer* geld, zwart geld, corrup*, verduister*,
                witwas*, belastingparadijs, maffia*, gangster*, terrorist*, dictator*, steelt, stelen, gestolen,
                diefstal, inbraak, overval*, winkeldief*, handboei*, geboeid*, arrest*, opgepakt*, aangehouden,
                afgevoerd*, cel, gevangenis, bajes, tralies, rechtbank, beklaagdenbank, veroordeeld*, schuldig,
                politieauto, vlucht*, verbrandt .. vlag, vlag verbrand*, hakenkruis*, nazigroet, hitlergroet,
                beledig*, scheld*, uitscheld*, veracht*, verneder*, schreeuw*, brult, tiert, ruzie*, vecht*,
                vechtpartij, middelvinger, racis*, bekent*, bekennen, toegeef*, geeft toe, toegev*, liegt, liegen,
                gelogen, bedrieg*, samenzwer*, chanteer*, bloed*, huilt, kots*, overgeeft, braakt, idioten, uitschot,
                parasieten, tuig, aanrand*, ziek*, kanker, dement*, beroerte, hartaanval, coma, ziekenhuis*,
                intensive care, scheiding
            status: opgenomen in het ziekenhuis, in het ziekenhuis opgenomen, in coma, beroerte gehad, stopt ermee,
                ermee stop*, trekt zich terug, terugtrek*, teruggetrokken, geeft op, opgeeft, opgeven, stapt op,
                opstap*, ontslag*, aftred*, treedt af, afgetreden, overleden, dood, sterft, gestorven, aangeklaagd*,
                verdacht*, vervolgd, afgezet, gediskwalificeerd, gevlucht, vermist, ontvoerd, erkent nederlaag,
                geeft nederlaag toe, nederlaag, steunt .. rivaal, noodtoestand, krijgswet, staakt .. campagne
            deepfake: plak/plakken/zet/monteer/monteren/plaats/vervang .. gezicht/hoofd/kop,
                wissel/wissel* .. gezicht/gezichten, gezicht .. op het lichaam, gezicht op, fotomontage, gezichtsruil,
                lipsync*, lippen .. synchron*
            clone: nadoen, doe .. na, boots* .. na, nabootsen, imiteer*, imitatie, geef je uit als, doe alsof je,
                kopieer*, laat .. zeggen, laten zeggen
            voice: stem*, *stem, stemgeluid, toon van, intonatie, eigen stem, accent, klinkt precies, klinkt als,
                spreekt als, praat als
            audio: spraakbericht*, spraakmemo, voicemail*, telefoontje*, telefoongesprek*, afgeluisterd*, tapgesprek*,
                opname*, opgenomen*, geluid*, open microfoon, ingesproken*, inspreken, podcast, radiospot*, robotbel*,
                antwoordapparaat
            video: *video, *videos, filmpje*, film, gefilmd*, beelden, *beelden, *beeld, fragment*, livestream*,
                uitzending*, bewaking*, camera*, *camera, dashcam, bodycam, clip*
            photo: *foto, foto's, *fotos, kiekje*, plaatje, schermafdruk*, screenshot*, selfie*, gefotografeerd*,
                paparazzi*, betrapt*
            real: geloofwaardig*, overtuigend*, levensecht*, echt lijk*, lijkt echt, net echt, van echt, als echt,
                niet van echt, bewakingscamera*, *camerabeeld, verborgen camera, stiekem*, met zijn telefoon,
                met haar telefoon, met een telefoon, telefoonfoto*, telefoonvideo*, amateur*, korrelig*, wazig*,
                schokkerig*, persfoto*, nieuwsfoto*, persbureau, onbewerkt, authentiek*, realistisch*,
                niemand .. zien, niet te onderscheiden, ononderscheidbaar, dubbelganger, sprekend lijk*
            fake: nep*, vals*, verzonnen, verzin*, vervals*, gefingeerd*, namaak*, nagemaakt*, gemanipuleerd*,
                gefabriceerd*, zogenaamd*, alsof het van, alsof die van, uit naam van, namens, in naam van,
                nooit gezegd, getrukeerd, gefotoshopt
            deceive: niemand mag, niemand .. merk*, niemand doorheeft, zonder dat iemand, mensen .. geloven,
                laten geloven, laten denken, geloven dat, denken dat, lijkt alsof, lijken alsof, alsof, gelekt*,
                lekken, viraal, bewijs*, beschadig*, zwartmak*, in diskrediet, misleid*, bedot*, erin trap*, intrapp*,
                wijsmak*, overtuig*, voor de pers, stiekem, heimelijk, ontmoedig*, weghoud*, afschrik*
            record: medisch dossier, patiëntendossier, geboorteakte, overlijdensakte, bankafschrift*, overschrijving*,
                factuur, facturen, bonnetje*, diploma*, cijferlijst*, rapportcijfers, strafblad, politierapport,
                proces-verbaal, arrestatiebevel, dagvaarding, vonnis, belastingaangifte*, paspoort van,
                ondertekend contract, ontslagbrief, handgeschreven, dagboek*, chatgesprek*, chat tussen,
                whatsappgesprek*, whatsapp-gesprek*, appjes tussen, gesprek tussen, berichten tussen, privéberichten,
                interne mail*, interne e-mail*, interne memo*, geheim rapport, dossier, loonstrook*, cheque,
                handtekening, bloedtest, proces-verbaal van telling, codebericht, ambassadebericht
            layout: voorpagina*, kop, krantenkop*, schermafdruk*, screenshot*, pushbericht*, nieuwsbalk*, breaking,
                laatste nieuws, homepage, webpagina, nieuwsuitzending, journaal, bulletin*, lay-out, logo, titelbalk,
                liveblog
            sender: ondertekend door, namens, uit naam van, in naam van, in opdracht van, afkomstig van,
                verstuurd door, briefhoofd, zegel, wapen, logo, stempel, officieel, officiële, van de, door de, alsof
            seal: zegel*, stempel*, briefhoofd*, wapen van, rijkswapen, logo, officieel*, officiële, handtekening van,
                uniform*, badge*, insigne, pas van
            document: mail*, e-mail*, brief*, kennisgeving*, mededeling*, bericht van, pdf, formulier*, aankondiging*,
                oproep*, circulaire*, besluit, akte, attest*, verklaring*, factuur, rapport*, verslag, dagvaarding
            message: vertel*, zeg dat, zeg tegen, laat weten, meld*, post*, deel*, stuur*, doorsturen,
                kettingbericht*, gerucht*, verspreid*, waarschuw*, kondig* .. aan, bericht*, tekst voor, appje*,
                sms'je, whatsapp*, beweer*, leg uit dat
            office: kiesraad, stembureau, kiescommissie, de commissie, verkiezingsraad, kiesbureau, stemcommissie
            official: stembureaul*, stembureaulid, stembureauleden, telploeg, stemmenteller*, verkiezingsmedewerker*,
                verkiezingsambtena*, voorzitter van het stembureau, stembureauvoorzitter*
            ballot: stembiljet*, stembus*, stembiljetten, briefstem*, poststem*, stemmen, telling, stempas*,
                stemcomputer*, stemmachine*, stemformulier*, kiezerslijst*
            pollplace: stembureau*, stemlokal*, stemlokaal, stemhok*, stemhokje*, stemplek*, stemlocatie*
            vote: stem*, stemmen, gestemd, stemt, kiezer*, naar de stembus, je stem, uw stem, kiesgerechtigd*
            fraud: versnipper*, verbrand*, brand*, scheurt, scheuren, gescheurd*, verscheur*, gooit, gooien, gegooid,
                weggegooid*, container, vuilnis*, afval*, rivier, gracht, kanaal, sloot, vernietig*, verwissel*,
                omgewisseld*, omwissel*, vervang*, gum*, doorstreep*, ingevuld*, invult, vult .. in, vooraf ingevuld,
                meerdere keren, vijf keer, doden, overleden, gestolen, steelt, verberg*, verstop*, zakken, busje,
                bestelbus, 's nachts, stiekem, fraud*, knoei*, gehackt, stemfraude, vals*, opengebroken
            tense: rij, rijen, wachtrij*, menigte, politie*, agenten, demonstr*, betog*, protest*, rellen, rel,
                vrachtwagen*, busje, dozen, kapot*, storing, defect*, chaos, ruzie, soldaten, leger, militair*, rook,
                brand, hekken, afgezet*, zakken, opstootje*
            threat:
                verlies*/kwijt*/kort*/stop*/intrek*/ingetrokken .. uitkering/toeslag/pensioen/baan/verblijfsvergunning/woning,
                uitkering/toeslag/pensioen/baan/verblijfsvergunning .. verlies*/kwijt*/gekort/gestopt/ingetrokken,
                gearresteerd*, opgepakt, uitgezet, boete*, beboet, vervolgd, aangeklaagd, identiteitscontrole*, inval,
                gewapend*, bom, schoten, geweer*, militie*, gemaskerd*, knuppel*, in elkaar geslagen, molotov*,
                explosie*, ontplof*, virus, besmet*, baas .. komt, werkgever .. komt, ontslagen, zwarte lijst,
                niet geheim, deurwaarder*, kinderbescherming, in de gaten gehouden, politiecontrole*, controle van
            cancel: gaat niet door, afgelast*, geannuleerd*, geschrapt, opgeschort, vindt niet plaats, gaat niet open,
                gaan niet open, blijft dicht, blijven dicht, geen verkiezing
            postpone: verplaatst, verschoven, uitgesteld, verzet naar, nieuwe datum, andere dag, vervroegd
            invalid: ongeldig*, telt niet, tellen niet, niet geteld, niet meegeteld, verlopen, vervallen, geschrapt,
                verwijderd van de, verwijderd uit, stem .. verliez*, stem .. kwijt, vernietigd, afgekeurd*,
                niet meer geldig
            cannot: mogen niet, mag niet, niet meer stemmen, geen stemrecht, stemrecht kwijt, stemrecht verloren,
                uitgesloten, verboden, geen recht, niet toegestaan, kunnen niet
            only: alleen, slechts, enkel, uitsluitend
            must: moet*, meenemen, tonen, laten zien, nodig, verplicht*, vereist*, zonder, meebrengen, overleggen
            demand: huurcontract, rekening, bonnetje, bewijs van, vingerafdruk*, vaccin*, naam op, handtekening op,
                ondertekenen, twee kruisjes, test, eed, machtiging, loonstrook, lidmaatschapskaart
            handover: geef/geven/lever/inleveren/afgeven .. stembiljet/stempas/envelop .. aan/bij/in,
                halen .. stempassen/stembiljetten .. op, wij halen
            stayhome: blijf/blijft/blijven .. thuis, thuis blijven, thuisblijven, niet gaan stemmen, ga niet,
                niet stemmen, niet komen opdagen, heeft geen zin, geen zin, zinloos, nutteloos, maakt niet uit,
                maakt niets uit, al beslist, al beslecht, al gewonnen, bespaar je, boycot*, onthoud*, uitslapen,
                de moeite niet
            noneed: hoeft niet, hoef niet, hoef je, je hoeft, niet nodig, vanuit huis, vanaf de bank, zonder naar,
                de deur niet uit, thuis op de bank, overbodig
            askdata: burgerservicenummer, bsn, rekeningnummer, bankgegevens, wachtwoord, antwoord* met,
                stuur .. nummer, stuur .. identiteit*, foto van uw, foto van je, op wie .. gestemd, op wie .. stemde,
                geboortedatum, bevestig* .. stem, bevestig* .. registratie, inloggegevens, pincode, digid
            online: app, per app, online, internet, website, portaal, telefoon, smartphone, qr-code, link
            close: sluit*, gesloten, dicht, sluiting
            group: werkloz*, bijstand*, uitkeringsgerechtigd*, gepensioneerd*, ouderen, schulden, schuld*, huurders,
                huiseigenaren, studenten, jongeren, moslims, migranten, immigranten, gedetineerd*, ex-gedetineerd*,
                veroordeelden, getrouwde vrouwen, gehandicapten, daklozen, nieuwkomers, statushouder*, buitenland
            audience: mensen, ouderen, aanhangers, kiezers, burgers, buren, iedereen, bewoners, leden
            strip: haal .. uit, haal .. weg, haal .. eraf, weghalen, verwijder*, wis*, uit, eraf, kwijt, verberg*,
                wegknip*, afsnijd*, bijsnijd*, zonder, omzeil*, weg, vervaag*, vervals*, uitschakel*
            mark: watermerk*, c2pa*, metadata, herkomst*, ai-label*, ai-*, handtekening, label*, keurmerk*, spoor,
                sporen, exif, certificaat
            detector: detector*, detectie*, herkenning*, factchecker*, moderatie, filter*, forens*, platform*,
                controle*, verificatie*
            evade: langs, voorbij, omzeil*, ontwijk*, misleid*, om de tuin, ongemerkt, niet opgemerkt, niet ontdekt,
                niet herkend, niet herken*, niet traceerbaar, niet te herleiden, onopgemerkt, niet gepakt
            critique: moet/zou .. aftreden/opstappen, eis* .. aftreden, ontslag .. eis*, roep* .. op tot aftreden
            ask: is het legaal, is het strafbaar, welke wet, wat is
            venue: gymzaal, sporthal, school, basisschool, kerk, bibliotheek, buurthuis, gemeentehuis, wijkcentrum,
                kantine, tent, dorpshuis, bioscoop
            """)
}
