# /cakupan: kartu angka dan daftar di baliknya.

coverage-chat-part = { $name }
coverage-chat-title =
    📊 <b>Cakupan { $part }</b>
    { $today }
coverage-chat-known = Terdata: <b>{ $count }</b>
coverage-chat-count = • { $label }: { $count }
coverage-chat-count-active = • 🟢 { $label }: <b>{ $count }</b>
coverage-chat-source = Perlindungan menurut berkas BPJS per <b>{ $as_of }</b>:
coverage-chat-no-source = Perlindungan (belum ada berkas BPJS yang diterapkan):
coverage-chat-percent = 🟢 { $label }: <b>{ NUMBER($percent, maximumFractionDigits: 2) } %</b> – <b>{ $active }</b> dari { $whole } yang berhak
coverage-chat-percent-known = 🟢 { $label }: <b>{ NUMBER($percent, maximumFractionDigits: 2) } %</b> – <b>{ $active }</b> dari { $whole } yang terdata
coverage-chat-gap = 🟠 Belum terlindungi: <b>{ $gap }</b> orang. Melindungi semuanya: <b>Rp{ $rupiah }</b> untuk { $months } bulan.
coverage-chat-lists = 📋 Daftar
coverage-chat-which =
    📋 <b>Daftar { $part }</b>
    { $today }

    Ketuk satu angka untuk melihat orangnya.
coverage-chat-still-counting = ⏳ Ada data yang sedang dihitung. Tunggu beberapa detik, lalu ketuk /cakupan lagi.
coverage-chat-open = { $count }: { $people }
coverage-chat-by-category = Per kelompok
coverage-chat-by-kecamatan = Per kecamatan
coverage-chat-back = ⬅️ Kembali
coverage-chat-categories =
    📊 <b>Cakupan per kelompok</b>
    { $today }
coverage-chat-kecamatan =
    📊 <b>Cakupan per kecamatan</b>
    { $today }, halaman { $page } dari { $pages }
    Kekurangan terbesar dulu
coverage-chat-row =
    <b>{ $part }</b>
    { $active } AKTIF dari { $whole } ({ NUMBER($percent, maximumFractionDigits: 2) } %), kurang { $gap }
coverage-chat-list =
    📋 <b>{ $count } – { $part }</b>
    { $total } orang, halaman { $page } dari { $pages }
coverage-chat-person =
    { $place }. <b>{ $name }</b>
    { $nik }, { $organisation }
coverage-chat-download = ⬇️ Unduh daftar
coverage-chat-file = Daftar { $count } – { $part }: { $total } orang. Berisi data pribadi, mohon dijaga.
coverage-chat-sent = Berkas dikirim. Unduhan ini dicatat.
coverage-chat-unknown = Bagian itu tidak ada. Ketuk /cakupan untuk melihat angkanya.
