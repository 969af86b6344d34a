# Kertas dan SMS untuk orang tanpa Telegram, dan status yang dicek oleh pengurus.

slip-title = KARTU CEK STATUS
slip-programme = Perlindungan Pekerja Rentan, { $regency }
slip-nik = NIK { $nik }
slip-reference = Nomor pengajuan: { $reference }
slip-code = Kode status (hanya untuk satu orang)
slip-how = Pindai gambar di atas dengan HP, atau buka Telegram, cari @{ $bot }, lalu ketik kodenya.
slip-used = Kode untuk orang ini sudah dipakai. Statusnya bisa dicek di HP yang sudah terhubung, atau lewat pengurus.
slip-without = Tidak punya Telegram? Tanyakan kepada pengurus atau { $office }. BPJS Ketenagakerjaan: { $bpjs }.
slip-not-yet = Terdaftar belum berarti terlindungi. Cek dulu statusnya.
slip-day = Dicetak { $day }. Simpan kertas ini. Siapa pun yang memegang kodenya bisa membuka data Anda.
slip-sms = { $name }: pengajuan BPJS TK { $reference }. Cek status: Telegram @{ $bot }, ketik kode { $code }. Tanya BPJS: 175.

slip-button = 🖨 Kertas (PDF)
slip-all-button = 🖨 Kertas untuk semua (PDF)
slip-which = Kertas untuk lembaga yang mana?
slip-next = 🖨 Berikutnya, mulai nomor { $from }
slip-caption = Kertas untuk <b>{ $name }</b>. Cetak, lalu berikan kepadanya.
slip-caption-all = Kertas nomor { $from } sampai { $to } dari { $total }, <b>{ $name }</b>. Satu halaman satu orang; berikan hanya kepada orangnya.
slip-none = Belum ada orang yang bisa dibuatkan kertas: yang ditolak, ditarik, atau sudah tidak bertugas tidak dihitung.
slip-sms-copy = 💬 Untuk SMS, ketuk untuk menyalin: <code>{ $text }</code>

members-status = 📋 Status lengkap
members-status-head = Beginilah yang dibaca <b>{ $name }</b> kalau mengecek sendiri:
members-status-unconfirmed = Lembaganya belum dikonfirmasi petugas, jadi status perlindungannya belum bisa ditampilkan di sini.
members-code-renew-ask = { $used ->
        [yes] Kode <b>{ $name }</b> sudah dipakai. Kalau dibuat baru, HP yang sekarang terhubung <b>diputus</b> dan kode lama tidak berlaku lagi.
       *[no] Buat kode baru untuk <b>{ $name }</b>? Kode yang lama, juga yang sudah dicetak atau dikirim, tidak berlaku lagi.
    }
members-code-renew-yes = Ya, buat kode baru
members-code-renew-no = Tidak jadi
members-to-card = ⬅️ Kembali ke kartunya
