# Nomor HP: apa yang keliru, aturannya, contoh.

phones-none =
    Belum ada nomor di jawaban ini. Ketik nomor HP yang aktif.
    Contoh: <code>0812 3456 7890</code>
phones-shape =
    Nomor ini belum lengkap atau keliru. Nomor HP diawali 08 dan biasanya 10 sampai 13 angka.
    Contoh: <code>0812 3456 7890</code>
phones-letters =
    Nomor HP hanya berisi angka. Mohon ketik nomornya saja, tanpa kata lain.
    Contoh: <code>0812 3456 7890</code>
phones-several =
    Angkanya terlalu banyak untuk satu nomor. Mohon ketik satu nomor HP saja.
    Contoh: <code>0812 3456 7890</code>
phones-is-nik =
    Ini 16 angka, seperti NIK. Yang diminta di sini nomor HP.
    Contoh: <code>0812 3456 7890</code>
phones-landline =
    Ini nomor telepon rumah atau kantor. Mohon berikan nomor HP, supaya kabar bisa dikirim lewat Telegram, WhatsApp, atau SMS.
    Contoh: <code>0812 3456 7890</code>
