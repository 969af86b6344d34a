# Mendaftarkan lembaga, dan mengurus lembaga yang sudah terdaftar.

organisations-kind = Jenis lembaga itu tidak dikenal. Mohon pilih dari daftar.
organisations-area = Desa itu tidak ada di kecamatan yang dipilih. Mohon pilih kecamatan dulu, lalu desanya.
organisations-name =
    Mohon tulis nama lembaganya, paling banyak { $limit } huruf. Contoh: <code>Masjid Al-Ikhlas</code>
organisations-landmark =
    Patokannya terlalu panjang; paling banyak { $limit } huruf. Contoh: <code>samping pasar</code>
organisations-position =
    Nama jabatannya terlalu panjang; paling banyak { $limit } huruf. Contoh: <code>Ketua takmir</code>
organisations-simas =
    Nomor SIMAS 12 angka (lama) atau 15 angka (baru), tanpa huruf. Contoh: <code>011209010001</code>
    Bila tidak punya nomornya, ketuk <b>Lewati</b>.
organisations-simas-none = Nomor SIMAS hanya untuk masjid. Mohon kosongkan.
organisations-too-many =
    Sudah ada { $limit } pendaftaran Bapak/Ibu yang menunggu petugas.
    Mohon tunggu sampai diperiksa; kami kabari begitu selesai.
organisations-joined-already = Bapak/Ibu sudah terdaftar sebagai pengurus lembaga ini. Buka /anggota untuk melihat anggotanya.
organisations-not-found = Lembaga itu tidak ada lagi. Ketuk /start untuk mendaftarkan lembaga.

organisation-status-submitted = menunggu konfirmasi
organisation-status-confirmed = dikonfirmasi
organisation-status-rejected = tidak diterima
