# Tokoh-tokoh di halaman percobaan.

persona-takmir-baru = Takmir baru
persona-takmir-baru-hint = Belum pernah memakai bot. Tekan /start, daftarkan masjid dan dua marbot.
persona-marbot-baru = Marbot yang akan didaftarkan
persona-marbot-baru-hint = Isikan nomornya, 0860-0000-0002, saat takmir baru mendaftarkan. Nanti tekan /status dan bagikan nomor.
persona-takmir = Takmir Masjid Jami Nurul Iman
persona-takmir-hint = Satu pengajuan dikembalikan. Buka /anggota untuk memperbaikinya.
persona-posko = Koordinator posko damkar
persona-posko-hint = Punya beberapa relawan. Buka /anggota.
persona-marbot = Marbot, nomor HP sudah tercatat
persona-marbot-hint = Tekan /status, lalu bagikan nomor.
persona-guru-ngaji = Guru ngaji dengan kode status
persona-guru-ngaji-hint = Tekan /status, lalu ketik kode NGAJ-7Y2K.
persona-petugas = Petugas Dinas
persona-petugas-hint = Buka /antrean untuk memeriksa, /cakupan untuk angka, atau kirim berkas BPJS.
persona-petugas-dua = Petugas Dinas kedua
persona-petugas-dua-hint = Coba putuskan pengajuan yang sama pada saat yang sama.
persona-admin = Admin
persona-admin-hint = Buka /undang untuk menambah petugas, /peran untuk melihat hak akses.
