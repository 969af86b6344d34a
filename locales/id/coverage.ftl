# Angka cakupan untuk petugas.

coverage-sheet = Daftar
coverage-column-number = No
coverage-column-reference = Nomor pengajuan
coverage-column-name = Nama
coverage-column-nik = NIK
coverage-column-category = Kelompok
coverage-column-organisation = Lembaga
coverage-column-desa = Desa/kelurahan
coverage-column-kecamatan = Kecamatan

coverage-count-known = Terdata
coverage-count-submitted = Menunggu diperiksa
coverage-count-returned = Perlu diperbaiki
coverage-count-approved = Disetujui
coverage-count-active = AKTIF hari ini
coverage-count-active-then = AKTIF
coverage-count-upcoming = Mulai nanti
coverage-count-grace = Masa tenggang
coverage-count-ended = Berakhir
coverage-count-uncovered = Belum ada di berkas BPJS
