# Foto KTP: yang dibaca, yang diragukan, dan jalan keluarnya.

ktp-reading = 📷 Sedang membaca KTP … Sebentar ya, biasanya beberapa detik.
ktp-read =
    📷 <b>KTP sudah dibaca</b>, dan fotonya dihapus dari percakapan ini. Mohon dicocokkan:

    NIK: { $nik }
    Nama: <b>{ $name }</b>
    Lahir: { $birth_place }, { $born }
    Jenis kelamin: { $sex }
    Alamat: { $address }
    Desa: { $desa }, Kec. { $kecamatan }
ktp-read-form = 📷 KTP sudah dibaca dan isiannya sudah terisi. Mohon dicek; yang ragu ditanyakan.
ktp-read-other-nik = 📷 NIK di foto berbeda dari yang sudah diisi. Tidak ada isian yang diubah. Mohon cek apakah fotonya dari orang yang sama.
ktp-read-no-nik = 📷 NIK di foto tidak terbaca, jadi belum pasti ini orang yang sama. Tidak ada isian yang diubah. Mohon foto ulang dari dekat, atau isi dengan mengetik.
ktp-differs = { $field } di foto berbeda dari yang sudah diisi. Mohon cocokkan dengan KTP-nya.
ktp-doubt = { $field } di foto kurang jelas. Mohon cocokkan dengan KTP-nya.
ktp-missing = { $field } tidak terbaca di foto. Mohon diisi.
ktp-unread =
    { $why }

    Fotonya sudah dihapus dari percakapan ini. Jalan lain: foto sekali lagi, ketik dengan /tambah, atau tempel daftar dengan /tempel.
ktp-not-a-card = Sepertinya ini bukan foto KTP, atau tulisannya tidak terbaca. Caranya: taruh KTP di meja, foto dari atas, seluruh KTP masuk, terang, tidak silau.
ktp-no-picture = Berkas ini bukan gambar yang bisa dibuka. Yang bisa dibaca: foto JPG, PNG, atau WEBP. Contoh: foto langsung dengan kamera dari Telegram.
ktp-cut-off = Fotonya terpotong di jalan, mungkin karena sinyal. Mohon kirim sekali lagi.
ktp-too-large = Berkas gambarnya terlalu besar; paling besar { $most } MB. Kirim sebagai foto biasa, bukan sebagai berkas.
ktp-too-many-pixels = Ukuran gambarnya tidak wajar untuk foto KTP. Kirim sebagai foto biasa dari kamera.
ktp-too-small = Gambarnya terlalu kecil untuk dibaca; paling sedikit { $least } piksel tiap sisi. Mohon foto KTP dari dekat.
ktp-queue-full = Sedang banyak foto yang antre dibaca. Mohon kirim lagi beberapa menit lagi.
ktp-reader-failed = Foto ini tidak berhasil dibaca.
ktp-not-fetched = Fotonya tidak bisa diambil dari Telegram. Mohon kirim sekali lagi.
