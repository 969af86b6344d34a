# Perpanjangan: bertanya siapa yang masih bertugas.

renewal-plan =
    🔄 <b>Perpanjangan mulai { $day }</b>
    { $people } orang yang sudah tercatat di BPJS, di { $places } lembaga. Setahun: <b>Rp{ $rupiah }</b>.
    Lembaga tanpa pengurus di Telegram: { $unreachable }.

    Setelah dimulai, setiap pengurus ditanya "masih bertugas?". Yang berhenti dicatat seperti biasa, penggantinya didaftarkan.
renewal-nobody =
    🔄 <b>Perpanjangan mulai { $day }</b>
    Belum ada orang dengan status tercatat di BPJS yang perlindungannya masih berlaku atau dalam masa tenggang pada tanggal itu. Masukkan dulu berkas BPJS yang terbaru.
renewal-begin = ▶️ Mulai: tanyakan { $count } orang
renewal-begun = Perpanjangan dimulai. Pengurus dihubungi sedikit demi sedikit.
renewal-plan-old = Tahunnya sudah berganti. Ini rencana yang baru.
renewal-there = Perpanjangan untuk { $day } sudah pernah dibuat, jadi tidak dibuat lagi. Lihat dengan /perpanjang.
renewal-other-open = Masih ada perpanjangan yang berjalan. Tutup dulu yang itu lewat /perpanjang.
renewal-none-open = Tidak ada perpanjangan yang sedang berjalan. Kalau nanti dimulai, kabarnya datang sendiri.
renewal-progress =
    🔄 <b>Perpanjangan mulai { $day }</b>
    Ditanyakan: <b>{ $asked }</b>
    ✅ Masih bertugas: { $serving }
    👋 Sudah tidak: { $left }
    ⏳ Belum dijawab: <b>{ $waiting }</b>, di { $places } lembaga
    ➕ Diajukan lembaga-lembaga ini sejak dimulai: { $newcomers }
renewal-see-places = 📋 Yang belum menjawab
renewal-extend = ➕ Tambahkan yang baru tercatat
renewal-extended = { $count ->
        [0] Tidak ada yang baru.
       *[other] { $count } orang ditambahkan.
    }
renewal-own = 👥 Jawab untuk lembaga saya
renewal-close = ⏹ Tutup perpanjangan
renewal-close-sure = Tutup perpanjangan ini? Yang sudah dijawab tetap berlaku; yang belum dijawab tidak ditanya lagi dan tidak bisa diusulkan.
renewal-close-yes = Ya, tutup
renewal-closed = Perpanjangan ditutup.
renewal-place = { $sign }{ $name }: { $count }
renewal-places =
    📋 <b>Belum menjawab: { $count } lembaga</b>
    Halaman { $page } dari { $pages }. 📵 = tidak bisa dihubungi lewat bot; telepon, lalu catat jawabannya di sini.
renewal-file = Lembaga yang belum menjawab: { $count }. Tanpa nama orang.
renewal-sheet = Belum menjawab
renewal-column-organisation = Lembaga
renewal-column-kecamatan = Kecamatan
renewal-column-waiting = Belum dijawab
renewal-column-telegram = Lewat bot
renewal-reached = bisa
renewal-not-reached = tidak bisa

renewal-ask =
    Assalamu'alaikum. 🔄 Perlindungan tahun depan mulai <b>{ $day }</b>.
    Mohon bantuannya: dari { $count } anggota yang terlindungi sekarang, siapa yang masih bertugas? Cukup satu ketukan per orang, atau sekali untuk semua.
renewal-answer = ✅ Jawab: masih bertugas?
renewal-question =
    🔄 <b>Masih bertugas mulai { $day }?</b>
    { $count } orang belum dijawab (halaman { $page } dari { $pages }).
    ✅ = masih. 👋 = sudah tidak; setelah itu penggantinya bisa didaftarkan.
renewal-person = ✅ { $name }
renewal-left = 👋 Tidak lagi
renewal-all = ✅ Semua masih bertugas ({ $count })
renewal-all-answered =
    ✅ <b>Terima kasih, semuanya sudah dijawab.</b>
    Perpanjangan mulai { $day }. Ada yang keliru? Buka orangnya di /anggota lalu ketuk 👋.
renewal-noted = Dicatat: masih bertugas.
renewal-noted-already = Sudah dicatat tadi: masih bertugas.
renewal-all-noted = Dicatat: { $count } orang masih bertugas. Terima kasih.
renewal-changed = Daftarnya berubah sementara itu: sekarang { $count } orang belum dijawab. Mohon dilihat dulu, lalu ketuk lagi.
renewal-not-asked = Orang itu tidak sedang ditanyakan. Lihat daftar yang terbaru dengan /perpanjang.
