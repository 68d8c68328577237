// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// More words of Turkish: what people are shown doing, how media pass for real, and what voters are told.
    static let turkishHarms = LexiconSource(
        language: .tr,
        text: """
            conduct: tokatla*, tokat*, yumruk*, tekme*, döv*, it*ip, iterken, boğ*, bıçakla*, ateş ed*, öldür*,
                katlet*, çarpıp kaç*, çarp*, sendele*, geveley*, sarhoş*, alkollü*, körkütük*, uyuyakal*, uyuyor*,
                uyurken, horla*, salya*, baygın*, işerken, kokain*, esrar*, hap, haplar, şırınga*, torbacı*,
                uyuşturucu*, fuhuş*, genelev*, fahişe*, yatakta, öpüş*, çıplak*, metres*, gizli ilişki*, elle taciz*,
                taciz*, reşit olmayan*, rüşvet*, deste para*, para deste*, para çanta*, çanta dolusu*, nakit*, zarf*,
                banknot*, zimmet*, kara para*, yolsuz*, vergi cennet*, mafya*, çete*, terörist*, diktatör*, soygun*,
                hırsız*, çal*, gasp*, kelepçe*, tutukla*, gözaltı*, polis aracı*, götürül*, hücre*, hapis*,
                parmaklık*, mahkeme*, sanık*, mahkum*, suçlu*, kaç*, firar*, bayrak yak*, bayrağı yak*, gamalı haç*,
                nazi*, hakaret*, küfre*, küfür*, aşağıla*, hor gör*, bağır*, kavga*, arbede*, orta parmak*, ırkçı*,
                itiraf*, kabul ed*, yalan söyle*, komplo*, şantaj*, kan*, kanlar*, ağla*, kus*, aptal*, asalak*,
                pislik*, tecavüz*, saldır*, hasta*, kanser*, bunama*, demans*, felç*, inme*, kalp kriz*, koma*,
                hastane*, yoğun bakım*, boşan*
            status: hastaneye kaldır*, komada*, felç geçir*, kalp krizi geçir*, çekil*, vazgeç*, adaylıktan çek*,
                istifa*, görevden al*, havlu at*, öldü*, öl*, hayatını kaybet*, vefat*, suçlan*, soruşturma*,
                yargılan*, azled*, diskalifiye*, kaçtı*, kayıp*, kaçırıl*, yenilgi*, rakibini destekle*, sıkıyönetim*,
                kampanyasını bırak*, askıya al*
            deepfake: yüz*/kafa*/baş* .. yapıştır*/ekle*/koy*/yerleştir*/değiştir*/bindir*/tak*/monte*, yüz değiştir*,
                yüz takas*, fotomontaj*, montaj*, dudak senkron*, dudak .. eşle*
            clone: taklit*, klon*, kopyala*, taklidi*, kılığın*, yerine geç*, öykün*, seslendir*, söylet*, dublaj*
            voice: ses*, sesi, sesiyle, sesinden, ses ton*, tını*, konuşması gibi, aksan*, kendi sesi*
            audio: ses kayıt*, ses kayd*, sesli mesaj*, telefon konuşma*, telesekreter*, dinleme kayd*, dinleme*,
                açık mikrofon*, kaydet*, kaydedil*, podcast*, radyo spot*, robot arama*, otomatik arama*
            video: video*, görüntü*, kayıt*, kayd*, kamera*, canlı yayın*, yayın*, çekim*, film*, klip*, reels
            photo: fotoğraf*, ekran görüntü*, kare*, çekilmiş*, selfie*, paparazi*
            real: gizlice .. çekilmiş, telefonla çekilmiş, telefonla, cep telefonu*, inandırıcı*, ikna edici*,
                gerçeğinden, gerçek gibi, sahiden, hakiki*, gerçekçi*, güvenlik kamera*, gizli kamera*, ayırt edil*,
                anlaşılma*, amatör*, bulanık*, titrek*, grenli*, haber ajans*, basın fotoğraf*, tıpkı*, aynısı*,
                birebir*, ikiz*, canlı gibi
            fake: sahte*, uydur*, düzmece*, yalan*, taklit*, kurgu*, montaj*, çakma*, adına, ağzından, gibi görün*,
                gelmiş gibi, göndermiş gibi, sözde, hiç söylemediği, asılsız*
            deceive: anlaşılmasın, anlaşılmamalı*, kimse anlama*, kimse fark*, kimse .. anlama*, kimse .. fark etme*,
                belli olma*, inansın*, inandır*, sansın*, zannet*, düşünsün*, gibi göster*, gibi dur*, sanki, sızdır*,
                sızıntı*, viral*, kanıt*, delil*, ispat*, karala*, itibar*, rezil*, lekele*, kandır*, aldat*, yanılt*,
                gizlice*, caydır*, vazgeçir*, basına
            record: sağlık rapor*, hastane rapor*, doğum belge*, ölüm belge*, banka döküm*, banka dekont*, dekont*,
                havale*, fatura*, makbuz*, diploma*, karne*, transkript*, sabıka*, polis tutanağ*, tutuklama emr*,
                yakalama karar*, celp*, iddianame*, mahkeme karar*, vergi beyan*, pasaport*, imzalı sözleşme*,
                istifa mektub*, el yazı*, günlü*, whatsapp yazışma*, yazışma*, arasındaki konuşma*, arasındaki mesaj*,
                özel mesaj*, iç yazışma*, kurum içi*, gizli rapor*, kripto*, dosya*, bordro*, çek, imza*, kan tahlil*,
                sandık tutanağ*, sonuç tutanağ*
            layout: ön sayfa*, manşet*, başlık*, logo*, ekran görüntü*, son dakika*, bildirim*, alt bant*, kj,
                ana sayfa*, web sayfa*, haber bülten*, canlı blog*, sayfa düzen*
            sender: imzalı*, imzasıyla, adına, mühürlü*, antetli*, logolu*, resmi*, resmî*, tarafından, gönderilmiş*,
                ağzından, gelen, gibi görünen
            seal: mühür*, mühr*, kaşe*, antet*, arma*, logo*, resmi*, resmî*, imza*, üniforma*, rozet*, kimlik kart*
            document: e-posta*, eposta*, mail*, yazı*, mektup*, tebligat*, duyuru*, bildirim*, pdf*, form*, genelge*,
                ilan*, karar*, belge*, tutanak*, rapor*, fatura*
            message: broşür*, yaz, yaz*, söyle*, haber ver*, duyur*, paylaş*, gönderi*, yay*, mesaj*, sms*, söylenti*,
                dedikodu*, iddia*, durum*, anlat*, uyar*, bildir*
            office: ysk, seçim kurulu*, kurul*, yüksek seçim*, seçim ofis*, seçim müdürlüğ*
            official: sandık görevli*, sandık kurulu*, seçim görevli*, sandık başkan*, müşahit*, sayım görevli*,
                seçim memur*
            ballot: oy pusula*, pusula*, oylar*, sandık*, sandığ*, oy torba*, torba*, mühürlü zarf*, posta oy*,
                sayım*, seçmen liste*
            pollplace: sandık*, sandığ*, oy verme yer*, oy kabin*, oy kullanma yer*, okuldaki sandık*
            vote: oy*, oylar, oyunuz*, oyunu*, oy ver*, oy kullan*, seçmen*, sandığa git*
            fraud: yırt*, yak*, yakıl*, çöp*, çöpe*, konteyner*, nehir*, nehre*, dere*, kanal*, imha*, parçala*,
                değiştir*, takas*, sil*, karala*, doldur*, önceden işaret*, birden fazla*, defalarca*, ölü*, çal*,
                sakla*, gizle*, torba*, kamyonet*, gece*, hile*, sahte*, hackle*, oy satın*, yabancı*, mühür* kır*,
                çuval*
            tense: kuyruk*, kuyru*, kalabalık*, polis*, protesto*, gösteri*, arbede*, kamyon*, koli*, kutu*, bozuk*,
                arıza*, kargaşa*, tartış*, asker*, ordu*, duman*, yangın*, bariyer*, çuval*, jandarma*
            threat: maaş*/yardım*/emekli*/iş*/burs*/vize*/oturum* .. kes*/kaybed*/iptal*/elinden*, tutukla*, gözaltı*,
                sınır dışı*, para cezas*, kimlik kontrol*, baskın*, silahlı*, bomba*, ateş aç*, milis*, maskeli*,
                cop*, döv*, dayak*, molotof*, patla*, virüs*, bulaş*, patron* .. öğren*, işveren* .. öğren*,
                işten at*, kovul*, kara liste*, fişle*, gizli değil*, haciz*, tehdit*, izlen*, ceza kes*, ceza al*
            cancel: iptal*, yapılmayacak*, ertelendi, durdurul*, askıya*, açılmayacak*, kapatıl*, gerçekleşmeyecek*
            postpone: ertel*, alındı*, kaydır*, yeni tarih*, başka gün*, tarihi değiş*, öne alın*, pazartesiye*
            invalid: geçersiz*, sayılmayacak*, sayılma*, düştü*, silin*, kaydınız .. silin*, iptal*, süresi dol*,
                hükümsüz*, kabul edilme*, yanacak*, yok sayıl*
            cannot: oy kullanama*, oy veremez*, kullanamaz*, veremez*, hakkı yok*, hakkını kaybe*, yasak*,
                izin verilme*, alınmayacak*
            only: sadece, yalnızca, yalnız, ancak
            must: gerek*, zorunlu*, şart*, lazım*, mecbur*, getir*, göster*, ibraz*, olmadan, olmalı*
            demand: kira sözleşme*, fatura*, makbuz*, belge*, parmak iz*, aşı*, ismini yaz*, imzala*, iki işaret*,
                test*, yemin*, vekalet*, izin kağıd*
            handover: oy*/pusula*/zarf* .. teslim*/ver*/bırak*/topla*, topluyoruz, biz alırız
            stayhome: gitmeyin*, değmez*, anlamsız*, fark etmez*, sonuç belli*, çoktan belli*, kazandı bile,
                zaten kazan*, boykot*, evde kal, evde kalın, evde kalsın*, evinizde kalın, sandığa gitme,
                sandığa gitmeyin*, oy vermeyin*, oy verme, oy kullanma, oy kullanmayın*, uğraşmayın, zahmet etmeyin
            noneed: gerek yok*, gerekmez*, gerekmi*, zorunda değil*, evden, evden çıkmadan, gitmeden, koltuğunuzdan,
                ihtiyaç yok*
            askdata: kimlik numara*, tc kimlik*, tc numara*, hesap numara*, iban*, şifre*, banka bilgi*, yanıtla*,
                cevap yaz*, numaranızı gönder*, numarasını gönder*, fotoğrafını gönder*, kime oy ver*, doğum tarih*,
                oyunuzu doğrula*, oyunuzu onayla*, kaydınızı doğrula*, sms kod*
            online: uygulama*, internet*, online, çevrimiçi, telefon*, site*, portal*, qr kod*, link*, bağlantı*
            close: kapan*, kapalı*, kapatıl*, kapanış*
            group: işsiz*, emekli*, borçlu*, borc*, kiracı*, ev sahip*, yaşlı*, öğrenci*, genç*, göçmen*, mülteci*,
                mahkum*, hükümlü*, evli kadın*, engelli*, evsiz*, gurbetçi*, yurt dışı*, vatandaşlığa geç*,
                yardım alan*, kürt*, alevi*
            audience: sakinler*, emekli*, destekçi*, seçmen*, vatandaş*, komşu*, herkes*, halk*, mahalle*, gençler*
            strip: sil*, siler*, kaldır*, çıkar*, temizle*, yok et*, gizle*, kırp*, bulanıklaştır*, kurtul*, olmadan,
                atlat*, devre dışı*
            mark: filigran*, c2pa*, üstveri*, meta veri*, metadata*, etiket*, yapay zeka etiket*, imza*, köken*, iz*,
                exif, içerik kimlik*
            detector: dedektör*, algıla*, tespit*, doğrulama*, moderasyon*, filtre*, adli*, platform*, tanıma*, teyit*
            evade: atlat*, aş*, geç*, geçsin*, kandır*, yakalanma*, fark edilme*, tespit edilme*, iz bırakma*,
                izlenemez*, takılma*
            critique: istifa etmeli*, istifaya çağır*, istifasını iste*, gitmeli*, eleştir*
            ask: yasal mı, suç mu, hangi yasa, nedir
            venue: spor salon*, okul*, ilkokul*, cami*, kütüphane*, belediye bina*, kültür merkez*, çadır*,
                düğün salon*, muhtarlık*
            """)
}
