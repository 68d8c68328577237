// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// More words of Polish: what people are shown doing, how media pass for real, and what voters are told.
    static let polishHarms = LexiconSource(
        language: .pl,
        text: """
            conduct: policzk*, spoliczk*, bije, bije się, bić, uderz*, kopie, kopał, kopnął, pchnął, popych*, dusi,
                dusząc*, dźga*, strzela*, zabija*, morduj*, zamord*, potrąc*, zatacz*, bełkocz*, bełkot*, pijan*,
                nietrzeźw*, upit*, nawalon*, śpi, śpiąc*, chrap*, ślini*, nieprzytomn*, zemdla*, siusia, sika,
                kokain*, tabletk*, strzykawk*, skręta, marihuan*, narkotyk*, diler*, naćpan*, prostytut*, burdel*,
                w łóżku z, całuje, całuj*, nag*, goł*, kochank*, romans*, obmacuj*, nieletni*, łapówk*, przekup*,
                gotówk*, plik banknotów, pliki banknotów, banknot*, kopert*, walizk* pieniędzy, korupc*, defraud*,
                pranie pieniędzy, raj* podatkow*, mafi*, gangster*, terroryst*, dyktator*, kradnie, kradn*, ukradł*,
                kradzież*, włama*, napad*, kajdank*, aresztow*, zatrzyman*, wyprowadz*, cela, celi, więzien*,
                za kratami, kraty, sąd*, ława oskarżonych, skazan*, winn*, radiowóz*, ucieka*, uciekł*, pali flagę,
                palenie flagi, pali .. flagę, swastyk*, hajluj*, nazist*, znieważ*, obraża*, wyzywa*, przeklina*,
                pogard*, poniża*, krzycz*, wrzeszcz*, awantur*, bójk*, kłóci*, środkowy palec, rasist*, przyznaj*,
                przyzna*, wyznaj*, kłami*, kłamstw*, oszuk*, spisk*, szantaż*, krwi*, krew, płacze, wymiotuj*, rzyga*,
                idioci, pasożyt*, hołot*, gwałc*, chor*, raka, rak, demencj*, udar*, zawał*, śpiączk*, szpital*,
                rozwod*, rozwód
            status: trafi* do szpitala, w szpitalu, miał* udar, miał* zawał, w śpiączce, rezygnuj*, rezygnacj*,
                zrezygn*, wycofuj*, wycofa*, poddaje się, podda*, ustępuj*, ustąpi*, dymisj*, poda* się do dymisji,
                zmarł*, umiera*, nie żyje, śmierć, śmierci, oskarżon*, podejrzan*, zarzuty, postawion* zarzut*,
                odwołan*, zdyskwalifikowan*, zbiegł*, zaginion*, porwan*, uznaje porażkę, uzna* porażkę,
                przyznaje porażkę, popiera rywala, poparł* rywala, stan wojenny, zawiesza kampanię
            deepfake:
                wklej/wklejaj/wkleić/wstaw/wstawić/doklej/podmień/podmienić/zamień/nałóż .. twarz/twarze/głowę/głowę,
                twarz .. wklej*, fotomontaż*, podmian* twarzy, zamian* twarzy, zsynchroniz* .. ust*, ruch ust
            clone: naślad*, podrób*, podrabia*, imituj*, udawaj*, podszyj*, podszyw*, sklonuj*, skopiuj*, dubbing*,
                niech powie, każ .. powiedzieć
            voice: głos, głosem, głosu, barw* głosu, ton* głosu, intonacj*, brzmi jak, brzmiał* jak, mówi jak,
                własnym głosem, akcent*
            audio: głosówk*, nagranie głosowe, wiadomość głosow*, poczta głosowa, rozmow* telefoniczn*, telefon*,
                podsłuch*, nagran*, nagraj*, audio, taśm*, włączon* mikrofon*, czytan* przez, podcast*, spot radiowy,
                automatyczn* telefon*
            video: wideo*, film*, filmik*, nagran*, klip*, monitoring*, kamer*, transmisj*, relacj* na żywo,
                materiał* filmow*, ujęc*, rolk*
            photo: zdjęc*, fot*, zrzut* ekranu, screen*, migawk*, selfie, sfotografow*, paparazz*, przyłapan*
            real: niby z telefonu, z telefonu, telefonem, wiarygodn*, przekonując*, realistyczn*, jak prawdziw*,
                jak żyw*, wygląda* prawdziw*, autentyczn*, jak z monitoringu, z monitoringu, ukryt* kamer*, z ukrycia,
                amatorsk*, ziarnist*, rozmaz*, drżąc*, agencj* prasow*, prasow*, reporter*, nie do odróżnienia,
                nieodróżnialn*, nie odróżni*, żeby nikt nie, bez śladów, naturaln*, sobowtór*
            fake: fałszyw*, fałszuj*, sfałszuj*, podrobion*, podrób*, zmyślon*, zmyśl*, wymyślon*, sfabrykow*,
                spreparow*, preparow*, lewy, lewe, lewa, fejk*, rzekom*, niby od, jakby od, w imieniu, podszyw*,
                udając*, nigdy nie powiedz*, zmanipulowan*
            deceive: żeby nikt, nikt .. nie zauważ*, nikt .. nie pozna, nikt się nie, niby, żeby wyglądało,
                wyglądało jak, jakby, żeby uwierzyli, żeby myśleli, uwierz*, pomyśl*, nabra*, nabrać, wyciek*,
                wirusow*, viral*, dowód*, dowod*, udowodn*, skompromit*, zaszkodz*, oczerni*, ośmiesz*, zniszcz*,
                zdyskredyt*, dla prasy, zniechęc*, odstrasz*, wprowadz* w błąd, oszuk*, po kryjomu, potajemn*,
                z ukrycia
            record: dokumentacj* medyczn*, kart* pacjenta, akt* urodzenia, akt* zgonu, wyciąg* bankow*,
                wyciąg* z konta, przelew*, faktur*, paragon*, świadectw*, dyplom*, kartotek*, notatk* policyjn*,
                nakaz* aresztowania, wezwanie do sądu, akt oskarżenia, wyrok*, zeznani* podatkow*, paszport*,
                podpisan* umow*, list* rezygnacyjn*, odręczn*, pamiętnik*, dziennik*, czat* między,
                rozmow* na whatsapp, rozmow* między, wiadomości między, prywatn* wiadomości, wewnętrzn* mail*,
                wewnętrzn* e-mail*, wewnętrzn* notatk*, depesz*, tajn* raport*, dossier, czek*, podpis*,
                protokół* wyborcz*, protokoły, badani* krwi, pasek wypłaty
            layout: pierwsz* stron*, okładk*, nagłówek*, nagłówk*, winiet*, pasek informacyjny, pasek, zrzut* ekranu,
                powiadomieni*, z ostatniej chwili, strona główna, stron* internetow*, serwis informacyjny,
                wiadomości tv, biuletyn*, układ, logo
            sender: podpisan* przez, w imieniu, od, wydan* przez, wysłan* przez, papier firmowy, pieczęć, pieczęci*,
                herb*, logo, urzędow*, oficjaln*, z pieczęcią, podszyw*, jakby od, niby od
            seal: pieczę*, stemp*, herb*, godł*, logo, nagłówek pisma, urzędow*, oficjaln*, podpis*, mundur*,
                legitymacj*, odznak*, identyfikator*
            document: mail*, e-mail*, pism*, list, listy, zawiadomieni*, ogłoszeni*, komunikat*, obwieszczeni*, pdf,
                formularz*, wezwani*, okólnik*, rozporządzeni*, zaświadczeni*, notatk*, raport*, faktur*, protokół*,
                dokument*
            message: ulotk*, napisz do, powiedz*, przekaż*, poinform*, powiadom*, ogłoś*, roześl*, rozpowszechn*,
                post, posty, wpis*, udostępn*, plotk*, łańcuszek*, status, twierdz*, wiadomoś*, sms*, wyjaśnij że,
                tekst dla, ostrzeż, informuj*
            office: pkw, państwow* komisj*, komisj* wyborcz*, komisja, urząd wyborcz*, biuro wyborcze, delegatur*
            official: członk* komisji, członek komisji, przewodnicząc* komisji, mąż* zaufania, mężowie zaufania,
                pracowni* wyborcz*, urzędni* wyborcz*, rachmistrz*, obserwator* wyborcz*
            ballot: kart* do głosowania, kart* wyborcz*, urn*, głosy, głosów, pakiet* wyborcz*, liczeni* głosów,
                spis* wyborc*, maszyn* do głosowania, kopert* zwrotn*
            pollplace: lokal*, lokal* wyborcz*, komisj* wyborcz*, kabin* wyborcz*, punkt* głosowania, do lokalu
            vote: głosow*, głosuj*, zagłosuj*, głosują, zagłosować, wyborc*, twój głos, swój głos, państwa głos,
                do urn, uprawnion* do głosowania
            fraud: niszcz*, niszczark*, pali, palą, spal*, podar*, drze, rwie, wyrzuc*, śmietnik*, śmieci, kontener*,
                rzek*, kanał*, ognisk*, podmien*, podmienia*, zamieni*, dorzuc*, dosyp*, dopis*, skreśl*, wymaz*,
                gumk*, wypełni*, kilka razy, wielokrotn*, zmarł*, martw* dusz*, kradn*, ukrad*, chow*, ukryw*, worki,
                workach, furgonetk*, w nocy, fałsz*, zhakow*, kupow* głos*, cudzoziem*, zerwan* plomb*
            tense: kolejk*, tłum*, policj*, policjant*, protest*, demonstracj*, zamieszk*, ciężarówk*, furgonetk*,
                pudł*, karton*, zepsut*, awari*, chaos, kłótni*, żołnierz*, wojsk*, dym*, pożar*, worki, barierk*,
                bójk*
            threat:
                stra*/odbior*/zabior*/cofn*/wstrzym* .. zasiłek/zasiłk*/emerytur*/prac*/świadczeni*/mieszkani*/wiz*,
                zasiłek/zasiłk*/emerytur*/świadczeni*/prac* .. strac*/odebran*/cofn*/wstrzym*, areszt*, zatrzym*,
                deport*, mandat*, grzywn*, ukaran*, kontrol*, legitymow*, obław*, uzbrojon*, bomb*, strzał*, strzel*,
                karabin*, milicj*, zamaskowan*, pałk*, pobit*, pobici*, koktajl*, wybuch*, eksploz*, wirus*, zaraz*,
                zakaż*, szef .. dowie, pracodawc* .. dowie, zwolnion*, czarn* list*, nie jest tajn*, komornik*, groz*,
                groźb*, kara, kary, karą, karze
            cancel: odwołan*, nie odbęd*, anulowan*, zawieszon*, wstrzyman*, nie otworz*, nie będzie wyborów,
                nieczynn*
            postpone: przełożon*, przesunięt*, przeniesion*, odroczon*, nowy termin, inny dzień, inn* termin,
                przyspieszon*
            invalid: nieważn*, nie liczy się, nie będ* liczon*, nie zostan* policzon*, przepad*, wygas*,
                utraci* ważność, skreślon* z, wykreślon*, usunięt* ze spisu, unieważn*, odrzucon*, straci* .. głos,
                stracić .. głos, zniszczon*
            cannot: nie mog*, nie może, nie wolno, nie ma* prawa, nie mają prawa, stracił* prawo, straciły prawo,
                bez prawa, pozbawion*, wykluczon*, zakaz*, zabronion*
            only: tylko, wyłącznie, jedynie
            must: musi*, muszą, trzeba, należy, koniecz*, obowiązkow*, wymagan*, potrzebn*, okaza*, przynie*, pokaza*,
                mieć przy sobie, bez
            demand: umow* najmu, rachun*, zaświadczeni*, potwierdzeni*, odcisk*, szczepi*, wpisać nazwisko,
                podpisać kartę, dwa krzyżyki, test, przysięg*, upoważnieni*, legitymacj*, pit
            handover: odda*/przekaż*/zostaw*/wręcz* .. kart*/głos/kopert* .. do/u/w/naszym/wolontariusz*,
                odbierz* .. kart*, zbieram* .. kart*, odbieramy
            stayhome: zosta*/zostań/siedź* .. domu, nie idź*, nie chodź*, nie głosuj*, nie warto, nie ma sensu,
                bez sensu, i tak, wszystko przesądzone, przesądzon*, już wygra*, już rozstrzygnię*, daruj*, odpuś*,
                bojkot*, wstrzym* się, szkoda czasu, nic nie zmieni
            noneed: nie trzeba, nie musi*, bez wychodzenia, z domu, z kanapy, nie jest konieczn*, niepotrzebn*,
                zbędn*, nie ma potrzeby
            askdata: pesel*, numer* pesel, numer* dowodu, numer* konta, dane bankowe, odpowiedz* .. numer*,
                odpisz* .. numer*, wyślij .. numer*, podani* .. numer*, zdjęcie dowodu, skan dowodu, na kogo .. głos*,
                data urodzenia, potwierdź* .. głos*, potwierdź* .. rejestracj*, dane logowania, kod pin, blik,
                podaj hasło, swoje hasło, hasło do konta
            online: aplikacj*, przez internet, internet*, online, stron*, portal*, telefon*, smartfon*, kod qr, link*
            close: zamykan*, zamkn*, zamknięt*, zamknięci*, czynn* do
            group: bezrobotn*, emeryt*, rencist*, dług*, zadłużon*, dłużni*, lokator*, najemc*, właściciel*, senior*,
                student*, młodzi, młodych, muzułman*, imigrant*, migrant*, więźni*, skazan*, zamężn* kobiet*, mężatk*,
                niepełnosprawn*, bezdomn*, polonia, za granicą, ukraińc*, na zasiłku
            audience: mieszkańcy, ludzi*, emerytom, emeryt*, zwolenni*, wyborc*, obywatel*, sąsiad*, wszyst*,
                mieszkańc*, seniorom
            strip: usuń*, usunąć, usunięci*, wymaż*, wymazać, skasuj*, kasow*, zetrzyj, pozby*, ukryj*, wytnij*,
                przytnij*, zamaż*, bez, omin*, obejd*, wyczyść*, wyłącz*, sfałszuj*
            mark: znak* wodn*, znaku wodnego, podpis cyfrow*, metadan*, etykiet*, oznaczeni*, pochodzeni*, ślad*,
                certyfikat*, exif, c2pa, wygenerowane przez ai
            detector: detektor*, wykrywa*, weryfikator*, factchecker*, moderacj*, filtr*, kryminalisty*, platform*,
                rozpoznawani*
            evade: przejść przez, przeszł* przez, omin*, obejść, obejd*, oszuk*, niewykrywaln*, nie wykry*,
                nie zosta* wykryt*, niezauważ*, nie do wykrycia, prześlizgn*, nie do namierzenia, bez śladu
            critique: powin* .. ustąpić/odejść/zrezygnować, domaga* .. dymisji, żąda* .. dymisji, musi odejść
            ask: czy to legalne, czy jest legalne, jaka ustawa, co to jest
            venue: sali gimnastycznej, sala gimnastyczna, szkole, szkoła, kościele, bibliotece, domu kultury,
                dom kultury, świetlicy, remizie, hali, hala sportowa, namiocie, ratuszu
            """)
}
