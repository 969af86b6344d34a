# Klaim BPJS sesudah kecelakaan kerja atau kematian: panduan, laporan, surat, dan tahapnya.

menu-klaim = 🚑 Kecelakaan / duka
command-klaim = kecelakaan kerja atau meninggal: langkah dan santunan

klaim-home = { $open ->
        [0] Kami ikut prihatin. Apa yang terjadi?
       *[other]
            Klaim yang sedang berjalan: { $open }. Ketuk namanya untuk melihat.

            Ada kejadian lain? Pilih di bawah.
    }
klaim-guide-accident = 🚑 Kecelakaan saat bekerja
klaim-guide-death = 🕊 Meninggal dunia
klaim-back = ⬅️ Kembali
klaim-list = ⬅️ Daftar klaim

klaim-first-accident =
    🚑 <b>Kecelakaan saat bekerja</b>
    Tenang dulu, satu per satu.

    1. <b>Tolong orangnya.</b> Bawa ke puskesmas atau rumah sakit. Katakan: "kecelakaan kerja, peserta BPJS Ketenagakerjaan".
    2. <b>Telepon BPJS 175</b> dalam 2 × 24 jam ({ $hours } jam) sejak kejadian.
    3. Catat jam, tempat, dan <b>dua saksi</b>; foto KTP saksi.
    4. Di jalan raya? Minta <b>surat polisi</b>.
    5. Simpan semua kuitansi dan surat dokter.
klaim-first-death =
    🕊 <b>Kami turut berduka cita.</b>
    Dahulukan keluarga. Yang lain bisa pelan-pelan:

    1. Minta <b>surat keterangan kematian</b> dari rumah sakit atau desa.
    2. Beri tahu pengurus atau dinas; mereka membantu mengurus santunan.
    3. Karena <b>kecelakaan saat bekerja</b>? Telepon BPJS 175 dalam 2 × 24 jam ({ $hours } jam).
    4. Kumpulkan suratnya sedikit demi sedikit.
klaim-papers-needed = <b>Surat yang disiapkan:</b>
klaim-if-covered = <b>Yang ditanggung, kalau terlindungi pada hari itu:</b>
klaim-free = Mengurusnya gratis. Waspada kalau ada yang meminta uang, PIN, atau OTP.
klaim-report-member = 📨 Laporkan anggota saya
klaim-report-me = 📨 Laporkan kecelakaan saya
klaim-report-family = 📨 Laporkan untuk keluarga ini
klaim-report-this = 🚑 Laporkan kecelakaan / duka
klaim-who = Siapa yang mengalaminya?

klaim-kind-accident = Kecelakaan kerja
klaim-kind-work-death = Meninggal karena kecelakaan kerja
klaim-kind-death = Meninggal, sebab lain
klaim-status-reported = dilaporkan
klaim-status-complete = surat lengkap
klaim-status-sent = dikirim ke BPJS
klaim-status-paid = dibayar
klaim-status-refused = ditolak BPJS
klaim-status-closed = selesai

incident-title = Laporan kejadian
incident-kind = Apa yang terjadi?
incident-kind-label = Kejadian
incident-day = <b>{ $name }</b>: tanggal berapa kejadiannya?
incident-day-label = Tanggal
incident-hour = Sekitar jam berapa? Pilih, atau tulis jamnya.
incident-hour-label = Jam
incident-hour-example = 14.30
incident-hour-shown = sekitar { $hour }
incident-hour-unread = Jamnya belum terbaca. Tulis jam dan menit, misalnya <code>14.30</code> atau <code>2 siang</code>; boleh juga pilih tombol.
incident-morning = 🌅 Pagi
incident-noon = ☀️ Siang
incident-afternoon = 🌤 Sore
incident-evening = 🌙 Malam
incident-night = Dini hari / tidak tahu
incident-traffic = Apakah kecelakaan di jalan raya (lalu lintas)?
incident-traffic-label = Di jalan raya
incident-yes = Ya
incident-no = Tidak
incident-story = Ceritakan singkat: di mana, sedang mengerjakan apa, siapa yang melihat.
incident-story-of = <b>{ $name }</b>: ceritakan singkat apa yang terjadi, di mana, siapa yang melihat.
incident-story-label = Cerita kejadian
incident-story-example = Jatuh dari tangga saat membersihkan kubah; dilihat Pak Contoh
incident-story-length = Panjangnya { $count } huruf; yang bisa disimpan { $least } sampai { $most }. Tulis intinya saja, atau ketuk Lewati.
incident-heir-name = Siapa nama ahli warisnya? Boleh diisi nanti.
incident-heir-name-label = Nama ahli waris
incident-heir-name-example = Siti Contoh
incident-heir-phone = Nomor HP ahli warisnya? Boleh diisi nanti.
incident-heir-phone-label = HP ahli waris
incident-heir-phone-example = 0812 7890 1234
incident-statement = petugas dinas langsung dikabari. BPJS tetap perlu ditelepon sendiri: 175.
casedetails-title = Cerita dan ahli waris

klaim-future-hour = Jam itu belum tiba; sekarang { $now }. Mohon periksa jam atau tanggalnya.
klaim-done-already = Klaim kematian { $name } sudah pernah diurus sampai selesai. Kalau ada yang belum beres, hubungi petugas; alamatnya ada di /bantuan.
klaim-open-already = Kejadian ini sudah dilaporkan; inilah klaimnya.
klaim-reported =
    ✅ <b>Terima kasih, laporannya sudah diterima.</b>
    Petugas { $office } dikabari dan akan membantu. Laporan ini belum sampai ke BPJS; BPJS tetap perlu ditelepon di <b>175</b>.
klaim-not-found = Klaim ini tidak ada di daftar Bapak/Ibu. Buka /klaim untuk melihat yang ada.
klaim-changed = Klaim ini sudah berubah sejak ditampilkan. Yang terbaru tampil sekarang; silakan pilih lagi.
klaim-closed = Klaim ini sudah selesai, jadi tidak bisa diubah lagi.

klaim-card =
    { $sign } <b>{ $name }</b>
    { $kind }, { $day }
    Tahap: <b>{ $status }</b> sejak { $since }
klaim-time-left = ⏰ <b>Waktu lapor ke BPJS: { $hours } jam lagi</b> (sampai { $until }). Telepon 175, lalu ketuk ☎️.
klaim-time-over = ⏰ Batas lapor 2 × 24 jam sudah lewat ({ $until }). <b>Tetap telepon 175 sekarang</b> dan ceritakan kenapa terlambat; BPJS yang menilai.
klaim-bpjs-told = ☎️ BPJS sudah diberi tahu ({ $at }).
klaim-bpjs-told-button = ☎️ BPJS sudah ditelepon
klaim-bpjs-told-toast = Dicatat. Terima kasih.

klaim-covered = Menurut berkas BPJS per { $stated }, { $name } <b>terlindungi</b> pada { $day } (peserta sejak { $began }).
klaim-file-older = Berkas itu lebih lama daripada kejadiannya ({ $stated }); petugas memastikannya ke BPJS.
klaim-amounts = <b>Yang bisa diajukan:</b>
klaim-early = Jumlahnya lebih kecil karena kepesertaan belum { $months } bulan (sejak { $began }).
klaim-no-scholarship = Beasiswa anak baru ada sesudah { $needed } bulan iuran; menurut berkas pada kami baru { $months } bulan.
klaim-bpjs-decides =
    BPJS yang memutuskan.{ $death ->
        [no] { "" }
       *[yes] { " " }Santunan kematian biasanya dibayar sekitar { $days } hari sesudah suratnya lengkap.
    }
klaim-cover-ended = Dengan berat hati kami sampaikan: menurut berkas BPJS per { $stated }, perlindungan { $name } berakhir { $ended }, jadi pada { $day } <b>tidak berlaku</b>.
klaim-cover-later = Dengan berat hati kami sampaikan: menurut berkas BPJS per { $stated }, perlindungan { $name } baru mulai { $starts }, jadi pada { $day } <b>belum berlaku</b>.
klaim-cover-unknown = Dengan berat hati kami sampaikan: { $name } <b>tidak tercatat</b> di berkas BPJS kami per { $stated }, jadi pada { $day } tampaknya tidak terlindungi.
klaim-no-file = Kami belum punya berkas BPJS, jadi belum tahu apakah { $name } terlindungi pada { $day }.
klaim-cover-hidden = Apakah beliau terlindungi belum bisa ditampilkan, karena lembaga Bapak/Ibu belum dikonfirmasi. Petugas memeriksanya.
klaim-still = <b>Yang masih bisa dilakukan:</b>
klaim-still-ask = Tanyakan ke BPJS di 175: mungkin ada kepesertaan lain (mandiri atau dari tempat kerja) yang belum kami ketahui.
klaim-still-office = Biarkan laporan ini terbuka: petugas { $office } memeriksa berkas terbaru untuk Bapak/Ibu.
klaim-still-traffic = Kecelakaan lalu lintas mungkin ditanggung Jasa Raharja; bawa surat polisi.
klaim-still-treatment = Untuk berobat, pakai kartu JKN (BPJS Kesehatan) kalau ada.
klaim-still-village = Tanyakan bantuan sosial di kantor desa atau Dinas Sosial.

klaim-papers-button = 📋 Surat-suratnya
klaim-papers-title =
    📋 <b>Surat untuk klaim { $name }</b>
    Ketuk nomornya kalau suratnya sudah ada.

klaim-paper-line = { $mark } { $place }. { $label }
klaim-papers-left = { $count ->
        [0] ✅ Semua surat sudah ada.
       *[other] Surat yang belum ada: <b>{ $count }</b>.
    }
klaim-papers-keep = Boleh sedikit demi sedikit; catatannya tersimpan. ➖ artinya tidak perlu.
klaim-papers-all-toast = Semua surat sudah ada. Petugas dikabari.
klaim-papers-first = Masih ada { $count } surat yang belum dicentang. Centang dulu di 📋 Surat-suratnya, lalu ketuk lagi.
klaim-papers-closed = BPJS sudah menjawab, jadi daftar suratnya tidak diubah lagi.
klaim-to-case = ⬅️ Kembali ke klaim
klaim-details-button = ✍️ Cerita / ahli waris
klaim-story-button = ✍️ Cerita kejadian
klaim-details-saved = ✅ Tersimpan. Terima kasih.
klaim-withdraw = ↩️ Keliru, batalkan laporan
klaim-withdraw-ask = Batalkan laporan tentang <b>{ $name }</b>? Pakai ini hanya kalau laporannya keliru.
klaim-withdraw-yes = Ya, laporannya keliru
klaim-withdraw-no = Tidak jadi
klaim-withdrawn = ↩️ Laporannya dibatalkan. Syukurlah kalau keliru.
klaim-record-left = 👋 Catat: sudah tidak bertugas
klaim-open-button = 📂 Buka klaimnya
klaim-open-death = 🕊 Urus santunannya di sini

klaim-list-title = 🚑 <b>Klaim yang berjalan: { $count }</b>
klaim-list-count = • { $status }: { $count }
klaim-list-help = Yang ⏰ masih dalam batas lapor 2 × 24 jam. Di tombol: umur laporan dan surat yang kurang.
klaim-list-none = Tidak ada klaim yang berjalan. Laporan baru dari keluarga datang sendiri; membuka klaim untuk seseorang: /cari, lalu orangnya.
klaim-list-line = { $sign } { $name } · { $days } hr · { $missing ->
        [0] lengkap
       *[other] kurang { $missing }
    }
klaim-history = <b>Riwayat:</b>
klaim-line = • { $at } { $what } – { $who }
klaim-line-note = catatan
klaim-line-words = <i>{ $note }</i>
klaim-told-story = <b>Cerita:</b> { $story }
klaim-told-heir = <b>Ahli waris:</b> { $name }, HP { $phone }
klaim-note-button = 🗒 Catatan
klaim-note-saved = 🗒 Catatan tersimpan; hanya petugas yang melihatnya.
klaim-step-done = ✅ Dicatat. Keluarga dan pengurus dikabari.
klaim-step-reported-complete = ✅ Surat sudah lengkap
klaim-step-complete-sent = 📨 Sudah dikirim ke BPJS
klaim-step-sent-paid = 💚 BPJS sudah membayar
klaim-step-sent-refused = ✖️ BPJS menolak
klaim-step-paid-closed = 🏁 Selesai
klaim-step-refused-closed = 🏁 Selesai
klaim-step-reported-closed = 🏁 Tutup tanpa klaim
klaim-step-complete-closed = 🏁 Tutup tanpa klaim
klaim-step-complete-reported = ↩️ Ternyata surat kurang
klaim-step-sent-reported = ↩️ BPJS minta surat lagi
klaim-step-refused-sent = 🔁 Diajukan lagi ke BPJS
klaim-step-paid-sent = ↩️ Ternyata belum dibayar
klaim-step-closed-reported = ↩️ Buka lagi
klaim-close-why = Menutup klaim <b>{ $name }</b> tanpa jawaban BPJS. Kenapa?
klaim-reason-mistake = Laporannya keliru
klaim-reason-not-covered = Tidak terlindungi hari itu
klaim-reason-not-pursued = Keluarga tidak meneruskan
klaim-sure = Klaim <b>{ $name }</b> menjadi "{ $status }"? Keluarga dan pengurus langsung dikabari.
klaim-sure-yes = Ya, benar
klaim-no-such-step = Langkah itu tidak ada dari tahap ini. Buka klaimnya lagi; tombol yang ada adalah yang bisa.
klaim-why-needed = Langkah itu perlu alasan, supaya keluarga mengerti. Silakan pilih atau tulis alasannya.

casenote-title = Kata-kata untuk klaim
casenote-message-label = Isi
casenote-message-example = BPJS minta akta kematian yang asli
casenote-for-note = <b>{ $name }</b>: catatan untuk sesama petugas. Keluarga tidak melihatnya.
casenote-for-refused = <b>{ $name }</b>: kenapa BPJS menolak? Keluarga membacanya, jadi tulis dengan baik.
casenote-for-reported = <b>{ $name }</b>: surat apa yang kurang, atau apa yang masih perlu? Keluarga membacanya.
casenote-for-sent = <b>{ $name }</b>: apa yang terjadi? Keluarga membacanya.

klaim-told-opened =
    🔔 <b>Klaim baru: { $name }</b>
    { $kind }, { $day }
    Dari: { $who } ({ $phone })
    Batas lapor BPJS: { $until }

    { $cover }

    Mohon segera hubungi dan bantu.
klaim-told-reported =
    <b>{ $name }</b>: { $kind }, { $day }.
    Dilaporkan oleh { $who }. Petugas sudah dikabari. Mohon bantu keluarga menyiapkan suratnya.
klaim-told-papers = 📋 <b>{ $name }</b> ({ $kind }): menurut { $who }, semua surat sudah ada. Mohon diperiksa, lalu kirim ke BPJS.
klaim-told-withdrawn = ↩️ Laporan tentang <b>{ $name }</b> ({ $kind }) dibatalkan oleh { $who }: keliru.

klaim-no-words = tidak ada
klaim-now-reported =
    Klaim <b>{ $name }</b> masih perlu sesuatu.
    Pesan petugas: { $note }

    Ketuk tombol di bawah untuk melihat suratnya.
klaim-now-complete = ✅ Surat klaim <b>{ $name }</b> sudah lengkap. { $office } akan mengirimkannya ke BPJS.
klaim-now-sent =
    📨 Klaim <b>{ $name }</b> sudah dikirim ke BPJS.{ $death ->
        [no] { "" }
       *[yes] { " " }Santunan kematian biasanya dibayar sekitar { $days } hari sesudah suratnya lengkap.
    }{ $noted ->
        [no] { "" }
       *[yes] { "" }
    Pesan petugas: { $note }
    }
klaim-now-paid = 💚 Menurut petugas, BPJS sudah membayar klaim <b>{ $name }</b>. Mohon periksa rekeningnya; kalau belum masuk, beri tahu petugas.
klaim-now-refused =
    Dengan berat hati kami sampaikan: BPJS belum mengabulkan klaim <b>{ $name }</b>.
    Alasannya: { $note }

    Bapak/Ibu boleh bertanya ke BPJS di 175. Petugas { $office } tetap membantu.
klaim-now-closed = Urusan klaim <b>{ $name }</b> sudah selesai. Terima kasih sudah bersabar. Kalau masih ada yang belum beres, hubungi { $office }.

klaim-remind-tell-bpjs = ⏰ Waktu melaporkan kecelakaan <b>{ $name }</b> ke BPJS tinggal <b>{ $hours } jam</b>. Kalau belum, mohon telepon 175 sekarang, lalu ketuk ☎️ di klaimnya.
klaim-remind-papers = Semoga keluarga diberi kekuatan. Untuk klaim <b>{ $name }</b> masih kurang { $count } surat. Tidak perlu sekaligus; kalau sulit, beri tahu petugas.
klaim-remind-office = 📂 Klaim <b>{ $name }</b>: { $status } sejak { $since }. Mohon dilanjutkan.
