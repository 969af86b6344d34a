# Temuan pemeriksaan: sebutan singkat, lalu penjelasan dengan datanya (-detail) dan langkahnya (-next).

finding-incomplete = Ada isian kosong
finding-incomplete-detail = Belum diisi: { $what }.
finding-nik-invalid = NIK tidak mungkin
finding-nik-date-differs = Tanggal lahir berbeda dari NIK
finding-nik-date-differs-detail = Tanggal lahir diisi { $stated }, sedangkan menurut NIK { $nik }. Yang dipakai tanggal pada KTP.
finding-nik-sex-differs = Jenis kelamin berbeda dari NIK
finding-nik-sex-differs-detail = Jenis kelamin diisi { $stated }, sedangkan menurut NIK { $nik }. Yang dipakai data pada KTP.
finding-nik-foreign = NIK terbit di daerah lain
finding-nik-foreign-detail = NIK berawalan { $prefix }, jadi pertama terbit di luar { $regency }. Ini wajar bagi orang yang pindah atau terdaftar sebelum pemekaran.
finding-nik-foreign-next = Tidak perlu diperbaiki. Cukup pastikan alamatnya sekarang di kabupaten ini.
finding-under-age = Belum cukup umur
finding-under-age-detail = Pada { $start }, awal perlindungan yang direncanakan, usianya { $age } tahun, sedangkan paling muda { $least } tahun. Ia genap { $least } tahun pada { $day }.
finding-age-over-limit = Melewati batas usia
finding-age-over-limit-detail = Usianya { $age } tahun pada { $start }, awal perlindungan yang direncanakan. Pendaftaran pertama hanya untuk yang saat itu belum berusia { $limit } tahun.
finding-age-over-limit-again = Melewati batas usia untuk daftar ulang
finding-age-over-limit-again-detail = Usianya { $age } tahun pada { $start }, awal perlindungan yang direncanakan, dan kepesertaannya terputus lebih dari { $months } bulan. Daftar ulang hanya untuk yang belum berusia { $limit } tahun.
finding-near-age-limit = Mendekati batas usia
finding-near-age-limit-detail = Usianya { $age } tahun pada { $start }, awal perlindungan yang direncanakan. Ia harus terdaftar dan dibayar sebelum { $day }, saat usianya { $limit } tahun.
finding-near-age-limit-next = Mohon dahulukan pengajuan ini.
finding-not-resident = Alamat di luar kabupaten
finding-not-resident-detail = Desa yang diisi bukan di { $regency }.
finding-civil-servant = ASN, TNI, atau Polri
finding-civil-servant-detail = Tercatat sebagai ASN, anggota TNI, atau anggota Polri.
finding-already-member = Sudah jadi peserta mandiri
finding-already-member-detail = Sudah menjadi peserta dengan iuran sendiri sampai { $until }.
finding-funded-elsewhere = Dibiayai program lain
finding-funded-elsewhere-detail = Iurannya dibayar program lain sampai { $until }.
finding-employed = Peserta lewat pemberi kerja
finding-employed-detail = Tercatat sebagai pekerja penerima upah, iurannya dibayar pemberi kerja sampai { $until }.
finding-employed-next = Tanyakan pekerjaannya sekarang, lalu putuskan apakah masih perlu dilindungi program ini.

finding-sex-male = laki-laki
finding-sex-female = perempuan

missing-category = kelompok pekerja
missing-nik = NIK
missing-name = nama
missing-birth-place = tempat lahir
missing-birth-date = tanggal lahir
missing-sex = jenis kelamin
missing-mother-name = nama ibu kandung
missing-address = alamat
missing-desa = desa atau kelurahan
missing-phone = nomor HP
missing-serving-since = mulai bertugas
