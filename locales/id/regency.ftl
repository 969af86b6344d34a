# Sebutan dari berkas data kabupaten: kelompok pekerja, jenis lembaga, saluran BPJS, manfaat.

category-marbot = Marbot
category-guru-ngaji = Guru ngaji
category-relawan-damkar = Relawan damkar
category-pemangku-adat = Pemangku adat

organisation-masjid = Masjid
organisation-musholla = Musholla / langgar
organisation-posko-damkar = Posko damkar
organisation-tpa = TPA / TPQ
organisation-lembaga-adat = Lembaga adat

channel-call-centre = Telepon
channel-whatsapp = WhatsApp
channel-lapakasik = Situs antrean Lapakasik
channel-jmo = Aplikasi
channel-office = Kantor

programme-jkk = JKK (kecelakaan kerja)
programme-jkm = JKM (kematian)

benefit-jkk-treatment = Kecelakaan kerja: biaya pengobatan ditanggung sampai sembuh.
benefit-jkk-wage = Kecelakaan kerja: pengganti penghasilan selama tidak bisa bekerja.
benefit-jkk-disability = Kecelakaan kerja sampai cacat: santunan sampai Rp{ $amount }.
benefit-jkk-death = Meninggal karena kecelakaan kerja: ahli waris menerima Rp{ $amount }, ditambah beasiswa anak.
benefit-jkm-death = Meninggal karena sebab lain: ahli waris menerima Rp{ $amount }.
benefit-jkm-early = Meninggal dalam 3 bulan pertama kepesertaan: ahli waris menerima Rp{ $amount }.
benefit-scholarship = Setelah 3 tahun iuran: beasiswa paling banyak dua anak, sampai Rp{ $amount }.

paper-worker-ktp = KTP pekerja yang mengalami kecelakaan
paper-chronology = Kronologi tertulis: apa yang terjadi, kapan, di mana
paper-witnesses = Fotokopi KTP dua orang saksi
paper-doctor-letter = Surat keterangan dokter atau rumah sakit
paper-police-report = Surat keterangan polisi (kecelakaan lalu lintas)
paper-ktp-kk = KTP dan Kartu Keluarga almarhum/almarhumah dan ahli waris
paper-card = Kartu peserta BPJS Ketenagakerjaan (kalau hilang, nomornya dicarikan petugas)
paper-death-certificate = Akta atau surat keterangan kematian
paper-heir-letter = Surat keterangan ahli waris dari desa/kelurahan
paper-bank-book = Buku tabungan ahli waris
paper-marriage-book = Buku nikah, kalau ahli warisnya suami atau istri
