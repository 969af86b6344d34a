# /cari: pertanyaan, hasil, dan kartu satu orang.

search-chat-ask =
    🔎 <b>Cari siapa?</b>
    Ketik nama, nomor berkas, NIK lengkap, atau nama lembaga.
    Contoh: <code>ahmad</code> atau <code>al ikhlas</code>
search-chat-none =
    Tidak ada yang cocok. Coba sebagian namanya saja, atau nama lembaganya.
    Contoh: <code>/cari ahmad</code>
search-chat-found = 🔎 <b>{ $count } orang ditemukan</b>
search-chat-many =
    🔎 <b>{ $count } orang ditemukan, { $shown } teratas ditampilkan</b>
    Tambahkan kata agar lebih tepat.
search-chat-hit =
    { $place }. <b>{ $name }</b>
    { $nik }, { $organisation }, { $status }
search-chat-no-entry = tanpa pengajuan
search-chat-gone = Orang itu tidak ada lagi. Cari lagi dengan /cari.
search-chat-person =
    👤 <b>{ $name }</b>
    NIK { $nik }
    { $place }
search-chat-entry =
    { $reference }
    { $category } – { $organisation }
search-chat-status = Pengajuan: <b>{ $status }</b>
search-chat-history = <b>Riwayat</b>
search-chat-decide = ⚖️ Buka untuk diputuskan
search-chat-no-cover = 🔵 Belum ada di berkas BPJS yang terbaru.
