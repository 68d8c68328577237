// SPDX-License-Identifier: Apache-2.0

extension LexiconSource {
    /// More words of Indonesian: what people are shown doing, how media pass for real, and what voters are told.
    static let indonesianHarms = LexiconSource(
        language: .id,
        text: """
            conduct: menampar*, tampar*, memukul*, memukuli, pukul*, menendang*, mendorong*, meludah*, mencekik*,
                menikam*, menusuk*, menembak*, membunuh*, bunuh*, menabrak*, tabrak lari, sempoyongan, meracau,
                mabuk*, teler, tertidur*, tidur*, mendengkur*, ngiler, pingsan*, tak sadarkan diri, kencing*, nyabu,
                sabu, kokain*, ganja, pil, jarum suntik, narkoba*, bandar*, pengedar*, pelacur*, psk, bordil,
                di ranjang, berciuman*, mencium*, telanjang*, bugil, selingkuh*, selingkuhan, simpanan, meraba*,
                melecehkan*, pelecehan*, di bawah umur, suap*, menyuap*, disuap*, sogok*, segepok uang, tumpukan uang,
                uang tunai, amplop*, koper uang, koper berisi, korup*, menggelapkan*, cuci uang, pencucian uang,
                mafia*, preman*, gangster*, teroris*, diktator*, merampok*, perampokan*, mencuri*, pencuri*, maling*,
                ngutil, diborgol*, borgol*, ditangkap*, penangkapan*, digiring*, ditahan*, sel, penjara*, jeruji,
                tahanan*, pengadilan*, terdakwa*, terpidana*, bersalah, mobil polisi, kabur*, melarikan diri, buron*,
                membakar bendera, bakar bendera, swastika, nazi*, menghina*, memaki*, maki*, mencaci*, merendahkan*,
                berteriak*, teriak*, berkelahi*, berantem*, ribut, jari tengah, rasis*, mengaku*, ngaku, mengakui*,
                berbohong*, bohong*, menipu*, bersekongkol*, memeras*, berdarah*, darah, menangis*, muntah*, goblok,
                bodoh, sampah, parasit, memerkosa*, mengamuk*, sakit*, kanker*, demensia, pikun, stroke,
                serangan jantung, koma, rumah sakit*, dirawat*, icu, cerai*
            status: masuk rumah sakit, dilarikan ke rumah sakit, dirawat*, terkena stroke, serangan jantung, mundur*,
                mengundurkan diri, undur diri, menyerah*, tutup usia, meninggal*, wafat*, tewas*, mati, tersangka*,
                didakwa*, diperiksa*, dicopot*, dipecat*, didiskualifikasi*, kabur ke, hilang, diculik*,
                mengaku kalah, mengakui kekalahan, kalah, mendukung lawan, darurat militer, menghentikan kampanye,
                keluar dari pencalonan
            deepfake: tempel/tempelkan/pasang/pasangkan/ganti/tukar/ubah/masukkan .. wajah/muka/kepala, tukar wajah,
                ganti wajah, wajah .. ke tubuh, wajah .. ditempel, fotomontase, editan*, sinkron* .. bibir,
                gerak bibir
            clone: tiru*, tirukan*, meniru*, menirukan*, imitasi*, pura-pura jadi, berpura-pura sebagai, menyamar*,
                kloning*, salin suara, suruh dia bilang, buat dia bilang, dubbing*
            voice: suara*, suaranya, logat*, nada suara, intonasi*, seperti suara, mirip suara, pakai suara,
                dengan suara
            audio: pesan suara*, rekaman suara*, voice note, vn, telepon*, panggilan*, sadapan*, disadap*, rekam*,
                rekaman*, mikrofon terbuka, podcast*, iklan radio, dibacakan, mesin penjawab
            video: video*, rekaman*, klip*, cuplikan*, siaran*, live, kamera*, cctv, film*, tayangan*, footage, reels
            photo: foto*, jepretan*, tangkapan layar, screenshot*, ss, selfie*, swafoto*, dipotret*, paparazi*,
                candid, tepergok*
            real: pakai hp, dengan hp, diambil diam-diam, diam-diam, meyakinkan*, realistis*, kayak asli,
                seperti asli, mirip asli, tampak asli, terlihat asli, kelihatan asli, ala cctv, cctv*,
                kamera tersembunyi, kamera pengawas, tidak bisa dibedakan, tak bisa dibedakan, nggak bisa dibedain,
                amatir*, buram*, goyang*, berbintik, kantor berita, foto jurnalistik, autentik*, otentik*, persis*,
                kembar*, tanpa suntingan
            fake: palsu*, memalsukan*, bikin-bikin, rekayasa*, direkayasa*, karangan, mengarang*, bohongan, hoaks*,
                hoax*, gadungan, tiruan, abal-abal, seolah dari, seolah-olah dari, atas nama, mengatasnamakan*,
                tidak pernah dikatakan, editan*
            deceive: jangan sampai ketahuan, ketahuan*, tidak ketahuan, tak seorang pun, tidak ada yang sadar,
                tidak ada yang tahu, nggak ada yang tahu, biar dikira*, supaya dikira*, dikira*, biar percaya,
                supaya percaya, percaya*, mengira*, seolah*, seakan*, bocor*, viral*, bukti*, membuktikan*,
                menjatuhkan*, mencemarkan*, fitnah*, memfitnah*, mempermalukan*, merusak nama, menipu*, mengecoh*,
                menyesatkan*, membohongi*, meyakinkan orang, untuk pers, menakut-nakuti*, mencegah pemilih, diam-diam
            record: rekam medis, surat sakit, akta kelahiran, akta kematian, rekening koran, mutasi rekening,
                bukti transfer, transfer*, kuitansi*, faktur*, nota*, ijazah*, transkrip nilai, rapor,
                catatan kriminal, skck, laporan polisi, surat penangkapan, surat perintah, surat panggilan,
                surat dakwaan, putusan*, spt, paspor*, kontrak bertanda tangan, surat pengunduran diri,
                tulisan tangan, buku harian, chat antara, chat wa, percakapan whatsapp, percakapan wa,
                percakapan antara, pesan pribadi, email internal, memo internal, nota dinas, kawat diplomatik,
                laporan rahasia, dokumen rahasia, berkas*, slip gaji, cek, tanda tangan*, hasil tes, formulir c1,
                formulir hasil, berita acara
            layout: halaman depan, halaman muka, judul*, kepala berita, tangkapan layar, screenshot*, notifikasi*,
                berita terkini, breaking news, running text, beranda, laman, situs, buletin*, tata letak, logo, tajuk*
            sender: ditandatangani*, atas nama, mengatasnamakan*, dari, dikeluarkan*, dikirim oleh, kop surat,
                berkop*, berstempel*, stempel*, cap, logo, lambang, resmi*, seolah dari, oleh
            seal: stempel*, berstempel*, cap, kop surat, kop, lambang*, logo*, resmi*, tanda tangan*, seragam*,
                lencana*, kartu pengenal, id card
            document: email*, surel*, surat*, pengumuman*, pemberitahuan*, edaran*, selebaran resmi, pdf, formulir*,
                undangan*, maklumat*, keputusan*, sertifikat*, keterangan*, laporan*, berita acara, faktur*, memo*
            message: selebaran*, kabari*, kabarkan*, beri tahu*, bilang*, kasih tahu*, sebarkan*, sebar*, umumkan*,
                posting*, status*, pesan*, broadcast*, berantai, isu, rumor*, kirim*, infokan*, tulis bahwa, katakan*,
                jelaskan bahwa, peringatkan*, wa, grup wa
            office: kpu, komisi pemilihan*, panitia pemilihan*, bawaslu, penyelenggara pemilu, komisi
            official: petugas tps*, petugas kpps*, kpps*, ketua kpps, panwas*, saksi*, petugas pemilu*,
                pengawas pemilu, panitia pemungutan, ppk, petugas penghitungan*
            ballot: surat suara*, kotak suara*, suara*, bilik suara, formulir c1, penghitungan suara*, rekapitulasi*,
                kertas suara*, dpt, surat pos
            pollplace: tps*, tempat pemungutan*, bilik*, lokasi pencoblosan, tempat mencoblos, tempat pemilihan
            vote: mencoblos*, coblos*, nyoblos*, memilih*, pemilih*, pemungutan suara, memberikan suara, hak pilih*,
                hak suara*, pencoblosan*, suara anda, suaramu
            fraud: merobek*, robek*, sobek*, membakar*, dibakar*, bakar*, membuang*, dibuang*, buang*, sampah*,
                sungai*, got, parit*, api unggun, menghancurkan*, dihancurkan*, mengganti*, menukar*, ditukar*,
                menghapus*, dihapus*, mencoblosi*, tercoblos*, sudah dicoblos*, berkali-kali*, orang mati, mencuri*,
                dicuri*, menyembunyikan*, karung*, malam-malam, tengah malam, curang*, kecurangan*, mencurangi*,
                memanipulasi*, diretas*, beli suara, politik uang, serangan fajar, orang asing, gembok*,
                segel dirusak, truk*, mobil boks
            tense: antrean*, antrian*, antre*, kerumunan*, massa, polisi*, unjuk rasa*, demo*, ricuh*, kerusuhan*,
                truk*, kardus*, rusak*, macet*, kacau*, bertengkar*, cekcok*, tentara*, tni, militer*, asap*,
                kebakaran*, karung*, barikade*, aparat*
            threat:
                hilang*/kehilangan*/cabut*/dicabut*/potong*/dipotong*/hentikan .. bansos/bantuan/pensiun*/pekerjaan/bpjs/visa/beasiswa,
                bansos/bantuan/pensiun*/pekerjaan/bpjs/beasiswa .. hilang*/dicabut*/dipotong*/dihentikan*, ditangkap*,
                dipenjara*, dideportasi*, didenda*, denda*, dituntut*, diperiksa*, razia*, bersenjata*, bom*, tembak*,
                milisi*, bertopeng*, pentungan*, dipukuli*, digebuki*, molotov*, ledak*, meledak*, virus*, tertular*,
                menular*, bos .. tahu, atasan .. tahu, dipecat*, daftar hitam, tidak rahasia, diawasi*, diancam*,
                ancam*, intimidasi*
            cancel: dibatalkan*, batal*, ditiadakan*, tidak jadi*, tidak dibuka, tidak akan dibuka, tutup, ditutup*,
                dihentikan*, tidak ada pemilu
            postpone: diundur*, ditunda*, dipindah*, digeser*, mundur ke, diubah ke, tanggal baru, hari lain,
                dimajukan*, jadwal baru, jadi hari, jadi tanggal
            invalid: tidak sah, tak sah, tidak dihitung*, tak dihitung, hangus*, gugur, dibatalkan*, dihapus dari,
                dicoret*, kedaluwarsa*, kadaluarsa*, tidak berlaku*, suara .. hilang*, kehilangan .. suara, ditolak*,
                dibuang*
            cannot: tidak boleh*, tak boleh, tidak bisa memilih, tidak dapat memilih, tidak berhak*, tak berhak,
                kehilangan hak, hak pilih .. dicabut, dilarang*, dilarang memilih, tidak diizinkan*, nggak boleh
            only: hanya*, cuma*, khusus*, semata*
            must: harus*, wajib*, perlu*, mesti*, membawa*, bawa*, menunjukkan*, tunjukkan*, tanpa*, diwajibkan*
            demand: kuitansi*, struk*, bukti bayar, surat sewa, surat keterangan*, sidik jari, vaksin*, tulis nama,
                tanda tangani*, dua coblosan, tes*, sumpah*, surat kuasa, kartu anggota
            handover: serahkan*/titip*/titipkan*/kasih*/berikan .. surat/suara/kartu .. ke/kepada/pada,
                ambil .. surat suara, kami jemput
            stayhome: di rumah saja, tinggal di rumah, diam di rumah, jangan mencoblos, jangan memilih, jangan datang,
                tidak usah datang, tak usah, nggak usah, tidak perlu datang, percuma*, sia-sia*, tidak ada gunanya,
                sudah pasti*, sudah menang, hasil sudah, boikot*, buang waktu, tidur saja, ayo golput, golput saja
            noneed: tidak usah*, nggak usah*, tidak perlu*, tak perlu*, gak perlu, dari rumah, tanpa ke, tanpa datang,
                tanpa keluar
            askdata: nomor ktp*, nik, nomor rekening*, data bank, kata sandi*, balas dengan*, kirim nomor*, kirim ktp,
                kirim foto*, foto ktp*, kode otp, otp, tanggal lahir*, konfirmasi suara*, konfirmasi data*,
                memilih siapa, pilih siapa, verifikasi suara
            online: aplikasi*, lewat internet, internet, online, daring, situs, website, hp, ponsel, qr, tautan*,
                link*
            close: tutup*, ditutup*, penutupan*
            group: penganggur*, pensiunan*, penerima bansos, utang*, hutang*, penyewa*, kontrakan, pemilik rumah,
                lansia*, mahasiswa*, pelajar*, anak muda, pemuda*, minoritas*, pendatang*, imigran*, napi*,
                mantan napi, narapidana*, istri*, difabel*, disabilitas*, tunawisma*, diaspora, luar negeri,
                naturalisasi*, ahmadiyah, tionghoa, papua
            audience: warga*, pensiunan*, pendukung*, pemilih*, tetangga*, semua orang, masyarakat*, mahasiswa*,
                orang-orang
            strip: hapus*, menghapus*, hilangkan*, menghilangkan*, buang*, cabut*, lepas*, bersihkan*, sembunyikan*,
                potong*, crop*, blur*, tanpa*, akali*, matikan*
            mark: watermark*, tanda air*, c2pa*, metadata*, label ai*, tanda ai, tanda tangan digital, asal-usul,
                jejak*, sertifikat*, exif, kredensial*
            detector: detektor*, pendeteksi*, deteksi*, pemeriksa fakta, cek fakta, moderasi*, filter*, forensik*,
                platform*, verifikator*
            evade: lolos*, meloloskan*, menghindar*, hindari*, mengakali*, akali*, mengelabui*, kelabui*,
                tidak terdeteksi*, tak terdeteksi*, nggak kedeteksi, tidak ketahuan*, tak terlacak*, tidak terlacak*,
                menembus*
            critique: harus mundur, seharusnya mundur, desak* .. mundur, menuntut .. mundur, minta .. mundur,
                mengkritik*
            ask: apakah legal, apakah sah, apakah melanggar, undang-undang apa, apa itu
            venue: gedung olahraga, gor, sekolah, masjid, gereja, balai desa, balai warga, perpustakaan,
                kantor kelurahan, lapangan, tenda, aula
            """)
}
