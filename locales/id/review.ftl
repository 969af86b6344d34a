# Antrean petugas: apa yang terjadi bila dua orang menekan bersamaan, dan mengapa sesuatu tidak bisa diputuskan.

review-decided-already =
    Sudah diputuskan: <b>{ $status }</b> oleh { $name }, { $at }.
    Keputusan itu berlaku; yang baru saja ditekan tidak mengubah apa pun.
review-changed =
    Data ini berubah pada { $since }, setelah kartu ini ditampilkan.
    Mohon buka lagi kartunya dari /antrean dan periksa isinya yang baru.
review-not-found = Data ini tidak ada lagi. Buka /antrean untuk melihat yang menunggu.
review-own =
    Ini data Bapak/Ibu sendiri, atau dari lembaga Bapak/Ibu. Agar adil, petugas lain yang memutuskannya.
    Data ini tetap menunggu di antrean.
review-organisation-waits =
    { $name } belum dikonfirmasi. Anggotanya baru bisa disetujui sesudah lembaganya dikonfirmasi.
    Buka /antrean dan periksa lembaganya dulu.
review-blocked =
    Belum bisa disetujui. { $why }
    Pilih <b>Kembalikan</b> agar diperbaiki, atau <b>Tolak</b>.
review-note-long = Catatannya terlalu panjang; paling banyak { $limit } huruf. Mohon tulis yang penting saja.

lifecycle-no-such-step =
    Statusnya sekarang <b>{ $before }</b>, jadi tidak bisa menjadi <b>{ $after }</b>.
    Mohon buka lagi kartunya untuk melihat pilihan yang ada.
lifecycle-reason-needed = Mohon pilih dulu alasannya, supaya pengurus tahu apa yang harus dilakukan.

enrolment-status-submitted = dalam pemeriksaan
enrolment-status-returned = perlu diperbaiki
enrolment-status-approved = disetujui
enrolment-status-announced = disetujui, sedang diumumkan
enrolment-status-cleared = disetujui, siap diusulkan
enrolment-status-proposed = diusulkan ke BPJS
enrolment-status-enrolled = terdaftar di BPJS
enrolment-status-rejected = ditolak
enrolment-status-withdrawn = ditarik kembali
enrolment-status-left = sudah tidak bertugas

finding-lookalike = mirip orang lain
finding-lookalike-detail = Mirip dengan orang lain yang sudah terdata dengan NIK lain.
finding-lookalike-next = Bandingkan keduanya (tombol di bawah, atau /ganda): apakah ini orang yang sama?

search-short = Ketik paling sedikit { $least } huruf dari namanya. Contoh: <code>/cari ahmad</code>
search-nik-whole =
    { $count } angka belum cukup. Untuk mencari dengan NIK, ketik lengkap 16 angka.
    Bisa juga dengan nama, nomor berkas, atau nama lembaga. Contoh: <code>/cari ahmad</code>

reference-shape = Nomor berkas berbentuk seperti <code>{ $example }</code>.
reference-check =
    Nomor berkas ini salah ketik: huruf terakhirnya tidak cocok dengan angkanya.
    Mohon cocokkan lagi. Contoh: <code>{ $example }</code>
reference-elsewhere = Nomor berkas di sini diawali <b>{ $prefix }</b>. Mohon cocokkan lagi.
