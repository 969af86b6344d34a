# /undang dan /peran: tautan undangan, daftar peran, mencabut peran.

roles-chat-invite =
    👤 <b>Undang orang baru</b>
    Untuk peran apa?
roles-chat-invite-staff = Petugas: memeriksa dan memutuskan
roles-chat-invite-verifier = Petugas lapangan: mengunjungi dan mencatat
roles-chat-invite-days =
    Undangan untuk <b>{ $role }</b>.
    Berapa lama tautannya berlaku?
roles-chat-days = { $days } hari
roles-chat-back = ⬅️ Kembali
roles-chat-link =
    🔗 <b>Undangan untuk { $role }</b>
    { $link }

    Berlaku satu kali, sampai { $until }. Kirim hanya kepada orangnya: siapa yang lebih dulu membukanya mendapat peran ini.
    Tautan ini tidak bisa ditampilkan lagi. Kalau hilang, buat yang baru dengan /undang.
roles-chat-standing =
    🔗 Tautan untuk <b>{ $role }</b> baru saja dibuat dan belum dipakai: lihat pesan di atas.
    Satu tautan untuk satu orang. Kalau yang diundang lebih dari satu, atau tautannya hilang, buat satu lagi.
roles-chat-another = 🔗 Buat satu tautan lagi
roles-chat-welcome-staff =
    ✅ <b>Selamat datang, petugas.</b>
    /antrean: yang menunggu diperiksa
    /cari: mencari orang
    /cakupan: angka perlindungan
    Berkas BPJS (Excel atau CSV) langsung dikirim ke sini.
roles-chat-welcome-verifier =
    ✅ <b>Selamat datang, petugas lapangan.</b>
    /tugas: kunjungan Bapak/Ibu
    /cari: mencari orang
    /cakupan: angka perlindungan
roles-chat-accepted = ✅ { $name } menerima undangan sebagai { $role }.
roles-chat-list-office = 👥 <b>Peran yang berlaku: { $count } orang</b>
roles-chat-list-coordinators = 👥 <b>Pengurus lembaga: { $count }</b>
roles-chat-page = Halaman { $page } dari { $pages }
roles-chat-admins = Admin: { $count }, diatur di server, tidak bisa dicabut dari sini.
roles-chat-line = { $place ->
        [no] <b>{ $name }</b> – { $role }, sejak { $since }
       *[other] <b>{ $name }</b> – { $role } { $place }, sejak { $since }
    }
roles-chat-revoke = Cabut: { $name }
roles-chat-see-office = Lihat petugas
roles-chat-see-coordinators = Lihat pengurus lembaga
roles-chat-revoke-sure =
    Cabut peran <b>{ $role }</b> dari <b>{ $name }</b>?
    Mulai saat itu ia tidak bisa lagi memakai peran ini.
roles-chat-revoke-yes = Ya, cabut
roles-chat-revoke-no = Tidak
roles-chat-revoked = Peran { $role } dari { $name } dicabut.
roles-chat-revoked-you = ℹ️ Peran Bapak/Ibu sebagai <b>{ $role }</b> sudah berakhir. Terima kasih atas bantuannya. Kalau ini keliru, hubungi admin.
