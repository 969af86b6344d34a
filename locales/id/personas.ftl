# Tokoh-tokoh di halaman percobaan.

persona-takmir-baru = Takmir baru – mulai di sini
persona-takmir-baru-hint = 1. Daftarkan masjid dan dua marbot. NIK contoh: 1609 9917 0880 0011 dan 1609 9945 0385 0012. – 3. Perbaiki yang dikembalikan petugas.
persona-marbot-baru = Marbot yang akan didaftarkan
persona-marbot-baru-hint = Nomor HP untuk isian takmir: 0860-0000-0002. – 5. Cek status, bagikan nomor, baca “AKTIF sampai …”.
persona-takmir = Takmir Masjid Jami Nurul Iman
persona-takmir-hint = Satu pengajuan dikembalikan: buka /anggota. Cara cepat menambah orang: 📎 lalu KTP-contoh-1.jpg, daftar lewat /tempel, atau Excel lewat /templat.
persona-posko = Koordinator posko damkar
persona-posko-hint = Punya beberapa relawan. Buka /anggota.
persona-marbot = Marbot, nomor HP sudah tercatat
persona-marbot-hint = Tekan /status, lalu bagikan nomor.
persona-guru-ngaji = Guru ngaji dengan kode status
persona-guru-ngaji-hint = Tekan /status, lalu ketik kode NGAJ-7Y2K.
persona-petugas = Petugas Dinas
persona-petugas-hint = 2. Konfirmasi masjidnya di /antrean. Lalu /cari nama marbot: setujui satu, kembalikan satu. – 4. Setujui perbaikannya, lalu kirim contoh berkas BPJS lewat 📎.
persona-petugas-dua = Petugas Dinas kedua
persona-petugas-dua-hint = Coba putuskan pengajuan yang sama pada saat yang sama.
persona-verifikator = Petugas lapangan
persona-verifikator-hint = Buka /tugas. Lalu kirim sekaligus: lokasi dan foto lewat 📎, dan “1 benar, sisanya tidak ada, kirim”.
persona-admin = Admin
persona-admin-hint = Buka /undang untuk menambah petugas, /peran untuk melihat hak akses.
