# Masa sanggah: daftar diumumkan, keberatan warga, keputusan petugas.

menu-sanggah = 📣 Masa sanggah
command-sanggah = umumkan daftar dan putuskan keberatan
command-keberatan = sampaikan keberatan atas nama yang diumumkan

objections-title = 📣 <b>Masa sanggah</b>
objections-approved = Disetujui dan belum diumumkan: { $count } orang
objections-waiting = ⚖️ Keberatan yang menunggu keputusan: <b>{ $count }</b>
objections-open-queue = ⚖️ Lihat keberatan ({ $count })
objections-new = ➕ Buka masa sanggah
objections-back = ⬅️ Kembali
objections-window-button = { $scope }, sampai { $end }
objections-window-open =
    🟢 <b>{ $scope }</b>
    Berlangsung sampai akhir { $end }. Diumumkan: { $people } orang{ $disputed ->
        [0] .
       *[other] , { $disputed } di antaranya ada keberatan.
    }
objections-window-closed =
    ⚪ <b>{ $scope }</b>
    Selesai, sampai { $end }.{ $people ->
        [0] {""}
       *[other] {" "}Masih menunggu keputusan atas keberatan: { $people } orang.
    }
objections-window-cancelled =
    ✖️ <b>{ $scope }</b>
    Dibatalkan.

objections-choose = <b>Siapa yang diumumkan?</b>
objections-choose-all = Semua yang disetujui ({ $count })
objections-choose-kecamatan = Per kecamatan
objections-choose-category = Per kelompok pekerja
objections-choose-organisation = Per lembaga
objections-which-kecamatan = Di kecamatan mana?
objections-which-category = Kelompok pekerja yang mana?
objections-which-organisation = Lembaga yang mana?
objections-scope-all = Semua yang disetujui
objections-scope-unknown = Pilihan itu tidak ada lagi. Ketuk /sanggah untuk memulai lagi.
objections-preview =
    <b>Umumkan { $people } orang?</b>
    { $scope }, di { $desa } desa
    Lamanya { $days } hari: sampai akhir <b>{ $end }</b>. Hari ini belum dihitung.

    Daftarnya memuat nama, lembaga, dan desa saja. Pengurusnya dikabari.
objections-unmatched = ℹ️ { $count } di antaranya belum cocok dengan Dukcapil.
objections-days-less = ➖ 1 hari
objections-days-more = ➕ 1 hari
objections-confirm = 📣 Umumkan { $people } orang, { $days } hari
objections-opened = 📣 { $people } orang diumumkan.
objections-extend = ➕ { $days } hari
objections-extended = Diperpanjang sampai akhir { $end }.
objections-close = ✅ Tutup sekarang
objections-close-ask =
    <b>Tutup sekarang?</b>
    { $people } orang lanjut, siap diusulkan. { $held } orang menunggu keputusan atas keberatan.
objections-close-yes = ✅ Ya, tutup
objections-closed = Ditutup. { $people } orang lanjut, { $held } menunggu keputusan.
objections-cancel = ↩️ Batalkan
objections-cancel-ask =
    <b>Batalkan pengumuman ini?</b>
    { $people } orang kembali menjadi “disetujui” dan bisa diumumkan lagi nanti. Keberatan yang sudah masuk tetap menunggu keputusan.
objections-cancel-yes = ↩️ Ya, batalkan
objections-cancelled = Dibatalkan. { $people } orang kembali menjadi “disetujui”.
objections-told-announced =
    📣 <b>{ $people } orang dari daftar Bapak/Ibu diumumkan</b>
    Warga boleh menyampaikan keberatan sampai akhir { $end }. Sesudah itu yang tanpa keberatan lanjut diusulkan. Tidak ada yang perlu dilakukan; kemajuannya ada di /anggota.

objections-list-pdf = 📄 PDF untuk ditempel
objections-list-xlsx = 📊 Excel
objections-list-where = Daftar dari kecamatan mana?
objections-list-all = Semua kecamatan
objections-list-too-long = Lebih dari { $most } nama terlalu banyak untuk satu PDF. Pilih satu kecamatan, atau ambil Excel-nya.
objections-list-empty = Tidak ada nama untuk daftar ini.
objections-list-caption = Pengumuman { $people } orang, sampai akhir { $end }. Hanya nama, lembaga, dan desa.
objections-list-title = PENGUMUMAN CALON PESERTA
objections-list-programme = Perlindungan Pekerja Rentan, { $regency }
objections-list-place = Desa/Kelurahan { $desa }, Kecamatan { $kecamatan }
objections-list-time = Diumumkan { $start }. Keberatan diterima sampai akhir { $end }.
objections-list-how = Ada yang tidak sesuai? Sampaikan lewat Telegram @{ $bot }, ketik /keberatan, atau datang ke { $office }. Nama pelapor tidak diumumkan.
objections-sheet = Pengumuman
objections-column-no = No
objections-column-kecamatan = Kecamatan
objections-column-desa = Desa
objections-column-name = Nama
objections-column-organisation = Lembaga

objections-nobody-approved = Tidak ada orang yang disetujui untuk diumumkan di sini.
objections-people-changed = Jumlahnya berubah menjadi { $count } orang sejak ditampilkan, jadi belum ada yang diumumkan. Mohon periksa lagi.
objections-window-changed = Tanggal akhirnya sudah diubah petugas lain. Mohon buka lagi dari /sanggah.
objections-window-over = Masa sanggah ini sudah ditutup atau dibatalkan.
objections-window-gone = Masa sanggah itu tidak ditemukan. Ketuk /sanggah untuk melihat yang ada.
objections-days = Lamanya 1 sampai { $most } hari. Mohon pilih lagi.
objections-too-long = Paling lama { $most } hari sejak dibuka. Tutup saja, lalu buka yang baru bila perlu.

objections-told-first = ⚖️ Ada keberatan baru dari warga. Yang berikutnya menunggu di /sanggah tanpa pesan lagi.
objections-look = ⚖️ Lihat keberatan
objections-card-title = ⚖️ <b>Keberatan</b> ({ $count } menunggu)
objections-card =
    <b>{ $reason }</b>
    “{ $words }”
    { $at }, dari { $who }
objections-anonymous = warga (tidak disebut)
objections-others = Ada { $count } keberatan lain tentang orang yang sama.
objections-uphold = ⛔ Terima keberatan
objections-dismiss = ✅ Tolak keberatan
objections-end = { $count ->
        [0] ✅ Semua keberatan sudah diputuskan.
       *[other] Sudah sampai ujung. { $count } keberatan yang dilewati masih menunggu.
    }
objections-done-upheld = ⛔ Keberatan diterima: { $name } ditolak.
objections-done-dismissed = ✅ Keberatan atas { $name } ditolak.
objections-gone = Keberatan itu tidak ditemukan. Ketuk /sanggah untuk melihat yang menunggu.
objections-decided-already = Keberatan ini sudah diputuskan.
objections-too-late = Orang ini sekarang { $status }, jadi pengajuannya tidak bisa ditolak dari sini. Keluarkan dulu dari usulan, lalu putuskan lagi.
upholding-title = Menerima keberatan
upholding-note = Pengajuan orang ini akan ditolak. Ada pesan untuk pengurusnya? Jangan menyebut siapa yang berkeberatan.
upholding-note-example = Menurut pengecekan di desa, beliau sudah tidak bertugas sejak Januari.
dismissal-title = Menolak keberatan
dismissal-note = Apa jawaban untuk yang berkeberatan? Ia membaca pesan ini.
dismissal-note-example = Petugas sudah mengecek di desa; beliau masih bertugas setiap hari.

objection-title = Keberatan
objection-statement = saya menyampaikan yang saya ketahui. Nama saya tidak diberitahukan kepada warga, pengurus, atau orang yang bersangkutan.
objection-kecamatan = Nama yang diumumkan itu di kecamatan mana?
objection-desa = Di desa atau kelurahan mana?
objection-name = Ketik beberapa huruf dari namanya, seperti di pengumuman.
objection-name-label = Nama dicari
objection-name-example = ahmad
objection-nobody = Tidak ada nama seperti itu di pengumuman desa ini. Periksa ejaannya, atau ketuk <b>Kembali</b> untuk memilih desa lain.
objection-person = Siapa orangnya?
objection-person-label = Orangnya
objection-person-help = Belum ada di pilihan? Ketuk <b>Kembali</b> dan ketik lebih banyak huruf dari namanya.
objection-reason = Apa keberatannya?
objection-reason-label = Keberatan
objection-reason-not-serving = Tidak bertugas di lembaga itu
objection-reason-deceased = Sudah meninggal dunia
objection-reason-moved = Tidak tinggal di sini lagi
objection-reason-civil-servant = ASN, TNI, atau Polri
objection-reason-employed = Sudah ditanggung tempat kerjanya
objection-reason-twice = Namanya didaftarkan dua kali
objection-reason-other = Hal lain
objection-words = Ceritakan singkat apa yang Bapak/Ibu ketahui, supaya petugas bisa memeriksa.
objection-words-label = Keterangan
objection-words-example = Beliau pindah ke Palembang sejak awal tahun, tugasnya diganti orang lain.
objection-words-length = Panjangnya { $count } huruf; seharusnya { $least } sampai { $most }. Ceritakan apa yang Bapak/Ibu ketahui.
objection-named = Bolehkah petugas tahu nama Bapak/Ibu?
objection-named-label = Petugas tahu nama saya
objection-named-help = Kalau boleh, petugas bisa menghubungi untuk bertanya. Kalau tidak, petugas hanya membaca keterangannya. Orang lain tidak pernah diberi tahu.
objection-named-no = Tidak, jangan disebut
objection-named-yes = Boleh, petugas saja
objection-filed =
    ✅ <b>Keberatan atas { $name } sudah diterima { $office }.</b>
    Petugas akan memeriksa. Hasilnya dikabarkan di sini; nama Bapak/Ibu tidak diberitahukan kepada warga, pengurus, atau orangnya.
objection-no-list =
    Sekarang tidak ada daftar yang sedang diumumkan, jadi belum ada yang bisa disanggah.
    Tahu sesuatu yang penting? Sampaikan ke { $office }.
objection-own-title = <b>Keberatan Bapak/Ibu:</b>
objection-own = • { $name }, { $day }: { $status }
objection-status-open = sedang diperiksa
objection-status-upheld = diterima
objection-status-dismissed = tidak diterima
objection-told-upheld = ⚖️ <b>Keberatan atas { $name } diterima.</b> Terima kasih; pengajuannya tidak dilanjutkan.
objection-told-dismissed =
    ⚖️ <b>Keberatan atas { $name } tidak diterima.</b>
    Jawaban petugas: “{ $words }”

objections-name-short = Ketik paling sedikit { $least } huruf dari namanya, misalnya: ahmad
objections-too-many = Bapak/Ibu sudah menyampaikan { $most } keberatan. Tunggu dulu yang ini diperiksa, lalu coba lagi besok.
objections-said-already = Keberatan Bapak/Ibu atas { $name } sudah diterima dan sedang diperiksa.
objections-enough = Sudah banyak keberatan atas { $name } dan sedang diperiksa. Terima kasih, tidak perlu ditambah.
objections-time-over = Masa sanggah untuk nama ini sudah berakhir. Bila penting, sampaikan langsung ke dinas.
