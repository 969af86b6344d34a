# Berkas kepesertaan dari BPJS: membaca, pratinjau, hasil.

sheet-empty-file = Berkas ini kosong, tidak ada isinya. Mohon buka di komputer atau HP, simpan atau unduh ulang, lalu kirim lagi.
sheet-too-large = Berkas terlalu besar. Batasnya { $megabytes } MB. Hapus lembar dan gambar yang tidak perlu, atau bagi menjadi dua berkas.
sheet-too-large-inside = Isi berkas terlalu besar setelah dibuka. Salin hanya tabel pesertanya ke berkas baru, simpan sebagai .xlsx, lalu kirim lagi.
sheet-not-a-spreadsheet = Ini bukan berkas tabel. Yang bisa dibaca: Excel (.xlsx atau .xls) dan .csv. Buka di Excel, pilih "Simpan sebagai" .xlsx, lalu kirim lagi.
sheet-is-web-page = Berkas ini sebenarnya halaman web, walaupun namanya Excel. Buka di Excel, pilih "Simpan sebagai" .xlsx, lalu kirim lagi.
sheet-password = Berkas ini dikunci kata sandi. Buka di Excel, hapus kata sandinya (Berkas → Info → Proteksi), simpan, lalu kirim lagi.
sheet-damaged = Berkas ini rusak atau terputus saat diunduh. Coba buka di Excel. Kalau terbuka, simpan ulang sebagai .xlsx, lalu kirim lagi.

roster-no-rows = Tidak ada baris peserta di berkas ini.
roster-no-header =
    Kolom NIK tidak ditemukan di berkas ini.

    Judul yang terbaca: { $found }
    Judul yang diperlukan: <b>{ $needed }</b>

    Tulis judul kolom di satu baris di atas data, lalu kirim lagi.
roster-missing-columns =
    Kolom ini belum ada: <b>{ $missing }</b>

    Judul yang terbaca: { $found }
roster-too-many-rows = Baris terlalu banyak. Batasnya { $most } baris per berkas. Bagi menjadi beberapa berkas.
roster-gone = Berkas itu tidak ditemukan lagi. Mohon kirim ulang.
roster-discarded = Pratinjau ini sudah dibatalkan. Kirim berkasnya lagi kalau memang mau disimpan.

roster-nik-empty = NIK kosong.
roster-start-empty = Tanggal kepesertaan kosong.
roster-start-wrong = Tanggal kepesertaan: { $reason }
roster-end-empty = Tanggal berakhir kosong.
roster-end-wrong = Tanggal berakhir: { $reason }
roster-grace-empty = Masa grace kosong.
roster-grace-wrong = Masa grace: { $reason }
roster-end-before-start = Tanggal berakhir ({ $ends }) lebih awal dari tanggal kepesertaan ({ $starts }).
roster-grace-before-end = Masa grace ({ $grace }) lebih awal dari tanggal berakhir ({ $ends }).
roster-duplicate = NIK sama dengan baris { $row }. Yang dipakai baris { $row } karena berakhir paling akhir ({ $ends }).

roster-remark-kept = NIK ini muncul lebih dari satu kali. Baris ini yang dipakai.
roster-remark-birth-date-unread = Tanggal lahir tidak terbaca.
roster-remark-kpj-unread = Bentuk nomor KPJ tidak dikenal, jadi tidak disimpan.
roster-remark-unknown = NIK ini belum terdata pada kami, jadi perlindungannya tidak disimpan.
roster-remark-older = Data kami lebih baru (per { $day }), jadi tidak diubah.
roster-remark-new = Perlindungan baru sampai { $ends }.
roster-remark-unchanged = Sudah sama: sampai { $ends }.
roster-remark-extended = Diperpanjang dari { $before } menjadi { $ends }.
roster-remark-changed = Diubah: dulu sampai { $before }, sekarang sampai { $ends }.
roster-remark-details = Tetap sampai { $ends }; rincian lain (mulai, masa grace, program, atau KPJ) diperbarui.
roster-remark-name = Nama berbeda, data kami: { $ours }.
roster-remark-said = Menurut catatan “{ $words }”: { $reason }.
roster-remark-birth-date = Tanggal lahir berbeda, data kami: { $ours }.

roster-result-new = Baru
roster-result-extended = Diperpanjang
roster-result-changed = Diubah
roster-result-unchanged = Tetap
roster-result-older = Data lama
roster-result-unknown = Belum terdata
roster-result-duplicate = Ganda
roster-result-refused = Ditolak BPJS
roster-result-unreadable = Tidak terbaca
roster-result-no_cover = Belum ada tanggal

roster-column-row = Baris
roster-column-result = Hasil
roster-count = Jumlah
roster-total = Jumlah baris di berkas
roster-name-differs = (di antaranya nama berbeda)
roster-birth-date-differs = (di antaranya tanggal lahir berbeda)
roster-sheet-rows = Hasil per baris
roster-sheet-totals = Jumlah

roster-accepted-only = Diterima BPJS, tetapi tanggal perlindungannya belum disebut. Belum ada yang disimpan.
roster-refused-twice = NIK ini juga ditolak di baris { $row }. Yang dipakai baris { $row }.
roster-reason-empty = Alasan penolakannya kosong.
roster-remark-near = NIK ini belum terdata. Mungkin yang dimaksud { $name }: NIK-nya beda di angka ke-{ $places }.
roster-remark-nik = NIK berbeda dari data kami di angka ke-{ $places }; dipakai karena petugas menyatakan orangnya sama.
roster-remark-period = Yang diusulkan ({ $number }): { $starts } sampai { $ends }. Perlindungan dari BPJS tidak mencakup semuanya.
roster-remark-wording = Menurut BPJS: “{ $words }”.
roster-remark-refused-not-sent = Ditolak BPJS, tetapi orang ini tidak ada di usulan yang menunggu jawaban. Tidak ada yang diubah.
roster-remark-refused-but-covered = Ditolak di baris ini, tetapi di berkas yang sama perlindungannya tercatat. Yang dipakai perlindungannya.
roster-remark-refused-sent = Ditolak BPJS, usulan { $number }.
roster-wordings-open = { $count } alasan BPJS belum dipilih artinya. Ketuk ❓ di kartu ini, pilih alasannya, lalu terapkan.
roster-undo-not-applied = Berkas ini tidak sedang diterapkan, jadi tidak ada yang bisa dibatalkan.
roster-undo-unknown = Berkas ini diterapkan sebelum pembatalan dikenal, jadi keadaan sebelumnya tidak tersimpan. Yang memperbaikinya: berkas BPJS yang lebih baru.
roster-undo-cover = Perlindungannya sudah diubah lagi oleh berkas lain atau penggabungan.
roster-undo-entry = Pengajuannya sudah berlanjut: { $status }.
roster-undo-named-again = Orang ini sudah diajukan lagi.
roster-undo-line = Tempatnya di usulan sudah berubah.

roster-answer-matched = Cocok
roster-answer-changed = Berubah
roster-answer-unknown = Belum terdata
roster-answer-refused = Ditolak BPJS
roster-answer-aside = Disisihkan
roster-accepted = Diterima
roster-turned-down = Ditolak
roster-sent = Jumlah orang di usulan

roster-column-sheet = Lembar
roster-column-effect = Rincian
roster-column-explanation = Penjelasan
roster-column-nik = NIK (disamarkan)
roster-column-their-name = Nama di berkas
roster-column-our-name = Nama di data kami
roster-column-reference = Nomor pengajuan
roster-column-proposal = Usulan
roster-column-reason = Alasan
roster-column-days = Hari menunggu
roster-column-name = Nama
roster-column-organisation = Lembaga
roster-column-desa = Desa
roster-column-kecamatan = Kecamatan
roster-sheet-unanswered = Belum dijawab
roster-sheet-builds = Tidak bisa dibatalkan
roster-nik-differs = (di antaranya NIK berbeda)
roster-period-differs = (di antaranya masa tidak sesuai usulan)
