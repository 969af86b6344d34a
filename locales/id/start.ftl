# Salam, privasi, siapa yang berbicara, bahasa, menu, dan kata-kata di luar isian.

start-welcome =
    <b>Assalamu'alaikum, selamat datang di Lindung.</b>

    Lewat bot ini { $department } { $regency } mendaftarkan marbot, guru ngaji, relawan damkar, dan pemangku adat ke BPJS Ketenagakerjaan. Iurannya dibayar pemerintah kabupaten, <b>gratis</b> bagi pekerja.

    🔒 <b>Privasi singkat.</b> Yang dicatat: nama, NIK, tanggal lahir, nama ibu, alamat, dan nomor HP, hanya untuk pendaftaran ini. NIK selalu disamarkan, dan jawaban yang diketik langsung dihapus dari obrolan. Tidak ada biaya, dan petugas tidak pernah meminta PIN atau kode OTP.

    <b>Saya adalah …</b>
start-again = Selamat datang kembali, { $name }. Mau apa hari ini?
who-takmir = 🕌 Pengurus masjid/musholla
who-posko = 🚒 Koordinator posko damkar
who-tpa = 📖 Guru ngaji / pengurus TPA
who-adat = 🏛 Pengurus lembaga adat
who-worker = 👷 Pekerja, mau cek status
who-staff = 🗂 Petugas dinas
who-staff-how =
    Petugas masuk lewat <b>tautan undangan</b> dari admin dinas. Mohon minta tautannya, lalu ketuk.

    Kalau admin bertanya, nomor Telegram Anda: <code>{ $id }</code>
privacy-short = 🔒 Data yang dicatat di sini hanya untuk pendaftaran BPJS Ketenagakerjaan, NIK selalu disamarkan, dan Bapak/Ibu bisa meminta perbaikan atau penarikan. Selengkapnya: /privasi
privacy-more = 🔒 Privasi lengkap
privacy-notice =
    <b>Data yang disimpan dan untuk apa</b>

    <b>Apa.</b> Nama, NIK, tanggal dan tempat lahir, nama ibu kandung, alamat, nomor HP, tugas dan lembaganya, serta foto KTP bila dikirim.
    <b>Untuk apa.</b> Hanya untuk mendaftarkan pekerja ke BPJS Ketenagakerjaan dan memberi tahu statusnya. Dasarnya pelayanan publik (UU 27/2022 Pasal 20).
    <b>Siapa yang melihat.</b> Petugas { $department } dan BPJS Ketenagakerjaan. Pengurus hanya melihat anggotanya sendiri. Setiap pembukaan rincian dan setiap unduhan tercatat.
    <b>Bagaimana dijaga.</b> NIK, nomor HP, nama ibu, dan alamat disimpan terenkripsi. Di obrolan NIK disamarkan, dan pesan berisi NIK atau KTP dihapus setelah dibaca.
    <b>Berapa lama.</b> Isian yang tidak selesai dihapus setelah { $days } hari. Bukti kepesertaan yang sudah dibayar disimpan sesuai aturan arsip.
    <b>Hak Anda.</b> Bertanya, memperbaiki, dan menarik persetujuan; pengajuan yang ditarik tidak diusulkan lagi. Sampaikan kepada pengurus atau ke { $department }; dijawab paling lama 3 × 24 jam.

    Obrolan ini lewat server Telegram. Jangan kirim data orang lain di grup.
language-ask = Pilih bahasa:
language-id = 🇮🇩 Bahasa Indonesia
language-en = 🇬🇧 English
language-set = Baik, saya berbahasa Indonesia.

menu-title = Silakan pilih, { $name }.
menu-anggota = 👥 Anggota saya
menu-tambah = ➕ Tambah anggota
menu-antrean = 🗂 Antrean
menu-cari = 🔎 Cari orang
menu-tugas = 🧭 Tugas saya
menu-lapangan = 🧭 Lapangan
menu-sampel = 🎲 Sampel
menu-cakupan = 📊 Cakupan
menu-usulan = 📋 Usulan
menu-anggaran = 💰 Anggaran
menu-undang = ✉️ Undang petugas
menu-peran = 🔑 Peran
menu-gagal = 🧰 Pesan gagal
menu-status = 🛡 Cek status saya
menu-daftar = 🕌 Daftarkan lembaga
menu-bantuan = ❓ Bantuan

command-start = mulai dari awal
command-anggota = lihat anggota yang didaftarkan
command-tambah = daftarkan satu orang
command-antrean = periksa pengajuan yang menunggu
command-cari = cari orang: nama, nomor pengajuan, NIK, lembaga
command-tugas = kunjungan saya
command-lapangan = kunjungan lapangan: tugaskan, pantau, pindahkan
command-sampel = sampel acak dan mutu data
command-cakupan = berapa yang terlindungi
command-usulan = usulan ke BPJS: susun, bekukan, berkas, bayar
command-anggaran = pagu, yang terpakai, dan sisanya
command-undang = buat tautan undangan petugas
command-peran = lihat dan cabut peran
command-gagal = pesan yang gagal diproses
command-status = cek apakah perlindungan saya aktif
command-daftar = daftarkan masjid, musholla, posko, TPA, lembaga adat
command-bantuan = apa yang bisa dilakukan di sini
command-privasi = data apa yang disimpan
command-bahasa = ganti bahasa
command-batal = batalkan isian yang terbuka

help-title = <b>Yang bisa dilakukan di sini</b>
help-office = Masih bingung? Datang atau hubungi <b>{ $office }</b>. Pertanyaan tentang kartu dan klaim bisa langsung ke BPJS Ketenagakerjaan:
help-channel = • { $label }: { $value }
cancel-nothing = Tidak ada isian yang sedang terbuka. Silakan pilih:

draft-open =
    📝 Ada isian <b>{ $title }</b> yang belum selesai, terakhir dibuka { $since }. Jawabannya masih tersimpan.
draft-resume = ▶️ Lanjutkan
draft-restart = 🔄 Mulai ulang
form-day = { $day }
form-contact-done = 👍 Nomor sudah diterima.

other-text = Maaf, saya belum mengerti pesan itu. Silakan pilih salah satu:
other-command = Perintah itu tidak ada. Yang bisa dilakukan:
other-kind = Terima kasih, tetapi pesan seperti itu belum diperlukan sekarang. Silakan pilih:
other-nik = Pesan berisi NIK tadi saya hapus demi keamanan. Untuk mendaftarkan atau mengecek, mulai dari tombol ini:
other-reference = Itu nomor pengajuan. Statusnya bisa dilihat dari tombol ini:
other-edited = Pesan yang diubah belakangan tidak dibaca ulang. Kalau ada yang keliru, kirim saja pesan baru, atau ketuk ✏️ pada kartu isian.
other-group = Demi keamanan data, saya hanya menjawab di obrolan pribadi. Buka @{ $bot } lalu ketuk Mulai.

gateway-apology = Maaf, pesan Bapak/Ibu tadi belum berhasil diproses karena gangguan di pihak kami. Petugas sudah diberi tahu; data yang sudah tersimpan tetap aman. Silakan coba lagi nanti dengan /start.
gateway-alert = ⚠️ Ada { $count } pesan yang gagal diproses. Lihat dengan /gagal.
