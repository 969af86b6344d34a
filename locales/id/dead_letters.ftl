# /gagal: pesan yang disisihkan karena tidak berhasil diproses.

dead-letters-none = ✅ Tidak ada pesan yang gagal diproses.
dead-letters-title =
    ⚠️ <b>Pesan yang gagal diproses: { $count }</b>
    Isi pesan tidak ditampilkan. Setelah penyebabnya diperbaiki, ketuk <b>Coba lagi</b>.
dead-letters-line =
    <b>#{ $number }</b> { $kind }, diterima { $since }
    { $tries } kali dicoba: <code>{ $error }</code>
dead-letters-more = … dan { $count } lagi.
dead-letters-again = 🔁 Coba lagi #{ $number }
dead-letters-again-all = 🔁 Coba lagi semua ({ $count })
dead-letters-replayed = { $count } pesan dicoba lagi. Kalau gagal juga, pesannya muncul kembali di /gagal.
dead-letters-gone = Pesan itu tidak ada lagi di daftar: sudah dicoba ulang sebelumnya.
