# /cakupan, analisis: corong, peringkat, mutu data, titik kosong, proyeksi, perubahan, lembaga, keadaan lampau.

analysis-open = 📈 Analisis
analysis-title =
    📈 <b>Analisis cakupan</b>
    { $today }

    Di mana orang tertahan, siapa yang terlambat, apa yang akan terjadi. Pilih salah satu.
analysis-funnel = 🔻 Corong
analysis-ranking = 🏁 Peringkat
analysis-quality = 🧪 Mutu data
analysis-blanks = 🕳 Titik kosong
analysis-definitions = 📖 Definisi
analysis-list = ⬇️ { $name }: { $people }
analysis-definitions-text =
    📖 <b>Definisi</b>

    <b>Terdata</b>: orang dengan pengajuan terbuka hari itu. Yang ditolak, ditarik, atau sudah keluar tidak dihitung.
    <b>Berhak</b>: jumlah yang dinyatakan di data kabupaten, dengan sumbernya. Kalau belum dinyatakan, dipakai yang terdata.
    <b>AKTIF</b>: terdata, dan hari itu di dalam masa perlindungan menurut berkas BPJS. Masa tenggang tidak dihitung.
    <b>Persen</b>: AKTIF dibagi yang berhak, dipotong dua angka, tidak dibulatkan ke atas.
    <b>Dua peran</b>: dihitung satu kali di jumlah, dan satu kali di tiap kelompok.
    <b>Terverifikasi</b>: ditemui saat kunjungan dengan data benar, atau padan menurut Disdukcapil.
    <b>Lengkap</b>: semua isian ada dan tidak sedang dikembalikan.
    <b>Terlambat</b>: dikembalikan dan belum diperbaiki lebih dari { $days } hari kerja.
    <b>Median</b>: separuh lebih cepat, separuh lebih lambat.
    <b>Titik kosong</b>: lembaga tanpa orang terdata; desa yang tidak punya warga terdata dan lembaganya belum mengajukan siapa pun.
analysis-definitions-source =
    <b>Sumber</b>
    Berhak, sejak { $year }: { $people } orang – { $source }
analysis-definitions-reported =
    Laporan { $period }: { NUMBER($percent, maximumFractionDigits: 2) } % – { $source }

funnel-title =
    🔻 <b>Corong { $part }</b>
    { $today }
funnel-stage-submitted = Diajukan
funnel-stage-verified = Terverifikasi
funnel-stage-approved = Disetujui
funnel-stage-proposed = Diusulkan
funnel-stage-active = AKTIF
funnel-step = { $stage }: <b>{ $people }</b>
funnel-share = { $step } ({ NUMBER($percent, maximumFractionDigits: 2) } % dari { $whole })
funnel-median = ⏱ median { NUMBER($days, maximumFractionDigits: 1) } hari dari tahap sebelumnya
funnel-skipped-verified = ↷ { $people } di antaranya tanpa kunjungan dan tanpa padan Disdukcapil
funnel-skipped-approved = ↷ { $people } di antaranya belum disetujui di sini
funnel-skipped-proposed = ↷ { $people } di antaranya tanpa usulan dari sini
funnel-note = AKTIF menurut berkas BPJS per { $as_of }. Yang sudah lebih jauh ikut dihitung di tahap sebelumnya.
funnel-note-no-file = Belum ada berkas BPJS yang diterapkan. Yang sudah lebih jauh ikut dihitung di tahap sebelumnya.
funnel-parts =
    🔻 <b>Corong per bagian</b>
    { $today }, halaman { $page } dari { $pages }
    Diajukan › terverifikasi › disetujui › diusulkan › AKTIF, dan median harinya
funnel-part =
    <b>{ $part }</b>
    { $submitted } › { $verified } › { $approved } › { $proposed } › { $active }
    ⏱ { $verified_days } › { $approved_days } › { $proposed_days } › { $active_days } hari
funnel-days = { NUMBER($days, maximumFractionDigits: 1) }
funnel-column = Tahap sekarang

ranking-title-k =
    🏁 <b>Peringkat kecamatan</b>
    { $today }, halaman { $page } dari { $pages }
    Paling lengkap dulu, lalu paling cepat memperbaiki
ranking-title-o =
    🏁 <b>Peringkat lembaga</b>
    { $today }, halaman { $page } dari { $pages }
    Paling lengkap dulu, lalu paling cepat memperbaiki
ranking-none = Belum ada yang terdata.
ranking-line =
    { $place }. <b>{ $name }</b>
    { NUMBER($percent, maximumFractionDigits: 2) } % lengkap ({ $complete } dari { $people }), { $speed }
ranking-line-late =
    { $place }. <b>{ $name }</b>
    { NUMBER($percent, maximumFractionDigits: 2) } % lengkap ({ $complete } dari { $people }), { $speed }, ⚠️ { $late } terlambat
ranking-line-empty = { $place }. { $name }: belum ada
ranking-speed = { NUMBER($days, maximumFractionDigits: 1) } hari
ranking-speed-none = belum pernah dikembalikan
ranking-to-k = Per kecamatan
ranking-to-o = Per lembaga
ranking-one =
    🏁 <b>{ $name }</b>
    { $today }
ranking-one-complete = Lengkap: <b>{ $complete }</b> dari { $people } ({ NUMBER($percent, maximumFractionDigits: 2) } %)
ranking-one-incomplete = Belum lengkap atau dikembalikan: { $count }
ranking-one-speed = Memperbaiki yang dikembalikan: median { NUMBER($days, maximumFractionDigits: 1) } hari
ranking-one-no-speed = Memperbaiki yang dikembalikan: belum ada yang dijawab
ranking-one-late = Terlambat (lebih dari { $days } hari kerja): { $count }
ranking-list-incomplete = Belum lengkap
ranking-list-late = Terlambat
ranking-column = Keadaan
ranking-state-late = Dikembalikan, terlambat
ranking-state-returned = Dikembalikan

quality-title =
    🧪 <b>Mutu data { $part }</b>
    { $today }
quality-decided = Pernah diperiksa: <b>{ $count }</b>
quality-returned = Pernah dikembalikan: <b>{ $count }</b> ({ NUMBER($percent, maximumFractionDigits: 2) } % dari { $whole })
quality-reasons = Alasan terbanyak (yang terakhir dari tiap pengajuan):
quality-reason = • { $reason }: { $count } ({ NUMBER($percent, maximumFractionDigits: 2) } %)
quality-others = • Alasan lain: { $count }
quality-no-reason = Tanpa alasan tertulis
quality-list = Dikembalikan
quality-column = Alasan

blanks-title =
    🕳 <b>Titik kosong { $part }</b>
    { $today }
blanks-head = Belum ada seorang pun terdata dari:
blanks-desa = Desa/kelurahan
blanks-count = • { $name }: <b>{ $blank }</b> dari { $all }
blanks-count-none = • { $name }: belum ada yang terdaftar
blanks-note = Lembaga yang belum terdaftar sama sekali tidak terlihat di sini, hanya desanya.
blanks-list =
    🕳 <b>{ $name } – { $part }</b>
    { $total } tanpa orang terdata, halaman { $page } dari { $pages }
blanks-line = { $place }. <b>{ $name }</b>, { $desa }, { $kecamatan }
blanks-desa-line = { $place }. <b>{ $desa }</b>, { $kecamatan }
blanks-expected = { $line } (perkiraan { $count } orang)
blanks-file = Titik kosong: { $name } – { $part }, { $total } baris.
blanks-sheet = Titik kosong
blanks-column-number = No
blanks-column-kecamatan = Kecamatan
blanks-column-desa = Desa/kelurahan
blanks-column-kind = Jenis lembaga
blanks-column-organisation = Lembaga
blanks-column-expected = Perkiraan orang

analysis-projection = 🔭 Proyeksi
analysis-changes = 🔀 Jelaskan perubahan
analysis-organisations = 🏛 Per lembaga
analysis-day = 📅 Keadaan tanggal …
analysis-as-of = Perlindungan menurut berkas BPJS per { $as_of }.

projection-title =
    🔭 <b>Proyeksi { $part }</b>
    { $today }
projection-now = AKTIF hari ini: <b>{ $protected }</b> dari { $whole } ({ NUMBER($percent, maximumFractionDigits: 2) } %)
projection-pace = Laju: { NUMBER($pace, maximumFractionDigits: 1) } orang baru sebulan ({ $days } hari terakhir)
projection-head = Akhir bulan, <b>tanpa tindakan</b> → dengan laju kini:
projection-line = { $day }: <b>{ $count }</b> ({ NUMBER($percent, maximumFractionDigits: 2) } %) → { $pace }
projection-cliff = ⚠️ Turun paling tajam sampai <b>{ $day }</b>: { $before } menjadi { $after } (−{ $fall }).
projection-no-cliff = Tidak ada penurunan sampai { $day }.
projection-note = Tanpa tindakan: menurut masa perlindungan di berkas BPJS. Orang baru dihitung sampai akhir tahun anggaran.

changes-menu =
    🔀 <b>Jelaskan perubahan { $part }</b>

    Dibandingkan dengan kapan?
changes-since = Sejak { $day }
changes-ask = ✏️ Dua tanggal lain
changes-other = 🔀 Tanggal lain
changes-title =
    🔀 <b>Perubahan { $part }</b>
    { $first } sampai { $last }
changes-share = <b>{ $day }: { $protected }</b> AKTIF dari { $whole } ({ NUMBER($percent, maximumFractionDigits: 2) } %)
changes-gain = ➕ { $cause }: { $count }
changes-loss = ➖ { $cause }: { $count }
changes-nothing = Tidak ada yang masuk atau keluar.
changes-difference = Selisih: <b>{ $sign }{ $count }</b> orang
changes-same-whole = Penyebut tetap: { $after }
changes-whole = Penyebut berubah: { $before } menjadi { $after }
changes-joined = Baru terlindungi
changes-renewed = Diperpanjang
changes-came-back = Kembali terdata
changes-moved-in = Pindah masuk
changes-lapsed = Perlindungan berakhir
changes-died = Meninggal
changes-moved = Pindah dari kabupaten
changes-removed = Tidak lagi terdata
changes-moved-out = Pindah ke bagian lain
changes-file = { $cause } – { $part }, { $first } sampai { $last }: { $total } orang. Berisi data pribadi, mohon dijaga.

organisations-title =
    🏛 <b>Cakupan per lembaga</b>
    { $today }, { $total } lembaga, halaman { $page } dari { $pages }
    Kekurangan terbesar dulu
organisations-line =
    { $place }. <b>{ $name }</b>
    { $protected } AKTIF dari { $known } ({ NUMBER($percent, maximumFractionDigits: 2) } %), kurang { $gap }
organisations-one =
    🏛 <b>{ $name }</b>
    { $today }
organisations-protected = AKTIF: <b>{ $protected }</b> dari { $known } terdata ({ NUMBER($percent, maximumFractionDigits: 2) } %)
organisations-gap = Kurang: { $count } orang × Rp{ $monthly } = Rp{ $rupiah } sebulan
organisations-list-yes = AKTIF
organisations-list-no = Belum AKTIF

coverage-day-title = Keadaan pada suatu tanggal
coverage-day-ask = Keadaan pada tanggal berapa?
coverage-day-ask-label = Tanggal
coverage-day-head = 📅 <b>Keadaan pada tanggal itu</b>
coverage-day-known = Menurut data sampai { $at }.
coverage-day-stated = 🗂 Dilaporkan sebelum sistem ini: { NUMBER($percent, maximumFractionDigits: 2) } %. Sumber: { $source }
coverage-day-parts =
    📅 <b>Keadaan { $day }</b>
    Halaman { $page } dari { $pages }
coverage-day-changes = 🔀 Perubahan sampai hari ini
coverage-day-file = { $count } pada { $day } – { $part }: { $total } orang. Berisi data pribadi, mohon dijaga.
coverage-days-example = 30-4-2026
coverage-span-title = Perubahan antara dua tanggal
coverage-span-first = Dari tanggal berapa?
coverage-span-first-label = Dari
coverage-span-last = Sampai tanggal berapa?
coverage-span-last-label = Sampai
coverage-span-example = 31-10-2026
coverage-days-order = Tanggal { $day } tidak sesudah { $first }. Mohon tulis tanggal yang lebih baru. Contoh: <code>31-10-2026</code>
