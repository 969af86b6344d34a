# /surat: templat surat dalam Word.

letter-kind-surat = surat pengantar
letter-kind-lampiran-sk = lampiran SK

letter-title = ✉️ <b>Templat surat usulan</b>
letter-line-first = • { $kind }: bawaan
letter-line = • { $kind }: dari { $by }, { $since }
letter-how =
    Cara mengubah: unduh templatnya, ubah di Word, simpan, lalu kirim berkasnya ke obrolan ini. Nama berkasnya harus tetap memuat kata "surat" atau "lampiran".
    Kata dalam kurung kurawal, misalnya <code>{ $word }</code>, diisi sendiri oleh bot. Boleh dipindah atau dihapus, jangan diubah ejaannya.
letter-give = ⬇️ Unduh { $kind }
letter-first = ↩️ Pakai lagi { $kind } bawaan
letter-caption = Templat { $kind }. Ubah di Word, simpan, lalu kirim kembali ke sini.
letter-example = Contoh { $kind } dari templat Bapak/Ibu, dengan dua orang karangan. Periksa dulu.
letter-offer =
    Templat { $kind } bisa diisi. Contohnya ada di atas.
    Belum ada yang berubah. Dipakai mulai sekarang?
letter-use = ✅ Pakai templat ini
letter-keep-old = Tidak, tetap yang lama
letter-used = Usulan berikutnya memakai { $kind } yang baru.
letter-used-first = Usulan berikutnya memakai { $kind } bawaan.
letter-is-first = Yang dipakai sudah templat bawaan.
letter-settled = Templat itu sudah pernah dipakai atau diganti. Kirim lagi berkasnya kalau mau memakainya.
letter-refused =
    Templat <b>{ $file }</b> tidak bisa dipakai: { $reason }
    Surat tetap memakai templat yang lama.
letter-which =
    Berkas Word <b>{ $file }</b> ini untuk surat yang mana? Namanya harus memuat kata "surat" atau "lampiran", misalnya surat.docx.
    Ganti namanya, lalu kirim lagi. Templat yang sekarang ada di /surat.
letter-too-large = berkasnya lebih dari { $megabytes } MB. Kecilkan gambarnya di Word, lalu kirim lagi.
letter-unfillable = kata di dalam kurung kurawal tidak bisa diisi ({ $why }). Samakan ejaannya dengan templat bawaan, simpan, lalu kirim lagi.
letter-not-word = isinya bukan dokumen Word. Simpan sebagai .docx, lalu kirim lagi.
command-surat = templat surat usulan: unduh, ubah di Word, kirim kembali
letter-only-words = di dalam kurung kurawal hanya kata dari panduan, pengulangan, dan pilihan; hitungan, perintah lain, atau pengulangan lebih dari dua tingkat tidak diterima
