# Berkas kepesertaan dari BPJS: membaca, pratinjau, hasil.

sheet-empty-file = Berkas ini kosong (0 byte). Mohon unduh ulang dari BPJS, lalu kirim lagi.
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
roster-result-refused = Ditolak

roster-column-row = Baris
roster-column-result = Hasil
roster-column-remark = Keterangan
roster-count = Jumlah
roster-total = Jumlah baris di berkas
roster-name-differs = (di antaranya nama berbeda)
roster-birth-date-differs = (di antaranya tanggal lahir berbeda)
roster-sheet-rows = Hasil per baris
roster-sheet-totals = Jumlah
