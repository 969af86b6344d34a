# /ganda: orang yang mungkin sama, berdampingan; penggabungan dan pembatalannya; satu orang dengan dua tugas.

command-ganda = orang yang mungkin terdata dua kali
menu-ganda = 👥 Mungkin sama
pairs-waiting = 👥 Mungkin orang yang sama ({ $count })
pairs-compare = 👥 Bandingkan dengan yang mirip
pairs-title = 👥 <b>Apakah ini orang yang sama?</b> ({ $count } pasangan menunggu)
pairs-side =
    { $place } <b>{ $name }</b>
    NIK { $nik }
    { $date_mark }Lahir { $birth_date }, { $sex_mark }{ $sex }
    { $area_mark }{ $area }
    HP { $phone }
    Ibu kandung: { $mother }
    { $entry }
    BPJS: { $until }
pairs-entry = { $category } – { $organisation }, { $reference } ({ $status })
pairs-no-entry = Belum ada pengajuan
pairs-no-cover = belum tercatat
pairs-differs = ≠ menandai yang berbeda. NIK keduanya berbeda di angka ke-{ $places }.
pairs-same = 🟰 Sama
pairs-different = ≠ Berbeda
pairs-later = 🕓 Nanti
pairs-next = ⏭ Berikutnya
pairs-file = ⬇️ Unduh daftar
pairs-undo = ↩️ Batalkan penggabungan
pairs-back = ⬅️ Kembali
pairs-again = 🔄 Mulai lagi dari awal ({ $count })
pairs-which =
    <b>NIK mana yang benar?</b> Cocokkan dengan KTP. Data dan riwayat yang satu lagi ikut pindah ke sini.
    Kalau keduanya punya pengajuan terbuka, pengajuan dengan NIK yang salah ditutup sebagai sudah diajukan, dan pengurusnya dikabari.
pairs-keep = { $place } { $nik }
pairs-status = Keputusan: <b>{ $status }</b>
pair-status-open = belum diputuskan
pair-status-later = ditunda
pair-status-same = orang yang sama
pair-status-different = orang yang berbeda
pairs-merged = { $closed ->
        [yes] 🟰 Sekarang satu orang: { $name }. Pengajuan yang kedua ditutup. Kalau keliru, tekan Batalkan penggabungan.
       *[no] 🟰 Sekarang satu orang: { $name }. Kalau keliru, tekan Batalkan penggabungan.
    }
pairs-merged-toast = 🟰 Digabungkan.
pairs-undone = ↩️ Penggabungan dibatalkan; keduanya seperti semula.
pairs-different-done = ≠ Dicatat sebagai dua orang yang berbeda. Tidak akan ditanyakan lagi.
pairs-later-done = 🕓 Ditunda; akan muncul lagi di akhir daftar.
pairs-none = ✅ Tidak ada orang yang perlu dibandingkan.
pairs-end-plain = Sudah sampai akhir daftar. Yang dilewati masih menunggu.
pairs-end =
    { $notice }

    Sudah sampai akhir daftar.
pairs-gone = Pasangan ini tidak ada lagi, karena datanya sudah diperbaiki. Ketuk /ganda untuk melihat yang lain.
pairs-changed = Data ini sudah berubah sejak ditampilkan. Mohon periksa lagi sebelum memutuskan.
pairs-decided-already =
    Sudah diputuskan: { $status } oleh { $name }, { $at }.
    Keputusan itu berlaku; yang baru saja ditekan tidak mengubah apa pun.
pairs-own = Salah satunya data Bapak/Ibu sendiri atau dari lembaga Bapak/Ibu. Agar adil, petugas lain yang memutuskannya.
pairs-merged-further = Orang ini sudah digabungkan lagi dengan yang lain. Batalkan dulu penggabungan yang terakhir.
pairs-told-closed =
    ⚪ <b>Sudah terdata: { $name }</b>
    { $reference }

    Menurut pemeriksaan petugas, orang ini sudah diajukan dengan NIK yang lain. Pengajuan ini ditutup, karena iuran setiap orang dibayar satu kali.
    Kalau ini keliru, mohon hubungi petugas.
pairs-told-open-again =
    ✅ <b>Dibuka lagi: { $name }</b>
    { $reference }

    Petugas membatalkan penutupan pengajuan ini; statusnya seperti semula. Lihat di /anggota.
pairs-file-caption = { $count } pasangan yang menunggu, dua baris untuk setiap pasangan. Unduhan ini dicatat.
pairs-sheet = Mungkin sama
pairs-column-pair = Pasangan
pairs-column-name = Nama
pairs-column-nik = NIK
pairs-column-birth-date = Tanggal lahir
pairs-column-sex = JK
pairs-column-desa = Desa
pairs-column-kecamatan = Kecamatan
pairs-column-phone = HP
pairs-column-reference = Nomor pengajuan
pairs-column-category = Kelompok
pairs-column-organisation = Lembaga
pairs-column-differs = Yang berbeda
pairs-sign-name = nama
pairs-sign-birth-date = tanggal lahir
pairs-sign-sex = jenis kelamin
pairs-sign-desa = desa
pairs-sign-phone = HP
pairs-sign-nik = NIK

further-post-offer =
    Setiap orang diajukan satu kali, dan iurannya dibayar satu kali.
    Kalau ia <b>juga bertugas di lembaga Bapak/Ibu</b>, ketuk tombol ini: tugasnya dicatat, dan ia tidak perlu diajukan lagi.
further-post-button = ➕ Catat juga bertugas di sini
further-post-done = ✅ Tercatat: ia juga bertugas di { $organisation }. Perlindungannya tetap satu, lewat lembaga yang mengajukannya lebih dulu.
further-post-toast = ✅ Tercatat.
further-post-stale = Tombol ini tidak berlaku lagi. Ketuk /tambah dan ketik NIK-nya sekali lagi.
queue-posts = Juga bertugas: { $names }
queue-post = { $category } – { $organisation }
