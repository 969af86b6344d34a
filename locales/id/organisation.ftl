# Pendaftaran lembaga.

organisation-title = Daftarkan lembaga
organisation-kind = Lembaga apa yang Bapak/Ibu urus?
organisation-kind-label = Jenis
organisation-name = Apa nama lembaganya?
organisation-name-label = Nama lembaga
organisation-name-example = Masjid Al-Ikhlas
organisation-name-help = Tulis nama seperti di papan nama, tanpa alamat. Contoh: <b>Masjid Nurul Huda</b>, <b>Posko Damkar Simpang</b>, <b>TPA An-Nur 2</b>.
organisation-kecamatan = Di kecamatan mana?
organisation-kecamatan-label = Kecamatan
organisation-desa = Di desa atau kelurahan mana?
organisation-desa-label = Desa
organisation-desa-help = Ketik beberapa huruf pertama nama desanya. Kalau tidak ada di daftar, mungkin kecamatannya keliru: ketuk <b>Kembali</b>.
organisation-same = Lembaga ini sudah ada di desa itu. <b>Apakah ini lembaga yang sama?</b>
organisation-same-label = Lembaga yang sama
organisation-same-no = Bukan, ini lembaga lain
organisation-landmark = Patokannya apa, supaya petugas mudah menemukan?
organisation-landmark-label = Patokan
organisation-landmark-example = sebelah SDN 3, dekat jembatan
organisation-simas = Nomor ID masjid di SIMAS, kalau ada.
organisation-simas-label = ID SIMAS
organisation-simas-example = 011604020100012
organisation-simas-help = Nomornya 12 angka (lama) atau 15 angka (baru), ada di papan nama atau sertifikat masjid. Tidak punya? Ketuk <b>Lewati</b>.
organisation-simas-wrong =
    ID SIMAS terdiri dari 12 atau 15 angka; yang diketik { $count } angka.
    Contoh: <code>011604020100012</code>. Kalau tidak punya, ketuk <b>Lewati</b>.
organisation-position = Apa jabatan Bapak/Ibu di sana? Ketuk pilihan, atau ketik sendiri.
organisation-position-label = Jabatan
organisation-phone = Nomor HP Bapak/Ibu, supaya petugas bisa menghubungi.
organisation-phone-label = Nomor HP
organisation-phone-example = 0812 3456 7890
organisation-phone-help = Cara termudah: ketuk tombol <b>Kirim nomor HP saya</b> di bawah layar. Atau ketik nomornya, diawali 08.
organisation-words-length =
    Panjangnya { $count } huruf; seharusnya { $least } sampai { $most } huruf dan memuat kata.
    Mohon tulis lagi.
organisation-sent =
    ✅ <b>{ $organisation }</b> sudah tercatat dan menunggu konfirmasi { $office }, biasanya paling lama { $days } hari kerja.

    Sambil menunggu, anggotanya sudah bisa didaftarkan sekarang.
organisation-join-sent =
    ✅ Permintaan bergabung sudah dikirim ke { $office }. Setelah disetujui petugas, Bapak/Ibu bisa mendaftarkan anggota lembaga ini. Kabarnya akan datang di sini.
