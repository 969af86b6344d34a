# Banyak orang sekaligus: daftar yang ditempel, lembar kerja, dan album foto; dan data yang belum lengkap.

batch-title-paste = <b>Daftar untuk { $organisation }: { $total } orang terbaca</b>
batch-title-sheet = <b>Berkas untuk { $organisation }: { $total } baris terbaca</b>
batch-title-photos = <b>Foto KTP untuk { $organisation }: { $total } orang terbaca</b>
batch-line = { $sign } { $place }. { $name }
batch-line-why = { $sign } { $place }. <b>{ $name }</b>: { $why }
batch-count-good = { $sign } Siap didaftarkan: <b>{ $count }</b>
batch-count-completes = { $sign } Melengkapi yang sudah didaftarkan: <b>{ $count }</b>
batch-count-doubtful = { $sign } Perlu dilihat: <b>{ $count }</b>
batch-count-missing = { $sign } NIK atau namanya belum ada: <b>{ $count }</b>
batch-count-duplicate = { $sign } Sudah ada atau tertulis dua kali: <b>{ $count }</b>
batch-count-refused = { $sign } Belum bisa diterima: <b>{ $count }</b>
batch-count-unchanged = { $sign } Sudah masuk sebelumnya, tidak berubah: <b>{ $count }</b>
batch-count-taken = { $sign } Sudah didaftarkan: <b>{ $count }</b>
batch-count-filled = { $sign } Sudah dilengkapi: <b>{ $count }</b>
batch-count-dropped = { $sign } Dilewati: <b>{ $count }</b>
batch-count-undone = { $sign } Dibatalkan: <b>{ $count }</b>
batch-incomplete = 🔵 { $count } orang nanti masih <b>belum lengkap</b> (misalnya nama ibu kandung). Tempatnya sudah aman; lengkapi kapan saja lewat /anggota, sebelum petugas bisa memutuskan.
batch-next = <b>Berikutnya:</b> { $office } memeriksa yang sudah lengkap dalam paling lama { $days } hari kerja. Terdaftar belum berarti terlindungi; itu baru setelah BPJS mencatatnya.
batch-take = ✅ Daftarkan { $count } { $category }
batch-complete = ✅ Lengkapi { $count } orang
batch-consent = Dengan mengetuk Daftarkan, Bapak/Ibu menyatakan bahwa <b>mereka sudah tahu dan setuju</b> datanya didaftarkan ke BPJS Ketenagakerjaan, dan data ini benar.
batch-take-anyway = Ya, daftarkan { $count } yang baik
batch-suspicious =
    <b>Mohon dicek dulu.</b> { $bad } dari { $total } orang di daftar ini sudah terdaftar, kurang datanya, atau belum bisa diterima.
    Mungkin daftar yang keliru terkirim? Belum ada yang didaftarkan.
batch-look = ✏️ Lihat yang perlu diperbaiki ({ $count })
batch-look-title = <b>Ketuk ✏️ untuk memperbaiki satu orang</b>, atau 🗑 untuk melewatinya.
batch-drop = 🗑 Lewati
batch-back = ⬅️ Kembali ke daftar
batch-discard = 🗑 Buang daftar ini
batch-discarded = Daftarnya dibuang. Tidak ada yang didaftarkan.
batch-discarded-card = 🗑 Daftar ini sudah dibuang. Tidak ada yang didaftarkan, dan isinya sudah dihapus.
batch-undo = ↩️ Batalkan semuanya
batch-undo-ask =
    Tarik kembali <b>{ $count } orang</b> dari daftar ini? Mereka tidak akan diusulkan ke BPJS, kecuali didaftarkan lagi.
    Ini hanya bisa selama petugas belum memutuskan satu pun.
batch-undo-ask-filled = <b>{ $count } orang</b> yang tadi dilengkapi dari daftar ini kembali menjadi belum lengkap. Yang sudah diubah lagi sesudahnya tetap seperti itu.
batch-undo-yes = Ya, tarik { $count } orang
batch-undo-yes-all = Ya, kembalikan semuanya
batch-undone = { $count } pengajuan ditarik kembali.
batch-undone-filled = { $count } pengajuan ditarik kembali, { $filled } kembali belum lengkap.
batch-undo-decided = Petugas sudah memutuskan { $count } orang dari daftar ini, jadi tidak bisa ditarik sekaligus. Tarik satu per satu lewat /anggota.
batch-nothing-to-undo = Dari daftar ini tidak ada yang bisa ditarik.
batch-taken-toast = { $count } orang sudah didaftarkan.
batch-taken-filled-toast = { $count } orang didaftarkan, { $filled } dilengkapi.
batch-settled = Daftar ini sudah selesai diproses. Tidak ada yang berubah.
batch-gone = Daftar itu tidak ditemukan di akun Anda. Mohon kirim lagi daftarnya.
batch-changed = Ada orang di daftar ini yang baru saja didaftarkan lembaga lain. Mohon ketuk sekali lagi.
batch-category-needed = Mohon pilih dulu kelompoknya: ketuk salah satu tombol Daftarkan.
batch-row-settled = Orang ini sudah diurus. Tidak ada yang berubah.
batch-row-dropped = Dilewati.
batch-row-look = Mohon dicek.
batch-row-notice = No. { $place }, { $name }: { $why }
batch-row-taken =
    ✅ <b>{ $name }</b> sudah terdaftar.
    Nomor pengajuan: <code>{ $reference }</code>
batch-nameless = tanpa nama
batch-finding = { $what }
batch-fills = Melengkapi { $what }.

# Tentang satu isian
batch-missing = { $field } belum ada.
batch-twice = NIK ini sama dengan nomor { $place } di daftar ini.
batch-taken-own = Sudah Bapak/Ibu daftarkan. Satu orang cukup satu kali.
batch-taken-other = Sudah diajukan lembaga lain. Satu orang cukup satu kali.
batch-sex = Jenis kelamin ditulis L atau P.
batch-kecamatan = Kecamatan “{ $typed }” tidak ada di kabupaten ini.
batch-kecamatan-guessed = Kecamatan “{ $typed }” dibaca { $meant }. Mohon dicek.
batch-desa = Desa “{ $typed }” tidak ditemukan.
batch-desa-needed = Desanya di Kecamatan { $kecamatan } belum ditulis.
batch-desa-guessed = Desa “{ $typed }” dibaca { $meant }. Mohon dicek.
batch-desa-several = Desa “{ $typed }” ada di beberapa kecamatan: { $places }.
batch-category = Kelompok “{ $typed }” tidak dikenal. Contoh: marbot, guru ngaji.

# Belum lengkap
row-title = Lengkapi satu orang
completing-title = Lengkapi data
completing-missing = 🔵 <b>Belum lengkap:</b> { $what }. Petugas baru bisa memutuskan setelah ini diisi.
completing-fill = 🔵 Lengkapi
completing-next = 🔵 Lengkapi yang belum lengkap
completing-count = 🔵 Belum lengkap: { $count }
completing-whose = Untuk <b>{ $name }</b>. Yang belum tahu boleh dilewati.
completing-none = Tidak ada yang perlu dilengkapi lagi.
completing-not-waiting = Pengajuan ini sudah diputuskan petugas, jadi tidak perlu dilengkapi lagi.
completing-done = ✅ Data <b>{ $name }</b> sudah lengkap.
completing-some-left = Tersimpan. Untuk <b>{ $name }</b> masih belum ada: { $what }.
completing-go-on = 🔵 Berikutnya ({ $count } lagi)

queue-incomplete = 🔵 Belum lengkap, menunggu pengurus: { $count }

# Menempel daftar
command-tempel = daftarkan banyak orang lewat satu pesan
menu-tempel = 📋 Banyak sekaligus
batch-for-whom = Daftar ini untuk lembaga yang mana?
pasted-unread = Tidak terbaca: “{ $words }”
pasted-how =
    <b>Mendaftarkan banyak orang dengan satu pesan</b>

    1️⃣ Tulis satu orang satu baris: <b>nama, NIK, nomor HP</b>. Urutannya bebas; HP boleh kosong. Daftar dari WhatsApp atau Excel boleh langsung ditempel.
    2️⃣ Boleh ditulis dulu tanpa sinyal, lalu dikirim ke sini.
    3️⃣ Saya tunjukkan siapa yang terbaca dan apa yang kurang. Satu ketukan mendaftarkan semua yang baik.

    Pesannya langsung dihapus setelah dibaca. Contoh di bawah ini tinggal disalin dan diganti isinya:
pasted-template =
    <code>1. Ahmad Fauzi, { $first }, 0812 3456 7890
    2. Siti Aminah, { $second }
    3. </code>

# Lembar kerja
command-templat = minta berkas Excel untuk diisi
menu-templat = 📊 Templat Excel
people-template-which = Templat untuk lembaga yang mana?
people-template-caption = 📊 Templat untuk <b>{ $organisation }</b>. Isi satu orang satu baris, simpan, lalu kirim kembali ke sini. Daftar Excel, ODS, atau CSV buatan sendiri juga boleh.
people-template-how =
    Daftar anggota untuk { $organisation }
    Satu orang satu baris di lembar "Anggota". Baris contoh boleh dihapus; kalau tertinggal, dilewati.
    Yang wajib: NIK dan Nama. Selebihnya boleh menyusul lewat /anggota.
    NIK diketik sebagai teks, 16 angka. Kolomnya sudah disiapkan sebagai teks, supaya angka terakhirnya tidak hilang.
    Tanggal boleh ditulis bebas: 17-8-1980 atau 17 Agustus 1980. Kalau kosong, dibaca dari NIK.
    Desa dan Kecamatan: kosongkan bila sama dengan desa lembaga. Kelompok: pilih dari daftar, atau kosongkan.
    Tanyakan dulu kepada orangnya: ia harus tahu dan setuju.
    Setelah dikirim, semuanya ditunjukkan dulu; belum ada yang didaftarkan sebelum Bapak/Ibu mengetuk Daftarkan.
    Berkasnya kembali dengan kolom "Keterangan Lindung". Perbaiki yang merah dan kuning, lalu kirim lagi: hanya baris yang berubah yang dibaca.
people-what = Berkas <b>{ $file }</b> diterima. Ini daftar apa?
people-is-roster = 🏛 Berkas dari BPJS atau Dukcapil
people-was-roster = Berkas <b>{ $file }</b> dibaca sebagai berkas untuk dinas.
people-no-rows = Tidak ada orang di berkas ini. Isi satu orang satu baris: NIK dan Nama. Contoh berkasnya: /templat
people-no-header = Kolom NIK dan Nama tidak ditemukan. Judul kolom yang terbaca: { $found }. Beri judul NIK dan Nama di atas kolomnya, atau pakai /templat.
people-too-many-rows = Berkas ini berisi lebih dari { $most } orang. Mohon dibagi menjadi beberapa berkas.
people-too-heavy = Berkas ini terlalu berat untuk dibuka. Salin isinya ke berkas baru (atau /templat), lalu kirim lagi.
people-stumbled = Maaf, berkas tadi belum berhasil diproses dan tidak ada yang didaftarkan. Mohon dicoba lagi, atau hubungi petugas lewat /bantuan.
people-back = 📄 Berkas Bapak/Ibu, dengan keterangan di setiap baris. Perbaiki yang merah dan kuning, lalu kirim lagi: hanya baris yang berubah yang dibaca.
people-note-good = Siap didaftarkan.
people-note-completes = Akan melengkapi yang sudah didaftarkan. Nomor pengajuan: { $reference }.
people-note-taken = Sudah didaftarkan. Nomor pengajuan: { $reference }.
people-note-filled = Sudah dilengkapi. Nomor pengajuan: { $reference }.
people-note-unchanged = Sudah masuk sebelumnya, tidak berubah. Nomor pengajuan: { $reference }.
people-note-doubtful = Perlu dilihat.
people-note-missing = Belum lengkap untuk didaftarkan.
people-note-duplicate = Tidak didaftarkan lagi.
people-note-refused = Belum bisa diterima.
people-note-dropped = Dilewati.
people-note-undone = Ditarik kembali.
people-note-incomplete = Masih perlu dilengkapi lewat /anggota sebelum petugas bisa memutuskan.
batch-reading =
    ⏳ Sedang membaca <b>{ $file }</b> untuk { $organisation } …
    { $bar } { $done } dari { $total } baris
batch-taking =
    ⏳ Sedang mendaftarkan dari <b>{ $file }</b> untuk { $organisation } …
    { $bar } { $done } dari { $total } orang. Sebelum selesai, belum ada yang didaftarkan.
batch-stop = ✖️ Batal
batch-stopped = Dihentikan. Tidak ada yang didaftarkan.
batch-report = 📄 Minta berkas dengan keterangan
batch-report-soon = Berkasnya segera dikirim.
batch-passed-over = Lembar tanpa daftar orang dilewati: { $sheets }
