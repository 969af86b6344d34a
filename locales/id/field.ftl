# /lapangan: kunjungan bagi petugas dinas, dan temuan kunjungan.

field-part-name = nama
field-part-organisation = lembaga
field-part-category = kelompok
field-part-address = alamat
field-part-unnamed = bagiannya tidak disebut
field-parts = { $first }, { $second }

field-result-none = belum dicatat
field-result-present = hadir, data benar
field-result-unstated = hadir, data belum dinyatakan
field-result-differs = hadir, data beda: { $parts }
field-result-not-found = tidak ditemukan
field-result-not-active = tidak aktif
field-result-deceased = meninggal
field-result-moved = pindah
field-result-refused = menolak diperiksa

field-finding-confirmed = Dikunjungi { $day } oleh { $who }: hadir, data benar
field-finding-mended = Dikunjungi { $day } oleh { $who }: hadir; data yang beda sudah diperbaiki sesudahnya
field-finding-differs = Dikunjungi { $day } oleh { $who }: hadir, tetapi data beda ({ $parts })
field-finding-not-found = Dikunjungi { $day } oleh { $who }: tidak ditemukan
field-finding-not-active = Dikunjungi { $day } oleh { $who }: tidak aktif bertugas
field-finding-deceased = Dikunjungi { $day } oleh { $who }: meninggal
field-finding-moved = Dikunjungi { $day } oleh { $who }: pindah
field-finding-refused = Dikunjungi { $day } oleh { $who }: menolak diperiksa

field-advice = 💡 { $advice } <i>Bapak/Ibu yang memutuskan.</i>
field-advice-none = Tidak ada yang perlu dilakukan.
field-advice-differs = Saran: lihat catatan kunjungannya, lalu kembalikan ke pengurus dengan bagian yang salah.
field-advice-not-found = Saran: hubungi pengurusnya, atau kunjungi lagi.
field-advice-not-active = Saran: pastikan kepada pengurusnya; bila benar, tolak dengan alasan “Belum memenuhi syarat tugas”.
field-advice-deceased = Saran: pastikan kepada keluarga atau pengurusnya; bila benar, tolak dengan alasan “Meninggal dunia” dan bantu klaimnya bila ia sudah terlindungi.
field-advice-moved = Saran: pastikan kepada pengurusnya; bila keluar kabupaten, tolak dengan alasan “Pindah dari kabupaten”.
field-advice-refused = Saran: tanyakan sebabnya kepada pengurusnya, atau kunjungi lagi.

field-told-deceased = 🕊 Menurut kunjungan { $verifier }, <b>{ $name }</b> ({ $reference }, { $organisation }) sudah meninggal. Mohon pastikan, lalu putuskan.
field-told = 🧭 Ada { $count } kunjungan baru untuk Bapak/Ibu.
field-told-cancelled = ✖️ Kunjungan K{ $number } dibatalkan petugas dinas.

field-overview =
    🧭 <b>Lapangan</b>
    Terdata dan belum diusulkan: { $people } orang
    ✅ Terverifikasi: { $verified }
    ⬜ Belum ada di daftar siapa pun: { $unseen }
    📌 Menunggu petugas lapangan: { $waiting } kunjungan, { $waiting_people } orang
    ⏰ Lewat batas: { $late } kunjungan
field-progress =

    👤 <b>{ $name }</b>: { $open } terbuka ({ $people } orang), ⏰ { $late } · 30 hari: { $sent } terkirim ({ $met } orang)
field-no-verifiers = Belum ada petugas lapangan. Admin mengundangnya lewat /undang.
field-no-verifier = Orang itu bukan petugas lapangan (lagi). Buka /lapangan untuk daftar terbaru.
field-assign = ➕ Tugaskan
field-late = ⏰ Lewat batas ({ $count })
field-waiting = 📌 Menunggu petugas ({ $count })
field-of-verifier = 👤 { $name } ({ $count })
field-back = ⬅️ Kembali
field-nobody = belum ada petugas
field-area = { $name } ({ $count })

field-assign-whom = Kepada siapa?
field-assign-where = { $where }: { $people } orang perlu dikunjungi. Bagian mana?
field-assign-all = Seluruhnya ({ $count } orang)
field-assign-sure = Tugaskan <b>{ $people } orang</b> di { $places } lembaga ({ $where }) kepada <b>{ $name }</b>, paling lambat { $due }?
field-assign-yes = ✅ Ya, tugaskan
field-assign-no = ⬅️ Pilih lagi
field-assigned = ✅ { $people } orang dalam { $visits } kunjungan ditugaskan kepada { $name }.
field-nothing-there = Di sana tidak ada lagi yang perlu dikunjungi.
field-taken-meanwhile = Petugas lain baru saja mengambilnya. Coba lagi untuk yang berikutnya.
field-own-matter = Di kunjungan itu ada urusan petugas itu sendiri (lembaganya, yang diajukannya, atau dirinya). Pilih orang lain.
field-changed = Kunjungan itu sudah berubah tangan, dikirim, atau dibatalkan. Buka /lapangan untuk daftar terbaru.

field-list = 🧭 <b>{ $count } kunjungan</b>, halaman { $page } dari { $pages }
field-list-empty = Tidak ada kunjungan di daftar itu.
field-line =
    <b>K{ $number }</b> { $organisation }, { $place }
    { $verifier } · { $done }/{ $people } orang · { $late ->
        [yes] ⏰ lewat batas { $due }
       *[no] batas { $due }
    }
field-move = 🔁 Pindahkan
field-move-all = 🔁 Pindahkan semuanya ({ $count })
field-move-ask = Pindahkan kepada siapa? Yang sudah dicatat ikut pindah.
field-moved = 🔁 { $count } kunjungan dipindahkan kepada { $name }.{ $kept ->
        [0] { "" }
       *[other] { " " }{ $kept } tetap: itu urusannya sendiri.
    }
field-no-other = Tidak ada petugas lapangan lain. Admin mengundangnya lewat /undang.
field-cancel = ✖️ Batalkan tugas
field-cancel-ask = Batalkan K{ $number }? Orang-orangnya bisa ditugaskan lagi; yang dicatat tetapi belum dikirim tidak dihitung.
field-cancel-yes = ✖️ Ya, batalkan
field-cancelled = ✖️ K{ $number } dibatalkan.
field-again = 🔁 Kunjungi lagi yang tidak ditemui ({ $people })
field-doubt = 🔁 Keliru? Kunjungi lagi yang meninggal, pindah, tidak aktif ({ $people })
field-again-done = { $numbers } menunggu petugas lapangan, { $people } orang.
field-nobody-again = Tidak ada lagi yang perlu dikunjungi ulang dari kunjungan itu.

field-see-visit = 🧭 Lihat kunjungan
field-visit =
    🧭 K{ $number } · <b>{ $organisation }</b>
    { $place }
    { $verifier } · { $state }{ $closed ->
        [no] , batas { $due }
       *[other] { " " }{ $closed }
    }
field-visit-open = terbuka
field-visit-sent = terkirim
field-visit-cancelled = dibatalkan
field-person =
    { $sign } { $place }. <b>{ $name }</b> ({ $reference }): { $result }{ $note ->
        [no] { "" }
       *[other] { " " }<i>({ $note })</i>
    }
field-note = 📝 { $note }
field-no-location = 📍 Tanpa lokasi.
field-map = 🗺 Buka di peta
field-photo = K{ $number } · { $organisation }
