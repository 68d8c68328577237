// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    static let turkish = LexiconSource(
        language: .tr,
        text: """
            function: ve, bir, bu, için, ile, nasıl, olan, olarak, gibi, çok, mı, ki, kadar, diye, göre, yap, yaz,
                oluştur, içinde, alıyor, eden, sonra, var, veya, ama, onun, kendi, üzerinde, gerçekçi
            photo: fotoğraf*, foto*, selfie*, özçekim*, ekran görüntüsü*, kare, karesi
            image: görsel*, resim*, resmi, görüntü*, portre*, sahne*, imaj*
            video: video*, görüntüleri, kayıt*, klip*, kamera*, film*, videosu*
            audio: ses kayd*, sesli mesaj*, telefon*, ses*, arama*, otomatik arama*, kaydı, radyo*
            voice: ses, sesi, sesini, sesiyle, sesinin, sesinden, gibi konuş*, gibi duyul*
            clone: klon*, taklit*, kopyala*, sentezle*
            design: afiş*, broşür*, el ilanı*, ilan*, pankart*, infografik*, poster*, bildiri*, çıkartma*, davetiye*
            document: mektup*, mektub*, belge*, genelge*, yazı*, duyuru*, bildiri*, basın açıklama*, açıklama*,
                tutanak*, sözleşme*, makbuz*, memo*, iç yazışma*, resmî yazı*, rapor*, sertifika*
            news: ön sayfa*, manşet*, son dakika*, haber*, gazete*, makale*, haber bülteni*, alt yazı, birinci sayfa*
            textwork: özet*, karşılaştır*, slogan*, konuşma metni*, şiir*, şarkı*, deneme*, taslak*, soru*,
                köşe yazısı*
            write: yaz*, kaleme al*, hazırla*
            message: mesaj*, sms*, paylaşım*, gönderi*, duyur*, söyle*, bildir*, haber ver*, whatsapp*, tweet*,
                hatırlat*, yay*, anons*, ilan et*
            make: yap*, oluştur*, üret*, çiz*, tasarla*, göster*, hazırla*, yarat*
            real: gerçekçi*, fotogerçekçi*, hiper gerçekçi*, hipergerçekçi*, inandırıcı*, ikna edici*, gerçek gibi,
                gerçekmiş gibi, sahici*, otantik*, ayırt edilemez*, ayırt edilemeyen*, birebir*, güvenlik kamera*,
                gizli kamera*, tıpatıp
            fake: sahte*, uydurma*, düzmece*, taklit*, kurmaca haber*, adına, gibi görünen, sözde
            deceive: gibi görünsün, gibi göster*, sanki, sızdır*, sızmış*, viral*, kandır*, aldat*, inansın*, sansın*,
                inandır*, kanıt olarak, kanıtı, delil*, kanıt*, gerçek san*, itibarını, karala*, gizlice*, yanılt*,
                caydır*
            cartoon: karikatür*, çizgi*, çizim*, suluboya*, illüstrasyon*, mürekkep*, kukla*, oyun hamuru*, simge*,
                ikon*, ahşap baskı*, yağlı boya*, piksel*, animasyon*, kara kalem*, karakalem*, eskiz*, anime
            satire: hiciv*, hicv*, parodi*, mizah*, komik*, şaka*, espri*, alaycı*, gülünç*, skeç*
            fiction: roman*, kurgu*, fantastik*, masal*, hayali*
            deepfake: deepfake*, derin sahte*
            conduct: tutukla*, gözaltı*, kelepçe*, rüşvet*, nakit*, para dolu, zarf*, hırsız*, sarhoş*, uyuşturucu*,
                kokain*, hakaret*, küfür*, küfred*, tokat*, döv*, vur*, itiraf*, kabul ed*, çıplak*, bayrağı yak*,
                bayrak yak*, nazi*, silah*, hapis*, hapse*, cezaevi*, polis*, mahkeme*, yolsuzluk*, oy satın al*,
                kara para*, taciz*, mafya*, kus*, bayıl*, tehdit*, ırkçı*, bağır*, aşağıla*, öpüş*, öpüyor*, öpen*,
                çalar*, çalıyor*, çalma*, çaldı*, çalan*, para al*, para alırken, hastane*, hasta*, kalp krizi*,
                kanser*
            status: çekil*, adaylıktan*, istifa*, bırak*, vazgeç*, öldü*, ölüm*, ölmüş, vefat*, yenilgi*,
                kampanyasını durdur*, sıkıyönetim*, bıraktığını
            say: söyle*, diyor*, dediği*, diyen*, açıkla*, duyur*, iddia*, itiraf*, çağır*, çağrı*, isti*, söz ver*,
                emr*, ilan ed*
            teach: açıkla*, anlat*, ders*, öğret*, nasıl anlaşıl*, nasıl tespit*, nasıl fark*, atölye*, rehber*,
                öğren*, eğitim*
            debunk: doğrula*, teyit*, yalanla*, düzelt*, çürüt*, tespit*, gerçek mi, ayırt et*, yanlış iddia*,
                doğruluk kontrol*, dezenformasyon*, söylenti*, yalan olduğu*
            report: uyarı*, uyarıyor*, haber özeti*, kısa haber*, göre, gazeteci*
            ask: gerçek mi, doğru mu, nasıl kontrol*, nasıl anlarım, neden, ne zaman, nerede, kimler, kim oy, ne olur,
                miyim, mıyım, gerekir mi, gerekiyor mu, nasıl oy
            critique: eleştir*, karşı, açık mektup*, görüş*, itiraz*, protesto*
            consent: izin*, rıza*, onay*, kampanya ekibi*, kampanyasıyız, ekibiyiz, adayımız*, adına çalış*
            own: kendi sesim*, kendim*, kendi yüzüm*, benim sesim*
            office: seçim kurul*, seçim komisyon*, seçim ofis*, seçim daire*, seçim idare*, yüksek seçim
            official: sandık görevli*, seçim görevli*, sandık kurul*, sandık başkan*, seçim memur*, sandık memur*
            seal: mühür*, mühr*, antet*, resmî logo*, resmi logo*, kaşe*, üniforma*, amblem*, imza*
            ballot: oy pusula*, pusula*, sandık*, sandığ*, oy makine*, oylar*, oy zarf*, oy sayım*, oyları
            pollplace: sandık*, sandığ*, oy verme yer*, oy kullanma yer*, seçim merkez*, oy verme merkez*,
                seçim sandığ*, oy kabin*
            vote: oy, oylar*, oyunu*, oyun*, oy ver*, oy kullan*, seçmen*, sandığa git*, oy vermek
            election: seçim*, oylama*, referandum*, sandık gün*
            register: kayıt*, kaydı*, kaydol*, seçmen kütü*, seçmen liste*
            mail: postayla*, posta ile, mektupla, posta yoluyla, posta oy*, posta*
            sms: sms*, kısa mesaj*, mesajla, mesaj atarak, cevap vererek, yanıtlayarak
            phone: telefonla, telefon ile, arayarak
            email: e-posta*, eposta*, e-mail*
            online: internet*, çevrim içi, çevrimiçi*, online, uygulama*, link*, bağlantı*, web site*
            social: sosyal medya*, facebook*, instagram*, tiktok*, twitter*, whatsapp*, telegram*
            inperson: şahsen, bizzat
            early: erken oy*
            proxy: vekâlet*, vekalet*, ailesi adına, iki kez, iki kere
            by: ile, üzerinden, yoluyla, aracılığıyla
            fraud: yak*, yanan*, atıl*, atan*, atıyor*, imha*, yırt*, oy doldur*, manipüle*, değiştir*, hile*,
                yasa dışı*, yasadışı*, yabancı*, hack*, nehir*, nehre*, sakla*, önceden işaret*, sahte oy*, yok ed*,
                parçala*, çalar*, çalıyor*, çalma*, çalan*, çöp, çöpe*, çöpte*, çöplü*
            tense: kuyruk*, kuyruğ*, sıra*, polis*, kalabalık*, protesto*, isyan*, bozuk*, bozul*, hata*, kutu*,
                kamyon*, kamyonet*, asker*, ordu*, kavga*, duman*, yangın*, kapalı*, kaos*, gösteri*
            cancel: iptal*, askıya al*, yapılmayacak*, geçersiz sayıl*
            postpone: ertelen*, ertele*, taşın*, kaydırıl*, yeni tarih*, başka gün*, değişti*, uzatıl*, alındı
            invalid: geçersiz*, sayılmay*, silin*, iptal edil*, reddedil*, süresi dol*, çöpe at*
            cannot: kullanamaz*, veremez*, veremey*, kullanamay*, yasak*, hakkı yok, hakları yok, hakkı yoktur,
                izin verilm*, alınmay*
            must: zorunlu*, gerek*, şart*, mecbur*, olmadan, getir*, lazım, ibraz*, olmayan*
            allowed: oy kullanabil*, oy verebil*, kullanabil*, verebil*
            fee: ücret*, öde*, para öde*, harç*, bedel*, maliyet*, vergi öde*
            group: göçmen*, yeni vatandaş*, öğrenci*, gençler*, emekli*, yaşlı*, kadınlar*, cezası*, borç*, borcu*,
                mahkûm*, mahkum*, hükümlü*, sabıka*, işsiz*, engelli*, azınlık*, evsiz*
            threat: tutuklan*, gözaltına*, sınır dışı*, ceza*, hapis*, polis*, göçmenlik*, işini kaybed*, işten*,
                işlerini kaybed*, yardımı kes*, izlen*, kime oy verdiğ*, silahlı*, bomba*, şiddet*, saldırı*, bulaş*,
                salgın*, gizli değil*, kara liste*, milis*, tehdit*
            stayhome: oy vermeyin, oy kullanmayın, gitmeyin, gitmesin*, çoktan kazan*, sonuç belli*, boykot*,
                evde kal, evde kalın, evde kalsın*, sandığa gitme, boşuna git*, boşuna oy, zahmet etmeyin
            noneed: gerek yok*, gerekmez*, gerekmiyor*, gitmeye gerek*, ihtiyaç yok*
            askdata: oyunuzu onayla*, oyunu onayla*, kimlik numara*, banka bilgi*, şifre*, hesap numara*,
                kişisel bilgi*, kart numara*, linke tıkla*, bağlantıya tıkla*
            open: açıl*, açık*, başla*, itibaren, den
            close: kapan*, kapat*, bit*, sona er*
            until: kadar, önce, son gün*, son tarih*, en geç
            moved: taşındı*, taşın*, yeni adres*, yeni yer*, yeri değiş*
            audience: seçmenler*, vatandaş*, halk*, destekçi*, taraftar*, sakinler*
            logistics: servis*, otobüs*, ücretsiz ulaşım, adres*, salon*, okul*, kütüphane*, çadır*, bulunuyor*,
                yer alıyor
            recommend: önerilir*, tavsiye*, getirmesi iyi
            idphoto: kimlik kart*, kimlik belge*, nüfus cüzdan*, kimlik*
            idlicence: ehliyet*, sürücü belge*
            idpassport: pasaport*
            idvotercard: seçmen kart*, seçmen bilgi*
            idaddress: ikametgâh*, ikametgah*, fatura*, adres belge*
            idbirth: doğum belge*
            idtax: vergi belge*, maaş bordro*
            noncitizen: vatandaş olmayan*, yabancılar*, turist*
            minor: reşit olmayan*, yaşında*, ergen*, çocuklar*
            neg: değil, yok, hiç, olmadan, olmasın, olmayan
            strip: kaldır*, sil*, çıkar*, olmadan, temizle*, gizle*, kes
            mark: filigran*, meta veri*, metaveri*, content credentials, c2pa, köken*, yapay zekâ etiket*,
                yapay zeka etiket*, dijital imza*, içerik kimlik*, içerik kimliğ*
            detector: dedektör*, tespit araç*, tespit sistem*, algılama*, doğrulayıcı*, moderasyon*, filtre*,
                denetim*, algılayıcı*
            evade: atlat*, aş*, kaçır*, kaçın*, kandır*, yakalanma*, fark edilme*, izlenemez*, izi sürül*,
                kimse izini, geç*
            kin: köpeğim*, kedim*, yeğenim*, kızım*, oğlum*, teyzem*, amcam*, babaannem*, dedem*, arkadaşım*,
                kuzenim*, köpek*, kedi*, doğum gün*, kardeşim*, halam*
            place: kasaba*, köy*, nehir*, sokağ*, sokak*, kale*, kalesi*, otel*, restoran*, tarif*, harita*, antik*,
                dağ*, ada, marka*, şarap*, peynir*, mağaza*, bahçe*, köprü*, göl, gölü*
            othervote: sınıf başkan*, öğrenci konsey*, pizza*, maskot*, eurovision*, ödül*, robot*, mars*,
                yönetim kurul*, sendika*, apartman*, site yönetim*, anket*, ilkokul*, yarışma*
            legislature: parlamento*, meclis*, senato*, kongre*, belediye meclis*
            event: münazara*, miting*, toplantı*, konser*, gönüllü*, buluşma*, tartışma program*
            politics: siyas*, politik*, kampanya*, aday*, hükümet*, belediye*, vali*, başkan*, bakan*, parti*,
                milletvekil*, vergi*, yasa*
            generic: soyut*, arka plan*, minimalist*, insansız*, sakin*, gülümse*, boş
            president: cumhurbaşkan*, devlet başkan*, başkan*
            premier: başbakan*
            governor: vali*
            mayor: belediye başkan*
            senator: senatör*, milletvekil*
            minister: bakan*
            chancellor: şansölye*
            leader: lider*, genel başkan*, parti başkan*
            candidate: aday*
            commissioner: komiser*, seçim kurulu başkan*
            monarch: kral*, kraliçe*
            m1: ocak*
            m2: şubat*
            m3: mart*
            m4: nisan*
            m5: mayıs*
            m6: haziran*
            m7: temmuz*
            m8: ağustos*
            m9: eylül*
            m10: ekim*
            m11: kasım*
            m12: aralık*
            d1: pazartesi*
            d2: salı*
            d3: çarşamba*
            d4: perşembe*
            d5: cuma, cuma günü
            d6: cumartesi*
            d7: pazar, pazar günü
            noon: öğlen*, öğle
            midnight: gece yarısı*
            am: sabah*
            pm: akşam*, öğleden sonra, gece
            relative: yarın*, gelecek hafta*, ertesi gün*, bir hafta sonra, haftaya
            """)
}
