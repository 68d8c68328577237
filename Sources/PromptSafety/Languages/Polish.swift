// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    static let polish = LexiconSource(
        language: .pl,
        text: """
            function: w, z, na, do, nie, się, że, jest, od, dla, który, która, jak, przez, po, czy, jego, jej, za, ze,
                w którym, to
            photo: zdjęci*, fotografi*, selfie, zrzut ekranu, fotk*, fotorealist*
            image: obraz*, portret*, grafik*, scen*, ilustracj*
            video: wideo*, film*, nagrani*, filmik*, klip*, kamer*, materiał wideo
            audio: audio, nagrani* głos*, nagrani*, wiadomość głosow*, telefon*, rozmow*, połączeni*, dźwięk*
            voice: głos*, brzmi jak, brzmiąc*, mówi jak
            clone: sklonuj*, klon*, podrob*, naślad*, imituj*, zsyntetyz*
            design: plakat*, ulotk*, ulotek, baner*, transparent*, infografik*, broszur*, naklejk*, zaproszeni*
            document: list, listy, pismo, memorandum, komunikat*, oświadczeni*, dokument*, zaświadczeni*, notatk*,
                umow*, okólnik*, zawiadomieni*, obwieszczeni*, protokół*, kartę pacjenta, informacj* prasow*
            news: okładk*, pierwsz* stron*, nagłów*, pilne, z ostatniej chwili, artykuł*, wiadomości, gazet*, paskiem,
                pasek informacyjny, dziennik telewizyjny, serwis informacyjny
            textwork: streść*, streszczeni*, podsum*, porównaj*, porównani*, hasło, slogan*, przemówieni*, wiersz*,
                piosenk*, esej*, plan, pytania, rozprawk*
            write: napisz*, zredaguj*, ułóż*, sformułuj*, pisz
            message: wiadomość, wiadomości tekstow*, sms*, post, wpis*, ogłoś*, ogłoszeni*, ogłaszaj*, powiedz*,
                poinformuj*, przekaż*, rozpowiedz*, rozpowszech*, tweet*, whatsapp*, przypomnieni*, przypomnij*,
                komunikat*, mówiąc*
            make: stwórz*, zrób*, wygeneruj*, utwórz*, narysuj*, zaprojektuj*, przygotuj*, pokaż*, wyprodukuj*,
                nagraj*
            real: realistyczn*, fotorealistyczn*, hiperrealistyczn*, wiarygodn*, przekonując*, autentyczn*,
                jak prawdziw*, wyglądał* prawdziw*, wyglądając* prawdziw*, nie do odróżnienia, identyczn*,
                ukryt* kamer*, monitoring*, kamer* przemysłow*, realistycznie
            fake: fałszyw*, sfałszowan*, sfałszuj*, podrobion*, podrób*, zmyślon*, sfabrykowan*, rzekom*, fejk*,
                fikcyjne oświadczenie, udając*, podszyw*, w imieniu
            deceive: wyglądało jakby, wyglądać jakby, jakby, wyciek*, viral*, oszuk*, zmyl*, żeby ludzie uwierzyli,
                żeby ludzie myśleli, żeby wyborcy, aby ludzie uwierzyli, aby ludzie myśleli, jako dowód, dowód na,
                dowód oszustwa, udowodnić, uchodził* za prawdziw*, skompromit*, zaszkodzi*, zdyskredyt*,
                wprowadz* w błąd, zniechęc*, z ukrycia, potajemn*
            cartoon: karykatur*, komiks*, rysun*, akwarel*, ilustracj*, tuszem, tusz, plastelin*, kukiełk*,
                marionetk*, lalk*, ikon*, drzeworyt*, obraz olejny, malowan*, piksel*, kreskówk*, animowan*, ołówk*,
                szkic*
            satire: satyr*, parodi*, humor*, żart*, kpin*, dowcip*, śmieszn*, zabawn*, kabaret*
            fiction: powieś*, fikcj*, fikcyjn*, fantasy, bajk*, wymyślon*
            deepfake: deepfake*
            conduct: aresztow*, zatrzyman* przez, kajdank*, łapówk*, przekup*, gotówk*, plik banknotów, kopert*,
                kradn*, kradzież*, ukradł*, pijan*, pijany, narkotyk*, kokain*, obraż*, znieważ*, wyzyw*, bije, bij*,
                uderz*, przyzna*, przyznaje, wyzna*, nag*, całuj*, kochank*, pali flagę, palą flagę, spala, nazi*,
                hajlu*, broń, pistolet*, więzieni*, policj*, policjant*, korupc*, skorump*, kupuj* głosy,
                kupowani* głosów, kupił* głosy, pranie pieniędzy, molest*, mafi*, wymiot*, zemdla*, grozi, groż*,
                rasist*, krzycz*, sądzie, sądu, szpital*, chor*, zawał*, raka
            status: wycof*, rezygn*, zrezygn*, ustęp*, poda* się do dymisji, dymisj*, nie żyje, zmarł*, śmierć,
                śmierci, umiera, nowotwor*, przegran*, uznaje porażkę, porażk*, zawiesza kampanię, stan wojenny,
                skazan*
            say: mówi*, oświadcz*, ogłasz*, ogłos*, twierdz*, przyznaj*, wzyw*, nawołuj*, prosi*, obiec*, zapowiad*,
                powiedział*, rozkaz*
            teach: wyjaśni*, wytłumacz*, lekcj*, ucz*, naucz*, jak rozpozna*, jak wykry*, warsztat*, poradnik*,
                szkoleni*, konspekt*
            debunk: weryfik*, sprawdź*, sprawdzaj*, sprawdza*, dementi, zdement*, sprostow*, fact-check*, rozpozna*,
                wykryw*, obal*, jest fałszyw*, dezinform*, plotk*, korekt*
            report: ostrzeg*, krótka wiadomość o, notatka prasowa o, raport o, relacj*, według, dziennikarz*, redakcj*
            ask: czy to prawda, czy ten, czy ta, czy to, jak mogę, jak sprawdzić, dlaczego, kiedy, gdzie, kto może,
                co się stanie, czy mogę, czy muszę, czy można, jak zagłosować
            critique: krytyk*, skrytykuj*, przeciwko, list otwarty, opini*, felieton*, sprzeciw*
            consent: zgod*, zezwol*, pozwol*, w imieniu kampanii, jesteśmy sztabem, sztab wyborczy, nasz kandydat,
                nasza kandydatka, naszego kandydata, naszej kandydatki, pracuję dla
            own: mój własny, mojego głosu, mój głos, samego siebie, moja twarz, mojego własnego
            office: komisja wyborcza, komisji wyborczej, komisję wyborczą, urząd wyborczy, urzędu wyborczego,
                biuro wyborcze, biura wyborczego, państwow* komisj*, organ wyborczy
            official: członek komisji, członka komisji, członkowie komisji, członkini komisji, urzędnik wyborczy,
                urzędnika wyborczego, urzędnicy wyborczy, pracowni* komisji, pracownik wyborczy,
                pracownika wyborczego, przewodnicząc* komisji, mąż zaufania
            seal: pieczę*, nagłówek urzędowy, papier* firmow*, oficjalne logo, stempel*, mundur*, godł*, podpis*
            ballot: kart* do głosowania, kart* wyborcz*, urn*, głosów, głosy, maszyn* do głosowania, pakiet* wyborcz*,
                karty, liczeni* głosów
            pollplace: lokal* wyborcz*, lokal* do głosowania, punkt* wyborcz*, punkt* do głosowania, komisj* obwodow*,
                kabin* do głosowania
            vote: głosują, głosow*, głosuj*, zagłosow*, głosy, głos oddać, oddać głos, oddaj głos, wyborc*, do urn
            election: wybor*, głosowani*, referendum, dzień wyborów, elekcj*, tura, tury
            register: rejestr*, zarejestr*, spis wyborców, spisu wyborców, zapis*
            mail: pocztą, listown*, korespondencyjn*, przez pocztę, drogą pocztową
            sms: sms*, smsem, wiadomością tekstową, odpowiadając, odpisz*
            phone: telefoniczn*, przez telefon, dzwoniąc
            email: mailem, e-mailem, przez e-mail, e-mail, pocztą elektroniczną
            online: online, przez internet, internetow*, internet*, aplikacj*, stronę internetową, link
            social: media społecznościowe, mediach społecznościowych, portal społecznościow*, portalu społecznościow*,
                facebook*, instagram*, tiktok*, twitter*, whatsapp, telegram*
            inperson: osobiście
            early: wcześniejsz* głosow*, przedtermin*
            proxy: pełnomocni*, w imieniu rodziny, dwa razy, dwukrotnie
            by: przez, za pomocą, za pośrednictwem, poprzez
            fraud: spal*, śmieci*, śmietnik*, kontener*, wyrzuc*, niszcz*, zniszcz*, drze, drą, podart*, niszczark*,
                dosyp*, wrzuca*, dorzuc*, fałszuj*, fałszow*, sfałszow*, manipul*, oszust*, nielegaln*, cudzoziem*,
                obcokrajow*, ukrad*, zamien*, haker*, rzek*, ukryw*, wypełnion*, podmien*, pali, palą, palen*, palon*,
                paląc*
            tense: kolej*, policj*, tłum*, protest*, demonstr*, zamiesz*, zepsut*, awari*, błąd*, pudł*, ciężarów*,
                furgon*, żołnierz*, wojsk*, bójk*, dym*, pożar*, zamknięt*, chaos*, karton*
            cancel: odwołan*, odwoł*, anulow*, unieważni*, zawieszon*, nie odbędą, nie odbędzie
            postpone: przełożon*, przeniesion*, przesunięt*, przesun*, odroczon*, opóźni*, nowy termin,
                zmian* termin*, inny dzień, przedłużon*
            invalid: nieważn*, nie będą liczon*, nie zostaną policzon*, nie będzie liczon*, nie licz* się, odrzuc*,
                wygasł*, anulowan*, skreślon*, wykreślon*, wyrzucan*
            cannot: nie może głosow*, nie mogą głosow*, nie mogą, nie może, nie wolno, zakaz*, nie mają prawa,
                bez prawa, wykluczon*, pozbawien*, nie ma prawa
            must: musi, muszą, musisz, trzeba, należy, wymaga*, obowiązk*, potrzeb*, bez, okazać, przynieść, konieczn*
            allowed: można głosow*, mogą głosow*, może głosow*, prawo głosu, można zagłosow*, możesz zagłosow*,
                uprawni*
            fee: opłat*, płac*, zapłac*, koszt*, kosztuj*, podatek, uiść*
            group: imigrant*, nowi obywatele, nowych obywateli, naturalizow*, student*, młodzi, młodych, emeryt*,
                starsi, kobiet*, mandat*, długi, dłużni*, zadłużen*, więźni*, karan*, bezrobotn*, niepełnospraw*,
                mniejszo*, bezdomn*
            threat: aresztowan*, deportow*, ukaran*, grzywn*, więzieni*, policj*, straż graniczna, strac* pracę,
                strac* zasiłek, stracą zasiłek, zwolnien*, obserwowan*, dowie się na kogo, uzbroj*, bomb*, przemoc*,
                atak*, zaraż*, epidemi*, nie jest tajne, ujawnion*, milicj*, groż*, czarna lista
            stayhome: zosta* w domu, nie głosuj*, nie idź*, nie iść, nie chodź*, nie warto głosować, nie ma sensu,
                nie fatyg*, już wygra*, już rozstrzygnięte, zniechęc*, bojkot*
            noneed: nie trzeba, nie musisz, nie musi, nie muszą, nie ma potrzeby, niepotrzebn*
            askdata: potwierd* swój głos, potwierd* głos, pesel*, dane bankowe, danych bankowych, hasło do,
                numer konta, dane osobowe, numer dowodu, numer karty, kliknij w link
            open: otwart*, otwier*, otwarcie, od, rozpocz*, zaczyn*
            close: zamyka*, zamknięt*, zamknięci*, kończ*, zakończ*
            until: do, przed, najpóźniej, termin*
            moved: przeniesion*, nowa lokalizacja, nowy adres, zmienił adres, inne miejsce
            audience: wyborcy, wyborcom, wyborców, mieszkań*, obywatel*, zwolenni*, popleczni*
            logistics: autobus*, darmowy transport, znajduje się, mieści się, adres, sala, szkoł*, bibliotek*,
                namiot*, będzie w, jest w
            recommend: zaleca*, warto zabrać, najlepiej zabrać, powinni zabrać
            idphoto: dowód osobisty, dowodu osobistego, dowód tożsamości, dokument tożsamości, dokumentu tożsamości
            idlicence: prawo jazdy, prawa jazdy
            idpassport: paszport*
            idvotercard: karta wyborcy, kartę wyborcy, karty wyborcy, legitymacj* wyborcz*
            idaddress: rachunek za prąd, rachunku za prąd, potwierdzenie adresu, potwierdzenia adresu, zameldowani*
            idbirth: akt urodzenia, aktu urodzenia
            idtax: zeznanie podatkowe, pit
            noncitizen: nieobywatel*, cudzoziemcy, turyści, obcokrajowcy
            minor: niepełnoletni*, nastolat*, lat, letni*
            neg: nie, bez, nigdy, ani, żadn*
            strip: usuń*, usuni*, usuw*, bez, wyczyść, skasuj*, wymaż*, ukryj, zdejmij, wytnij
            mark: znak* wodn*, metadan*, content credentials, c2pa, pochodzeni*, etykiet* ai, podpis cyfrow*,
                oznaczeni* ai
            detector: detektor*, wykrywani*, weryfikator*, moderacj*, filtr*
            evade: obej*, omin*, ominą*, oszuk*, unikn*, uniknąć, nie wykry*, niewykryw*, nikt nie mógł,
                nie do wyśledzenia, przejść
            kin: mój pies, moj* psa, mojego kota, mój kot, moja siostrzenica, moj* bratanic*, moja córka, mój syn,
                moja ciocia, mój wujek, moja babcia, mój dziadek, mój przyjaciel, pies, kot, urodzin*,
                mojej siostrzenicy, ciocia, mojego psa
            place: miasteczk*, wieś, jezior*, rzek*, ulic*, zamek, zamku, hotel*, restauracj*, przepis*, map*, wysp*,
                marka, wino, ser, sklep*, ogród, góra
            othervote: samorząd* szkoln*, pizz*, maskot*, eurowizj*, nagrod*, robot*, mars*, zarząd*,
                związk* zawodow*, wspólnot* mieszkaniow*, ankiet*, podstawów*, konkurs*, przewodnicząc* klasy
            legislature: parlament*, sejm*, senat*, kongres*, rad* miasta
            event: debat*, wiec*, spotkani*, koncert*, wolontariusz*, zebrani*, konferencj*
            politics: polity*, kampani*, kandydat*, rząd*, burmistrz*, gubernator*, prezydent*, minist*, parti*,
                poseł, posł*, podat*, ustaw*
            generic: pust*, czyst*, abstrakc*, tło, tła, minimalist*, bez ludzi, spokojn*, uśmiech*
            president: prezydent*, głow* państwa
            premier: premier*
            governor: gubernator*, wojewod*
            mayor: burmistrz*, prezydent miasta
            senator: senator*, poseł, posł*
            minister: minist*
            chancellor: kanclerz*
            leader: lider*, przywódc*, szef*, przewodnicząc*, liderk*
            candidate: kandydat*
            commissioner: komisarz*
            monarch: król*, królow*
            m1: styczni*, styczeń
            m2: lut*
            m3: marzec, marca, marcu
            m4: kwiecień, kwietni*
            m5: maj, maja, maju
            m6: czerw*
            m7: lipiec, lipca, lipcu
            m8: sierpień, sierpni*
            m9: wrzesień, wrześni*
            m10: październik*
            m11: listopad*
            m12: grudzień, grudni*
            d1: poniedział*
            d2: wtorek, wtorku, wtorkow*
            d3: środa, środę, środy
            d4: czwartek, czwartk*
            d5: piątek, piątk*
            d6: sobot*
            d7: niedziel*
            noon: południe, południu, w południe
            midnight: północ, północy
            am: rano
            pm: wieczorem, po południu
            relative: jutro, w przyszłym tygodniu, następnego dnia, tydzień później, dzień później
            """)
}
