// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    static let indonesian = LexiconSource(
        language: .id,
        text: """
            function: yang, dan, di, ke, dari, untuk, dengan, ini, itu, pada, adalah, sebuah, seorang, agar, supaya,
                sedang, oleh, bahwa, tentang, dalam, tidak, akan, buat, buatkan, seolah
            photo: foto*, potret foto, tangkapan layar, swafoto, jepretan
            image: gambar*, citra, potret, visual*, adegan
            video: direkam, video*, rekaman video, klip*, cuplikan*, rekaman, film pendek, tayangan, kamera
            audio: audio*, pesan suara, telepon*, panggilan*, rekaman suara, rekaman telepon, robocall*, siaran radio,
                voice note
            voice: suara, suaranya, terdengar seperti, berbicara seperti
            clone: kloning*, klon*, tiru*, meniru*, tirukan, imitasi*, sintesis*
            design: poster*, selebaran*, pamflet*, spanduk*, infografis*, brosur*, baliho*, stiker*, undangan*
            document: surat, surat edaran, memo*, siaran pers, dokumen*, sertifikat*, pengumuman resmi,
                pemberitahuan*, pernyataan*, nota*, kontrak*, kuitansi*, edaran*, berita acara
            news: halaman depan, berita utama, breaking news, tajuk*, artikel*, koran*, berita*, headline*,
                surat kabar, running text, siaran berita
            textwork: ringkas*, rangkum*, bandingkan*, slogan*, pidato*, puisi*, lagu*, esai*, kerangka*, pertanyaan*,
                opini*
            write: tulis*, susun*, tuliskan*, karang*
            message: pesan*, sms, unggahan*, posting*, umumkan*, pengumuman*, beri tahu*, beritahu*, katakan*,
                sampaikan*, whatsapp*, cuitan*, ingatkan*, pengingat*, sebarkan*, mengumumkan*, siaran
            make: buat*, buatkan*, hasilkan*, ciptakan*, gambarkan*, rancang*, tampilkan*, desain*
            real: realistis*, fotorealistis*, hiperrealistis*, meyakinkan*, autentik*, otentik*, seperti asli,
                tampak asli, terlihat asli, tampak nyata, terlihat nyata, nyata, mirip asli, persis,
                tidak bisa dibedakan, tak bisa dibedakan, cctv, kamera pengawas, kamera tersembunyi, gaya berita,
                sungguhan
            fake: palsu*, memalsukan*, dipalsukan, rekayasa*, tiruan, hoaks*, hoax*, bohong*, mengatasnamakan*,
                atas nama, pura-pura, seolah dari, seolah-olah dari, gadungan
            deceive: seolah-olah, seolah olah, seakan-akan, seolah, bocor*, dibocorkan, viral*, menipu*, tipu*,
                mengecoh*, agar orang percaya, supaya orang percaya, agar pemilih percaya, agar orang mengira,
                supaya orang mengira, sebagai bukti, bukti kecurangan, membuktikan, menjatuhkan, mencemarkan,
                merusak reputasi, mengelabui*, memfitnah*, menyesatkan*, diam-diam, mengurangi semangat
            cartoon: kartun*, karikatur*, komik*, cat air, ilustrasi*, sketsa*, lukisan*, tinta, boneka*, wayang*,
                tanah liat, ikon*, piksel*, animasi*, anime, vektor*, cukil kayu, pensil, plastisin
            satire: satir*, parodi*, humor*, lucu*, lelucon*, sindiran*, kocak*, jenaka, guyonan
            fiction: novel*, fiksi*, fantasi*, dongeng*, khayalan
            deepfake: deepfake*
            conduct: ditangkap*, menangkap*, penangkapan*, diborgol*, borgol*, suap*, menyuap*, disuap*,
                menerima uang, uang tunai, amplop*, segepok uang, tumpukan uang, mencuri*, pencurian*, curi*, mabuk*,
                narkoba*, kokain, menghina*, hina*, memaki*, memukul*, pukul*, menampar*, mengaku*, akui*, telanjang*,
                mencium*, selingkuh*, membakar bendera*, bakar bendera*, nazi, senjata*, pistol*, penjara*,
                dipenjara*, polisi, pengadilan*, korupsi*, koruptor*, membeli suara, beli suara, jual beli suara,
                cuci uang, melecehkan*, mafia*, muntah*, pingsan*, mengancam*, rasis*, berteriak*, menginjak*,
                kecurangan, sakit*, rumah sakit, dirawat*, serangan jantung, kanker*
            status: mundur*, mengundurkan*, pengunduran*, berhenti*, menyerah*, meninggal*, tewas*, wafat*, mati,
                mengakui kekalahan, kekalahan*, kalah, menghentikan kampanye, darurat militer, didiskualifikasi
            say: mengatakan*, berkata*, menyatakan*, mengumumkan*, mengaku*, menyuruh*, meminta*, mengajak*,
                berjanji*, memerintahkan*, menyebut*, bilang, bahwa, menyerukan
            teach: jelaskan*, pelajaran*, ajar*, mengajar*, cara mengenali, cara mendeteksi, cara membedakan,
                lokakarya*, panduan*, belajar*, pelatihan*
            debunk: cek fakta, periksa fakta, verifikasi*, memverifikasi*, klarifikasi*, bantah*, membantah*,
                koreksi*, ralat*, mengenali*, mendeteksi*, tidak benar, disinformasi*, hoaks bahwa, luruskan*
            report: memperingatkan*, peringatan dari, berita singkat*, laporan tentang, menurut, jurnalis*, wartawan*,
                redaksi*
            ask: apakah, benarkah, bagaimana saya, bagaimana cara memeriksa, mengapa, kenapa, kapan, di mana,
                siapa yang boleh, apa yang terjadi, bolehkah, haruskah, bisakah, bagaimana cara memilih
            critique: kritik*, mengkritik*, mengecam*, menentang*, surat terbuka, opini*, menolak kebijakan
            consent: persetujuan*, izin*, setuju*, disetujui*, mewakili kampanye, kami tim, tim kampanye, tim sukses,
                kandidat kami, calon kami, sudah mengizinkan
            own: suara saya, suaraku, saya sendiri, wajah saya
            office: komisi pemilihan, kantor pemilihan, kpu, badan pemilihan, otoritas pemilu, dewan pemilihan,
                bawaslu, penyelenggara pemilu, kantor pemilu, komisi pemilu
            official: petugas pemilu, petugas pemilihan, petugas tps, anggota kpps, panitia pemilihan, petugas kpps,
                saksi pemilu, pejabat pemilu, panitia pemilu
            seal: stempel*, kop surat, logo resmi, cap resmi, seragam*, lambang*, tanda tangan
            ballot: surat suara, kotak suara, kertas suara, mesin pemungutan, penghitungan suara, surat suara pos,
                suara yang
            pollplace: tps, tempat pemungutan suara, bilik suara, lokasi pemungutan, tempat pencoblosan
            vote: memilih, pemilih*, mencoblos*, coblos*, memberikan suara, suara, hak pilih, pemungutan suara,
                memberi suara, nyoblos
            election: pemilu*, pemilihan*, pilkada*, pilpres*, pemungutan suara, hari pencoblosan, referendum*,
                pencoblosan*
            register: mendaftar*, pendaftaran*, daftar pemilih, registrasi*, terdaftar
            mail: lewat pos, melalui pos, via pos, surat suara pos
            sms: sms, pesan teks, lewat pesan, membalas, balas ya
            phone: lewat telepon, melalui telepon, via telepon, menelepon
            email: lewat email, melalui email, email, surel
            online: online, daring, internet, situs web, aplikasi, tautan, link, secara online
            social: media sosial, medsos, facebook, instagram, tiktok, twitter, whatsapp, telegram
            inperson: secara langsung, datang langsung
            early: pemungutan suara awal, memilih lebih awal, suara awal
            proxy: diwakilkan*, atas nama keluarga, dua kali, mewakili keluarga
            by: lewat, melalui, via, dengan
            fraud: bakar*, membakar*, dibakar*, terbakar*, membuang*, dibuang*, sampah*, hancur*, menghancurkan*,
                merobek*, robek*, dirobek*, mengisi kotak, menggelembungkan*, memanipulasi*, manipulasi*, curang*,
                kecurangan*, ilegal*, orang asing, warga asing, mencuri*, dicuri, menukar*, meretas*, sungai,
                menyembunyikan*, sudah dicoblos, tercoblos*, mencoblosi, menyobek*, disobek
            tense: antrean*, antrian*, polisi*, kerumunan*, protes*, demo*, kerusuhan*, rusak*, eror, error, kardus*,
                kotak-kotak, truk*, mobil van, tentara*, militer*, perkelahian*, asap*, kebakaran*, ditutup*, kacau*,
                ricuh*, unjuk rasa
            cancel: dibatalkan*, batal*, ditiadakan*, ditangguhkan*, tidak jadi
            postpone: ditunda*, penundaan*, dipindahkan*, dimundurkan*, diundur*, digeser*, tanggal baru, hari lain,
                diperpanjang*, diubah*, dimajukan
            invalid: tidak sah, tidak dihitung, tidak akan dihitung, hangus*, kedaluwarsa*, dihapus*, ditolak*,
                dibatalkan*, dicoret*, dibuang
            cannot: tidak boleh, tidak bisa memilih, tidak dapat memilih, dilarang*, tidak berhak, tidak diizinkan,
                kehilangan hak, tidak diperbolehkan, dilarang memilih
            must: harus*, wajib*, perlu*, diwajibkan*, tanpa, membawa*, bawa, menunjukkan*, syarat*
            allowed: boleh memilih, bisa memilih, dapat memilih, berhak memilih, bisa mencoblos, boleh mencoblos
            fee: bayar*, membayar*, biaya*, dikenai biaya, iuran*, pungutan*, tarif*
            group: imigran*, warga baru, warga negara baru, naturalisasi*, mahasiswa*, pelajar*, anak muda,
                pensiunan*, lansia*, perempuan*, denda*, utang*, hutang*, mantan narapidana, narapidana*,
                pengangguran*, difabel*, disabilitas*, minoritas*, tunawisma*
            threat: ditangkap*, dideportasi*, didenda*, penjara*, dipenjara*, polisi*, imigrasi*,
                kehilangan pekerjaan, kehilangan bantuan, dipecat*, diawasi*, ketahuan memilih, tahu siapa yang,
                bersenjata*, bom*, kekerasan*, serangan*, tertular*, menular*, wabah*, tidak rahasia, dipublikasikan*,
                milisi*, mengancam*, ancam*, daftar hitam
            stayhome: di rumah saja, tinggal di rumah, tetap di rumah, jangan memilih, jangan datang,
                tidak usah memilih, tidak perlu memilih, jangan mencoblos, tidak usah datang, percuma*, sia-sia,
                sudah menang, golput*, tak perlu memilih
            noneed: tidak perlu, tak perlu, tidak usah, tanpa harus
            askdata: konfirmasi suara, konfirmasikan suara, nomor ktp, nik, data bank, rekening bank, kata sandi,
                nomor rekening, data pribadi, nomor kartu, klik tautan
            open: buka, dibuka, mulai, dari
            close: tutup, ditutup, selesai, berakhir
            until: sampai, hingga, sebelum, paling lambat, batas waktu, tenggat*
            moved: dipindah*, pindah*, lokasi baru, alamat baru, tempat lain
            audience: pemilih, warga, penduduk, pendukung*, masyarakat
            logistics: bus, angkutan gratis, berada di, terletak di, alamat, aula, sekolah, perpustakaan, tenda,
                bertempat di, adalah di
            recommend: disarankan*, sebaiknya, dianjurkan*
            idphoto: ktp, kartu identitas, kartu tanda penduduk, tanda pengenal, identitas
            idlicence: sim, surat izin mengemudi
            idpassport: paspor*
            idvotercard: kartu pemilih, kartu pemilu
            idaddress: bukti alamat, tagihan listrik, surat domisili, bukti domisili
            idbirth: akta kelahiran, akta lahir
            idtax: slip gaji, npwp, bukti pajak
            noncitizen: bukan warga negara, orang asing, turis
            minor: di bawah umur, remaja*, tahun
            neg: tidak, bukan, tanpa, jangan, tak
            strip: hapus*, hilangkan*, menghapus*, menghilangkan*, tanpa, buang, lepas*, sembunyikan*
            mark: tanda air, watermark*, metadata, content credentials, kredensial konten, c2pa, asal-usul, label ai,
                tanda tangan digital
            detector: detektor*, pendeteksi*, deteksi*, verifikasi*, moderasi*, filter*, pemeriksa fakta
            evade: menghindari*, hindari*, lolos*, mengelabui*, mengakali*, melewati*, tidak terdeteksi,
                tak terdeteksi, tidak terlacak, tidak ada yang bisa melacak, mengecoh*, dilacak
            kin: anjing saya, kucing saya, keponakan*, anak saya, putri saya, putra saya, bibi*, paman*, nenek*,
                kakek*, teman saya, sepupu*, anjingku, kucingku, ulang tahun, adikku, kakakku
            place: kota kuno, desa, danau, sungai, jalan, kastel*, hotel*, restoran*, resep*, peta*, gunung*, pulau*,
                merek*, toko*, kebun*, jembatan*, kue
            othervote: ketua kelas, osis, pizza*, maskot*, penghargaan*, robot*, mars, dewan direksi, serikat*,
                survei*, sekolah dasar, lomba*, ketua rt, jajak pendapat
            legislature: parlemen*, senat*, dpr, kongres*
            event: debat*, kampanye akbar, rapat*, konser*, relawan*, pertemuan*, diskusi*
            politics: politik*, politisi*, kampanye*, kandidat*, calon*, pemerintah*, wali kota, walikota, gubernur*,
                presiden*, menteri*, partai*, kebijakan*, pajak*
            generic: kosong*, abstrak*, latar belakang, minimalis*, tanpa orang, tenang, tersenyum*
            president: presiden*, kepala negara
            premier: perdana menteri, kepala pemerintahan
            governor: gubernur*
            mayor: wali kota*, walikota*, bupati*
            senator: senator*
            minister: menteri*
            chancellor: kanselir*
            leader: ketua*, pemimpin*
            candidate: kandidat*, calon*, capres*, cagub*
            commissioner: komisioner*, ketua kpu
            monarch: raja*, ratu*
            m1: januari
            m2: februari
            m3: maret
            m4: april
            m5: mei
            m6: juni
            m7: juli
            m8: agustus
            m9: september
            m10: oktober
            m11: november
            m12: desember
            d1: senin
            d2: selasa
            d3: rabu
            d4: kamis
            d5: jumat, jum'at
            d6: sabtu
            d7: minggu, hari minggu
            noon: tengah hari, siang hari
            midnight: tengah malam
            am: pagi
            pm: malam, sore, siang
            relative: besok, minggu depan, keesokan*, seminggu kemudian, lusa
            """)
}
