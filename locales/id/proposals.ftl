# /usulan: siapa yang diusulkan ke BPJS, dan berkasnya.

proposal-kind-new = semua yang siap
proposal-kind-renewal = perpanjangan
proposal-kind-follow_up = susulan
proposal-status-sent = dibekukan
proposal-status-paid = sudah dibayar
proposal-status-closed = selesai
proposal-status-cancelled = dibatalkan

proposal-list = 📋 <b>Usulan { $year }</b>
proposal-list-line = • <b>{ $number }</b>, { $kind }, { $status }: { $people } orang, Rp{ $rupiah }
proposal-list-empty = Belum ada usulan untuk tahun ini.
proposal-new = ➕ Usulan baru: semua yang siap
proposal-renewal = 🔁 Usulan baru: hanya perpanjangan
proposal-budget = 💰 Anggaran
proposal-no-budget = Pagu tahun { $year } belum diisi. Isi dulu lewat /anggaran, sesudah itu usulan bisa dibekukan.

proposal-plan =
    👀 <b>Pratinjau usulan: { $kind }</b>
    Mulai { $starts }, { $months } bulan. Perlindungan berakhir <b>{ $ends }</b>.
proposal-plan-cost = { $cost }
proposal-plan-renewals = Perpanjangan { $renewals } orang, baru { $new } orang
proposal-plan-money = Pagu Rp{ $ceiling } ({ $quota }), terpakai Rp{ $used }, sisa sesudah usulan ini <b>Rp{ $left }</b>
proposal-plan-order = Urutan: { $order }
proposal-plan-waiting = ⏳ Daftar tunggu: <b>{ $people }</b> orang ({ $why })
proposal-plan-not-ready = 🚧 Belum siap: <b>{ $people }</b> orang
proposal-plan-reason = • { $why }: { $people }
proposal-other-reasons = sebab lain
proposal-limit-ceiling = pagu habis
proposal-limit-quota = kuota penuh
proposal-earlier = ⬅️ Sebulan lebih awal
proposal-later = Sebulan lebih lambat ➡️
proposal-fewer = −1 bulan
proposal-more = +1 bulan
proposal-whole = 📆 Sampai Desember ({ $months } bulan)
proposal-look = 📄 Lihat daftarnya (Excel)
proposal-freeze = ✅ Bekukan { $people } orang
proposal-back = ⬅️ Kembali
proposal-preview-file = Pratinjau usulan: { $people } orang. Berisi data pribadi, mohon dijaga.
proposal-frozen = Usulan { $number } dibekukan. Berkasnya sedang dibuat dan dikirim ke sini.
proposal-frozen-already = Usulan { $number } sudah dibekukan.

proposal-start-range = Perlindungan mulai pada tanggal 1, paling awal bulan ini. Pilih bulan lain di /usulan.
proposal-months-range = Uang tahun { $year } hanya bisa membayar sampai Desember, jadi paling banyak { $most } bulan. Pilih lagi di /usulan.
proposal-nobody = Belum ada yang bisa diusulkan. Lihat yang belum siap dan sebabnya lewat tombol Lihat daftarnya.
proposal-changed = Keadaannya sudah berubah sejak layar ini dibuat. Periksa lagi, lalu ketuk sekali lagi.
proposal-not-found = Usulan itu tidak ada. Lihat semuanya di /usulan.
proposal-not-now = Usulan { $number } sekarang { $status }, jadi ini tidak bisa dilakukan lagi.
proposal-answered = BPJS sudah menjawab untuk usulan ini, jadi pembayarannya tidak bisa ditarik lagi.
proposal-template = Surat tidak bisa dibuat: templat <b>{ $file }</b> tidak bisa diisi ({ $why }). Buka /surat, unduh templatnya, perbaiki di Word kata di dalam kurung kurawal, kirim kembali ke sini, lalu ketuk Berkas lagi.

proposal-card =
    📋 <b>Usulan { $number }</b> ({ $kind }): <b>{ $status }</b>
    Perlindungan { $starts } sampai { $ends }
proposal-card-open = Menunggu jawaban BPJS: { $count }
proposal-card-enrolled = Diterima BPJS: { $count }
proposal-card-refused = Ditolak BPJS: { $count }
proposal-card-removed = Dikeluarkan: { $count }
proposal-card-strays = ⚠️ { $people } orang di dalamnya sudah tidak bertugas atau ditutup.
proposal-card-how-to-remove = Mengeluarkan orang: cari namanya di /cari, lalu ketuk Keluarkan.
proposal-files = ⬇️ Berkas
proposal-file =
    { $kind ->
        [sipp] Untuk diunggah ke SIPP
        [umum] Daftar umum
        [surat] Surat pengantar
        [lampiran-sk] Lampiran SK
        [daftar-tunggu] Daftar tunggu dan yang belum siap
       *[other] { $name }
    }: { $people } orang. Berisi data pribadi, mohon dijaga. Sidik berkas { $hash }
proposal-files-made =
    📎 { $count } berkas siap{ $revision ->
        [0] { "" }
       *[other] { " " }(perubahan ke-{ $revision })
    }, sidik { $hash }
proposal-files-making = 📎 Berkas sedang dibuat.
proposal-files-none = 📎 Berkasnya belum dibuat. Ketuk Berkas, lalu berkasnya dikirim ke sini.
proposal-files-old = 📎 Isinya berubah, jadi berkas lama tidak berlaku. Ketuk Berkas untuk membuat yang baru.
proposal-files-coming = Berkasnya sedang dibuat dan segera dikirim ke sini.
proposal-files-failed = Berkas usulan belum bisa dibuat. Isi usulannya aman. Coba ketuk Berkas lagi; kalau tetap begini, hubungi pengelola.
proposal-no-files = Usulan ini dibatalkan sebelum berkasnya dibuat.
proposal-check-strays = ⚠️ Periksa { $people } orang
proposal-pay = 💸 Sudah dibayar
proposal-unpay = ↩️ Ternyata belum dibayar
proposal-cancel = ❌ Batalkan usulan
proposal-follow-up = 🔁 Usulan susulan: { $people } orang
proposal-follow-up-twin = 🔁 Usulan susulan: { $people } menunggu jawaban /ganda
proposal-follow-up-held = 🔁 Usulan susulan: { $people } orang, { $held } belum siap
proposal-follow-up-not-yet = 🚧 Sudah diperbaiki, tetapi belum bisa ikut usulan susulan: <b>{ $people }</b> orang
proposal-yes = Ya
proposal-no = Tidak jadi
proposal-ask-pay = Iuran usulan <b>{ $number }</b>, Rp{ $rupiah } untuk { $people } orang, sudah dibayar ke BPJS? Sesudah ini orangnya tidak bisa dikeluarkan lagi.
proposal-ask-unpay = Usulan <b>{ $number }</b> ternyata belum dibayar?
proposal-ask-cancel = Batalkan usulan <b>{ $number }</b>? { $people } orang kembali ke tempat semula, dan Rp{ $rupiah } kembali ke sisa pagu.
proposal-now-paid = Usulan { $number } dicatat sudah dibayar.
proposal-now-sent = Usulan { $number } dicatat belum dibayar.
proposal-now-cancelled = Usulan { $number } dibatalkan.

proposal-strays = ⚠️ <b>{ $people } orang di usulan { $number } sudah tidak bertugas atau ditutup</b>
proposal-stray = • { $name }, { $organisation }: { $status }
proposal-take-out = 🚪 Keluarkan dari usulan { $number }
proposal-why = Keluarkan <b>{ $name }</b> dari usulan { $number }? Kenapa?
proposal-put-off = ⏳ Tunda, tetap di daftar tunggu
proposal-instead =
    Keluarkan <b>{ $name }</b> ({ $reason }).
    { $has ->
        [yes] Berikutnya di daftar tunggu: <b>{ $next }</b>.
       *[no] Tidak ada pengganti di daftar tunggu.
    }
proposal-only-out = Keluarkan saja
proposal-replace = Ganti dengan { $name }
proposal-replace-next = Ganti dengan urutan berikutnya
proposal-with-note = 📝 Dengan catatan
removal-title = Keluarkan dari usulan
removal-message = <b>{ $name }</b> dikeluarkan: { $reason }. Tulis catatan singkat. Pengurus lembaganya ikut membacanya.
removal-message-put-off = <b>{ $name }</b>: { $reason }. Tulis catatan singkat; tercatat di riwayat usulan.
removal-message-label = Catatan
removal-message-example = Sudah pindah ke Baturaja sejak Mei, surat pindah sudah kami lihat.
removal-replace = Diganti orang lain?
removal-replace-label = Pengganti
proposal-line-gone = { $name } sudah tidak bisa dikeluarkan: sudah keluar, sudah dijawab BPJS, atau usulannya sudah dibayar.
proposal-taken-out = { $name } dikeluarkan dari usulan.
proposal-replaced = { $name } diganti { $instead }.
proposal-told =
    <b>{ $name }</b> tidak jadi diusulkan ke BPJS.
    { $why }
    { $next }
    { $note ->
        [no] {""}
       *[other] Pesan petugas: “{ $note }”
    }
proposal-told-card = 👤 Lihat kartunya

proposal-history = 🕘 <b>Riwayat usulan { $number }</b>
proposal-history-line =
    • { $at }, { $who }: { $step }{ $has ->
        [yes] { " " }({ $detail })
       *[no] { "" }
    }{ $noted ->
        [yes] : “{ $note }”
       *[no] { "" }
    }
proposal-step-freeze = dibekukan
proposal-step-remove = seorang dikeluarkan
proposal-step-replace = seorang pengganti masuk
proposal-step-pay = dicatat sudah dibayar
proposal-step-unpay = dicatat belum dibayar
proposal-step-close = selesai dijawab BPJS
proposal-step-cancel = dibatalkan
proposal-step-files-given = berkas diunduh

proposal-sheet-taken = Diusulkan
proposal-sheet-waiting = Daftar tunggu
proposal-sheet-not-ready = Belum siap
proposal-column-why = Sebab

order-near-65 = hampir 65 tahun
order-renewal = perpanjangan
order-approved-at = tanggal disetujui
order-submitted-at = tanggal diajukan
order-oldest = yang tertua
order-longest-serving = yang terlama bertugas

readiness-complete = data belum lengkap
readiness-no-twin = mungkin orang yang sama dengan orang lain (/ganda)
readiness-visited = belum terbukti benar dalam kunjungan lapangan
readiness-dukcapil = belum cocok menurut Dukcapil
readiness-still-serving = pengurus belum menjawab "masih bertugas"
readiness-cleared = belum melewati masa sanggah
readiness-announced = masih dalam masa sanggah
readiness-covered = masih terlindungi sesudah tanggal mulai
