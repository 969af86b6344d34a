# Menghubungkan akun Telegram dengan data pekerja.

claim-linked = ✅ Akun Bapak/Ibu sudah terhubung. Mulai sekarang cukup satu kali tekan untuk melihat status.
claim-none =
    Data belum ditemukan.

    Yang bisa dicoba:
    • Ketuk /status lalu <b>Kirim nomor HP saya</b>, dari nomor yang dulu diberikan kepada pengurus.
    • Minta <b>kode status</b> kepada takmir, koordinator posko, atau pengurus lembaga. Contoh: <code>K7QM-3XPD</code>

    Kode hanya bisa dipakai satu kali. Kalau ragu, mintalah kode baru.
claim-too-many =
    Sudah terlalu banyak percobaan yang tidak cocok hari ini. Demi keamanan data, silakan coba lagi besok.

    Sementara itu, Bapak/Ibu bisa meminta <b>kode baru</b> kepada pengurus.
claim-choose =
    Nomor HP ini dipakai oleh beberapa orang yang terdaftar. Ketik <b>NIK</b> Bapak/Ibu, 16 angka di KTP.

    Pesan berisi NIK akan dihapus setelah dibaca.
