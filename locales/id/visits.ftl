# /tugas: kunjungan petugas lapangan.

visits-title = 🧭 <b>{ $count } kunjungan</b>, { $people } orang belum dicatat
visits-none =
    🧭 Belum ada kunjungan untuk Bapak/Ibu.
    Ketuk di bawah untuk mengambil tempat yang terdekat, atau kirim lokasi.
visits-line =
    <b>K{ $number }</b> { $organisation }
    { $place } · { $done }/{ $people } orang · { $late ->
        [yes] ⏰ lewat batas { $due }
       *[no] batas { $due }
    }
visits-near = 📍 Ambil yang terdekat
visits-bring = 📥 Bawa semua ({ $count }) sebelum berangkat
visits-brought = Setiap kunjungan sekarang satu pesan: bisa dibaca tanpa sinyal.
visits-next = 🧭 Tugas berikutnya
visits-to-list = ⬅️ Daftar
visits-back = ⬅️ Kembali
visits-head =
    🧭 K{ $number } · <b>{ $organisation }</b>
    { $place }{ $landmark ->
        [no] { "" }
       *[other] { " " }· { $landmark }
    }
    { $late ->
        [yes] ⏰ lewat batas { $due }
       *[no] batas { $due }
    }
visits-person =
    { $sign } { $place }. <b>{ $name }</b>, { $age } th · { $category }
    { $address }, { $home }
visits-person-result = { " " }→ <b>{ $result }</b>
visits-person-note = { " " }<i>({ $note })</i>
visits-person-closed = { $sign } { $place }. { $name }: sudah tidak diajukan, lewati saja
visits-sent-things =
    { $location ->
        [yes] 📍 lokasi ✓
       *[no] 📍 lokasi belum
    } · 📷 { $photos ->
        [0] foto tempat belum
       *[other] { $photos } foto
    }{ $note ->
        [no] { "" }
       *[other] { " " }· 📝 { $note }
    }
visits-how =
    Kirim lokasi dan foto <b>tempatnya</b> (bukan KTP atau surat), urutannya bebas. Catatan: ketik saja.
    Tanpa sinyal, semuanya boleh menunggu di HP. Hasil dalam satu pesan, misalnya:
    <code>{ $example }</code>
visits-example = K{ $number } 1 benar, 2 tidak ada{ $third ->
        [yes] , 3 meninggal
       *[no] { "" }
    }, kirim
visits-example-one = K{ $number } 1 benar, kirim
visits-is-sent = 📤 <b>Terkirim.</b> Petugas dinas yang memutuskan. Bila ada yang keliru, sampaikan nomornya ke petugas.
visits-is-cancelled = ✖️ Kunjungan ini dibatalkan petugas dinas.
visits-notice = 👉 { $notice }
visits-ask = Bagaimana orangnya? “Data” berarti nama, lembaga, kelompok, dan alamat di atas.
visits-right = ✅ Hadir, data benar
visits-differs = ✏️ Hadir, data beda
visits-not-found = 🚪 Tidak ditemukan
visits-not-active = 💤 Tidak aktif
visits-deceased = 🕊 Meninggal
visits-moved = 🚚 Pindah
visits-refused = ✋ Menolak diperiksa
visits-part = { $sign } { $part }
visits-part-ask = <b>{ $place }. { $name }</b>: bagian mana yang beda? Boleh lebih dari satu. Yang benar bisa diketik sebagai catatan.
visits-part-done = ✔️ Selesai
visits-all-right = ✅ Sisanya ({ $count }) hadir, data benar
visits-send = 📤 Kirim
visits-send-ask = K{ $number }: { $lacks }. Kirim juga? Petugas akan melihat bahwa itu tidak ada.
visits-send-anyway = 📤 Kirim tanpa itu
visits-without-location = belum ada lokasi
visits-without-photo = belum ada foto tempatnya
visits-without-both = belum ada lokasi dan foto tempatnya
visits-missing = Belum bisa dikirim: nomor { $places } belum lengkap. Setiap orang perlu satu hasil; yang hadir perlu “benar” atau bagian yang beda, misalnya “2 alamat beda”.
visits-unread = Belum terbaca: “{ $words }”. Tulis nomor lalu hasilnya: benar, tidak ada, tidak aktif, meninggal, pindah, menolak, atau “alamat beda”.
visits-unknown-places = Nomor { $places } tidak ada di daftar ini (1 sampai { $most }). Yang lain sudah dicatat.
visits-forget = 🗑 Hapus kiriman
visits-forget-ask = Hapus foto, lokasi, dan catatan K{ $number }? Hasil setiap orang tetap. Pesan di obrolan hapus sendiri.
visits-forget-yes = 🗑 Ya, hapus
visits-release = ↩️ Kembalikan
visits-release-ask = Kembalikan K{ $number }? Petugas lapangan lain bisa mengambilnya. Yang sudah dicatat tidak hilang.
visits-release-yes = ↩️ Ya, kembalikan
visits-released = ↩️ K{ $number } dikembalikan.
visits-taken = { $count ->
        [1] Kunjungan ini sekarang tugas Bapak/Ibu.
       *[other] { $count } kunjungan di tempat ini sekarang tugas Bapak/Ibu; yang lain ada di /tugas.
    }
visits-nowhere = Semua orang sudah dikunjungi atau sudah ada di daftar seseorang.
visits-where = 📍 Bapak/Ibu sedang di mana? Pilih kecamatan, atau kirim lokasi (📎 → Lokasi).
visits-kecamatan = { $name } ({ $count })
visits-location-alone = 📍 Lokasi diterima. Tidak ada kunjungan yang terbuka; ambil yang terdekat dari sini?
visits-which = 📌 { $count } kiriman menunggu. Dari kunjungan mana? Lain kali tulis nomornya, misalnya K12, atau balas kartunya.
visits-which-none = Tidak ada kunjungan terbuka untuk kiriman itu. Ia disimpan 3 hari; buka /tugas.
visits-elsewhere = Lokasi ini jauh dari lokasi pertama K{ $number }.
visits-loose-done = 📌 Kiriman masuk ke K{ $number }.
visits-nothing-loose = Tidak ada lagi kiriman yang menunggu.
visits-forwarded = Lokasi dan foto yang diteruskan tidak dipakai. Kirim dari tempatnya sendiri: 📎 → Lokasi, atau kamera.
visits-not-yours = Kunjungan itu tidak ada di daftar Bapak/Ibu (lagi). Buka /tugas untuk daftar terbaru.
visits-sent-already = Kunjungan itu sudah dikirim atau dibatalkan. Bila ada yang keliru, sampaikan ke petugas dinas.
visits-gone = Kunjungan itu tidak ada. Buka /tugas untuk daftar terbaru.
visits-nobody-there = Nomor itu tidak bisa dicatat (lagi). Buka kunjungannya dari /tugas.
