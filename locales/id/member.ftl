# Mendaftarkan satu orang, memperbaiki yang dikembalikan, daftar anggota, dan status pekerja.

member-title = Tambah anggota
mend-title = Perbaiki data anggota
member-no-organisation = Belum ada lembaga Bapak/Ibu yang bisa mendaftarkan anggota. Daftarkan dulu lembaganya dengan data yang benar; setelah itu anggotanya langsung bisa didaftarkan.
member-organisation = Untuk lembaga yang mana?
member-organisation-label = Lembaga
member-category = Tugasnya sebagai apa?
member-category-label = Kelompok
member-nik = Berapa <b>NIK</b>-nya? 16 angka di baris paling atas KTP.
member-nik-label = NIK
member-nik-example = 1609 0017 0880 0001
member-nik-help = NIK ada di KTP tepat di bawah nama provinsi dan kabupaten. Isinya 16 angka, boleh diketik dengan spasi. Pesannya langsung dihapus setelah dibaca.
member-nik-confirm =
    NIK { $nik } menunjukkan:
    lahir <b>{ $born }</b>, <b>{ $sex }</b>.{ $elsewhere ->
        [yes] {" "}NIK ini terbit di luar kabupaten; itu tidak apa-apa.
       *[no] {""}
    }

    Apakah cocok dengan KTP?
    <i>Kalau NIK-nya benar tetapi tanggal lahir di KTP berbeda, ketuk Ya; tanggalnya bisa diubah di ringkasan.</i>
sex-male = laki-laki
sex-female = perempuan
member-name-confirm =
    <b>{ $name }</b>
    NIK { $nik } menunjukkan:
    lahir <b>{ $born }</b>, <b>{ $sex }</b>.{ $elsewhere ->
        [yes] {" "}NIK ini terbit di luar kabupaten; itu tidak apa-apa.
       *[no] {""}
    }

    Apakah semuanya cocok dengan KTP?
    <i>Kalau NIK-nya benar tetapi tanggal lahir di KTP berbeda, ketuk Ya; tanggalnya bisa diubah di ringkasan.</i>
member-birth-date = Tanggal lahir seperti di KTP?
member-birth-date-label = Tanggal lahir
member-birth-date-example = 17-8-1980
member-sex = Laki-laki atau perempuan?
member-sex-label = Jenis kelamin
member-name = Siapa <b>nama lengkap</b>nya, persis seperti di KTP?
member-name-label = Nama
member-name-example = Ahmad Fauzi
member-birth-place = Di mana <b>tempat lahir</b>nya, seperti di KTP? Ketuk kalau ada, atau ketik.
member-birth-place-label = Tempat lahir
member-mother-name = Siapa nama <b>ibu kandung</b>nya?
member-mother-name-label = Ibu kandung
member-mother-name-example = Siti Aminah
member-mother-name-help = BPJS meminta nama ibu kandung untuk memastikan orangnya. Namanya ada di Kartu Keluarga. Tulis namanya saja, tanpa "almarhumah".
member-address = <b>Alamat</b> seperti di KTP: jalan atau dusun, RT/RW. Kalau di KTP hanya nama desanya, ketuk tombolnya.
member-address-label = Alamat
member-address-example = Dusun II, RT 02
member-address-bare = 🏠 { $desa } saja
member-address-elsewhere = Alamat “{ $address }” menyebut desa lain, padahal desanya { $desa }. Mohon tulis lagi alamatnya.
member-kecamatan = Tinggal di kecamatan mana?
member-kecamatan-label = Kecamatan
member-desa = Tinggal di desa atau kelurahan mana?
member-desa-label = Desa
member-phone = Nomor HP-nya, kalau ada. Dengan nomor ini ia bisa mengecek statusnya sendiri.
member-phone-label = Nomor HP
member-phone-example = 0812 3456 7890
member-phone-help = Nomor HP diawali 08, 10 sampai 13 angka. Tidak punya HP? Ketuk <b>Lewati</b>.
member-serving-since = Sejak kapan bertugas? Cukup tahunnya.
member-serving-since-label = Bertugas sejak
member-serving-since-example = 2015, Juni 2015, atau 10 tahun
member-serving-before-birth =
    Tahun mulai bertugas lebih awal daripada tanggal lahirnya.
    Mohon periksa tahunnya. Contoh: <code>2015</code>
member-ktp = Kirim <b>foto KTP</b>-nya kalau ada.
member-ktp-label = Foto KTP
member-statement = Bapak/Ibu menyatakan ia sudah tahu dan setuju datanya didaftarkan ke BPJS Ketenagakerjaan, dan data ini benar.
member-taken-own =
    Orang dengan NIK ini <b>sudah Bapak/Ibu daftarkan</b>. Satu orang cukup satu kali.
    Lihat di /anggota, atau ketik NIK orang lain.
member-taken-other =
    Orang dengan NIK ini <b>sudah diajukan lembaga lain</b>, jadi tidak perlu didaftarkan lagi: iurannya hanya dibayar satu kali.
    Kalau menurut Bapak/Ibu keliru, hubungi petugas. Untuk orang lain, ketik NIK-nya.
member-taken-too-often =
    Hari ini sudah banyak NIK yang ternyata diajukan lembaga lain, jadi pemeriksaan NIK <b>dijeda sampai besok</b>.
    Jawaban Bapak/Ibu tetap tersimpan. Kalau daftarnya memang begitu, hubungi petugas; alamatnya ada di /bantuan.
member-sent =
    ✅ <b>{ $name }</b> sudah terdaftar.
    Nomor pengajuan: <code>{ $reference }</code>

    <b>Berikutnya:</b> { $office } memeriksa dalam paling lama { $days } hari kerja. Kabarnya datang di sini. Terdaftar belum berarti terlindungi; itu baru setelah BPJS mencatatnya.
member-mended =
    ✅ Perbaikan untuk <b>{ $name }</b> sudah dikirim.
    Nomor pengajuan: <code>{ $reference }</code>

    { $office } memeriksa lagi dalam paling lama { $days } hari kerja.
member-code =
    🔑 Kode status untuk <b>{ $name }</b>: <code>{ $code }</code>
    Teruskan tautan ini kepadanya supaya ia bisa mengecek sendiri:
    { $link }

    Kode hanya bisa dipakai satu orang, satu kali. Tidak punya Telegram? Bapak/Ibu bisa mengecek untuknya di /anggota.
member-again = ➕ Tambah lagi
member-mend = ✏️ Perbaiki sekarang
member-returned = Dikembalikan petugas: <b>{ $reason }</b>. { $note }
member-refused-by-bpjs = Belum diterima BPJS: <b>{ $reason }</b>. Kata BPJS: “{ $note }”
member-returned-again = Sejak isian ini dibuka, data ini sudah dikirim dan dikembalikan lagi. Ketuk <b>Batal</b>, lalu buka lagi dari /anggota untuk melihat catatan yang baru.
member-no-note = Mohon diperbaiki, lalu ketuk Kirim.

members-none =
    Belum ada anggota yang didaftarkan.

    Siapkan KTP-nya, lalu ketuk <b>Tambah anggota</b>. Satu orang sekitar tiga menit.
members-title = <b>Anggota yang didaftarkan: { $total } orang</b>
members-count = { $sign } { $status }: { $count }
members-card =
    <b>{ $name }</b>
    { $category } – { $organisation }
    NIK { $nik }
    Nomor pengajuan: <code>{ $reference }</code>

    { $sign } <b>{ $status }</b> sejak { $since }
members-protection = Perlindungan: { $state }
members-reason = Alasan: <b>{ $reason }</b>
members-field = Yang perlu diperbaiki: <b>{ $field }</b>
members-note = Catatan petugas: “{ $note }”
members-code = 🔑 Kode status
members-code-used =
    Kode status <b>{ $name }</b> (<code>{ $code }</code>) sudah dipakai, jadi ia sudah bisa mengecek sendiri.
    Kalau HP-nya ganti atau kodenya jatuh ke orang lain, buat kode baru. Tautan lama: { $link }
members-code-renew = 🔄 Buat kode baru
members-withdraw = 🗑 Tarik
members-withdraw-ask = Tarik pengajuan <b>{ $name }</b>? Ia tidak akan diusulkan ke BPJS, kecuali didaftarkan lagi.
members-withdraw-yes = Ya, tarik
members-withdraw-no = Tidak jadi
members-withdrawn = ✅ Pengajuan sudah ditarik.
members-back = ⬅️ Semua anggota
members-gone = Data itu tidak ditemukan di daftar Anda. Buka lagi /anggota.
members-not-returned = Pengajuan ini tidak sedang menunggu perbaikan. Lihat keadaannya di /anggota.

status-prove =
    <b>Cek status perlindungan</b>

    Supaya data tidak dilihat orang lain, tunjukkan sekali saja bahwa ini Bapak/Ibu sendiri:

    1️⃣ Ketuk <b>Kirim nomor HP saya</b> di bawah, kalau nomor ini yang diberikan kepada pengurus, atau
    2️⃣ ketik <b>kode status</b> dari takmir, koordinator posko, atau pengurus. Contoh: <code>K7QM-3XPD</code>
status-again = 🔄 Cek lagi
status-not-mine = Bukan data saya
status-unlink-ask = Putuskan akun ini dari data tersebut? Untuk mengecek lagi nanti perlu nomor HP atau kode baru.
status-unlink-yes = Ya, putuskan
status-unlink-no = Tidak jadi
status-unlinked = Akun ini sudah tidak terhubung dengan data tersebut. Untuk mengecek status, ketuk /status.
status-unlinked-already = Akun ini memang tidak terhubung dengan data siapa pun. Untuk mengecek status, ketuk /status.
claim-title = Cek status

verdict-title = Keputusan
verdict-reason = Apa alasannya? Ketuk, atau salin kata-kata BPJS atau Dukcapil ke sini.
verdict-reason-unread = Kata-kata itu belum dikenali sebagai alasan untuk keputusan ini. Ketuk alasan yang paling dekat; kata-katanya bisa ditulis sebagai pesan nanti.
verdict-reason-label = Alasan
verdict-field = Bagian mana yang harus diperbaiki?
verdict-field-label = Yang diperbaiki
verdict-note = Pesan untuk pengurus, kalau perlu. Singkat dan jelas.
verdict-note-label = Pesan
verdict-note-example = Tanggal lahir di foto KTP 12-3-1975, mohon dicek.
verdict-note-length = Pesannya { $count } huruf; seharusnya 3 sampai { $most }. Mohon ditulis lagi.
