# /cakupan, analisis: corong, peringkat, mutu data, titik kosong, dan definisinya.

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
