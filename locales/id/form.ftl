# Mesin isian: kartu langkah, ringkasan, tombol, dan penjelasan bila ada yang keliru.

form-step = <b>{ $title }</b>
    <i>Langkah { $number }/{ $total }</i>
form-step-editing = <b>{ $title }</b>
    <i>Mengubah jawaban</i>
form-question = { $question }
form-example = <i>Contoh: { $example }</i>
form-now = Jawaban sekarang: <b>{ $value }</b>
form-notice = 👉 { $notice }
form-unsure = ⚠️ { $why }
form-other = Di foto tertulis: <b>{ $value }</b>
form-typed = Yang Bapak/Ibu ketik: “{ $typed }”
form-help = 💡 { $help }
form-hint-search = Ketuk pilihannya, atau ketik sebagian namanya untuk mencari.
form-searching = 🔎 Hasil pencarian “{ $query }”
form-page = Halaman { $number } dari { $count }
form-checking = ⏳ Sebentar, jawaban sedang diperiksa…

form-summary = <b>{ $title }</b>
    Mohon periksa dulu. Sudah benar semua? Ketuk <b>Kirim</b>.
form-summary-line = { $label }: <b>{ $value }</b>
form-summary-unsure = ⚠️ { $label }: <b>{ $value }</b>
form-summary-look = ⚠️ = perlu dicocokkan. Ketuk <b>Kirim</b>, yang bertanda akan ditanyakan satu per satu.
form-summary-missing = { $label }: <i>belum diisi</i>
form-summary-addable = <i>Boleh ditambahkan, boleh tidak: { $names }.</i>
form-summary-statement = <b>Dengan mengetuk Kirim:</b> { $statement }
form-list-edit = <b>{ $title }</b>
    Mana yang mau diubah?
form-list-add = <b>{ $title }</b>
    Apa yang mau ditambahkan?
form-leave = Berhenti mengisi? Semua jawaban di sini akan dihapus.
form-sent = <b>{ $title }</b>
    ✅ Terkirim. Terima kasih.
form-cancelled = <b>{ $title }</b>
    Pengisian dibatalkan. Tidak ada yang disimpan.

form-button-back = ⬅️ Kembali
form-button-skip = Lewati
form-button-empty = Kosongkan
form-button-keep = Lanjut ➡️
form-button-right = ✔️ Sudah benar
form-button-other = 📷 Pakai yang di foto
form-button-cancel = ✖️ Batal
form-button-submit = ✅ Kirim
form-button-edit = ✏️ { $label }
form-button-add = ➕ { $label }
form-button-edit-list = ✏️ Ubah …
form-button-add-list = ➕ Tambah keterangan
form-button-previous = ◀️ Sebelumnya
form-button-next = Berikutnya ▶️
form-button-clear-search = Tampilkan semua
form-button-help = ❓ Bantuan
form-button-yes = Ya, benar
form-button-no = Bukan
form-button-leave = Ya, hapus dan berhenti
form-button-stay = Tidak, lanjut mengisi
form-button-resume = Lanjutkan
form-button-restart = Mulai ulang

form-value-skipped = –
form-value-photo = foto sudah diterima
form-value-yes = ya
form-value-no = tidak

form-contact-ask = Ketuk tombol <b>Kirim nomor HP saya</b> di bawah, atau ketik nomornya.
form-contact-button = 📱 Kirim nomor HP saya
form-contact-not-own = Itu kontak orang lain. Mohon kirim nomor Bapak/Ibu sendiri lewat tombol di bawah, atau ketik nomornya.

form-stale = Tombol ini dari langkah sebelumnya dan sudah tidak berlaku. Jawaban Bapak/Ibu aman. Silakan lanjut di kartu yang paling bawah.
form-already = Sudah tercatat.
form-finished = Isian ini sudah selesai. Ketuk /start untuk membuka menu.
form-unknown = Isian ini sudah tidak ada. Ketuk /start untuk memulai lagi.
form-first-step = Ini sudah langkah pertama.
form-missing = Masih ada yang perlu dijawab.
form-renewed = Formulir ini baru saja diperbarui. Jawaban yang masih cocok tetap tersimpan; mohon lengkapi sisanya.
form-resumed = Selamat datang kembali. Isian ini terakhir dibuka { $since }; jawabannya masih tersimpan.
form-say-again = Baik, mohon isi lagi dengan yang benar.
form-say-again-from = Baik, mari diperiksa dari sini. Ketik yang benar; kalau bagian ini sudah benar, ketuk <b>Lanjut</b>.
form-no-match = Pilihan itu tidak ditemukan. Ketik sebagian namanya saja, misalnya 4 huruf pertama, atau ketuk salah satu tombol.
form-use-buttons = Di langkah ini mohon ketuk salah satu tombol pada kartu.
form-wants-text = Mohon ketik jawabannya.
form-wants-choice = Mohon ketuk salah satu pilihan, atau ketik namanya.
form-wants-photo = Mohon kirim fotonya (ikon 📎, lalu pilih foto).
form-unreadable = { $kind ->
        [sticker] Terima kasih stikernya, tetapi stiker belum bisa dibaca di sini.
        [voice] Pesan suara belum bisa didengarkan di sini.
        [location] Lokasi belum bisa dibaca di langkah ini.
        [document] Berkas belum bisa dibaca di langkah ini.
        [video] Video belum bisa dibaca di sini.
        [photo] Foto tidak diperlukan di langkah ini.
        [contact] Kontak tidak diperlukan di langkah ini.
       *[other] Pesan seperti itu belum bisa dibaca di sini.
    } { $wanted }
form-help-general = Tidak apa-apa, pelan-pelan saja. Lihat contohnya, lalu tulis dengan cara yang sama. Jawaban sebelumnya tetap tersimpan.
form-help-choice = Tidak apa-apa, pelan-pelan saja. Ketuk salah satu tombol di bawah, atau ketik sebagian tulisannya. Jawaban sebelumnya tetap tersimpan.
form-help-more = Masih sulit? Ketuk /bantuan, atau minta tolong pengurus atau petugas. Isian ini bisa dilanjutkan kapan saja.
