# Mengapa seseorang belum dapat diteruskan. Tiap alasan: sebutan singkat, penjelasan kepada koordinator (-why),
# dan langkah berikutnya (-next).

reason-unknown = Alasan lain ({ $code })

reason-age-over-limit = Melewati batas usia
reason-age-over-limit-why = Usia beliau sudah melewati batas pendaftaran pertama BPJS Ketenagakerjaan.
reason-age-over-limit-next = Bila tanggal lahirnya keliru, ajukan lagi dengan tanggal seperti pada KTP. Bila sudah benar, beliau belum bisa didaftarkan lewat program ini.

reason-already-member = Sudah jadi peserta
reason-already-member-why = Beliau sudah menjadi peserta BPJS Ketenagakerjaan dengan iuran sendiri.
reason-already-member-next = Kepesertaannya tetap berlaku selama iurannya dibayar. Bila sudah berhenti, ajukan lagi setelah masa berlakunya lewat.

reason-funded-elsewhere = Dibiayai program lain
reason-funded-elsewhere-why = Iuran beliau sudah dibayar oleh program atau lembaga lain.
reason-funded-elsewhere-next = Tidak perlu diajukan lagi: satu orang dibayari satu kali. Bila pembayaran itu berhenti, ajukan kembali.

reason-deceased = Meninggal dunia
reason-deceased-why = Menurut catatan kami, beliau telah meninggal dunia. Kami turut berduka.
reason-deceased-next = Bila beliau pernah terdaftar, ahli waris mungkin berhak atas santunan: hubungi BPJS Ketenagakerjaan di 175. Bila catatan ini keliru, kabari petugas.

reason-moved-away = Pindah dari kabupaten
reason-moved-away-why = Beliau tercatat sudah pindah ke luar kabupaten.
reason-moved-away-next = Bila beliau masih tinggal di sini, mintakan surat keterangan domisili dari desa, lalu ajukan lagi.

reason-not-resident = Bukan warga kabupaten ini
reason-not-resident-why = Program ini untuk warga yang tinggal di kabupaten ini, sedangkan alamat beliau tercatat di luar.
reason-not-resident-next = Periksa kembali desa dan kecamatannya. Bila beliau tinggal di sini, perbaiki isian itu seperti pada KTP atau surat domisili.

reason-nik-mismatch = Data tidak cocok dengan NIK
reason-nik-mismatch-why = Nama, tanggal lahir, atau jenis kelamin yang diisi tidak cocok dengan NIK-nya.
reason-nik-mismatch-next = Cocokkan NIK dan data diri dengan KTP, lalu perbaiki. Bila KTP-nya sendiri keliru, mintakan perbaikan di Disdukcapil.

reason-nik-unknown = NIK tidak ditemukan
reason-nik-unknown-why = NIK ini tidak ditemukan di data kependudukan.
reason-nik-unknown-next = Cocokkan lagi 16 angkanya dengan KTP. Bila sudah sama, beliau perlu menanyakannya ke Disdukcapil.

reason-duplicate = Sudah diajukan
reason-duplicate-why = Orang ini sudah diajukan, dan satu orang cukup terdaftar satu kali.
reason-duplicate-next = Tidak perlu diajukan lagi. Bila menurut Bapak/Ibu ini orang yang berbeda, periksa NIK-nya, lalu kabari petugas.

reason-incomplete = Data belum lengkap
reason-incomplete-why = Ada isian yang masih kosong atau belum jelas.
reason-incomplete-next = Lengkapi isian yang diminta, lalu kirim lagi. Isian yang lain tetap tersimpan.

reason-role-not-met = Belum memenuhi syarat tugas
reason-role-not-met-why = Tugas beliau belum memenuhi syarat program, misalnya tidak aktif lagi atau jumlah muridnya kurang.
reason-role-not-met-next = Bila kelompok pekerjanya salah pilih, perbaiki. Bila beliau memang aktif, siapkan surat keterangan dari pengurus atau kepala desa.

reason-civil-servant = ASN, TNI, atau Polri
reason-civil-servant-why = Beliau tercatat sebagai ASN, anggota TNI, atau anggota Polri, yang perlindungannya sudah diatur tersendiri.
reason-civil-servant-next = Tidak perlu diajukan. Bila catatan ini keliru, kabari petugas dengan surat keterangan.

reason-over-quota = Kuota sudah penuh
reason-over-quota-why = Data beliau memenuhi syarat, tetapi tempat tahun ini sudah terisi.
reason-over-quota-next = Tidak perlu mengajukan ulang: beliau masuk daftar tunggu dan dikabari bila ada tempat.

reason-not-working-or-ill = Tidak bekerja atau sakit berat
reason-not-working-or-ill-why = Saat didaftarkan, pekerja harus benar-benar aktif bekerja dan tidak sakit berat.
reason-not-working-or-ill-next = Bila beliau sudah aktif kembali, ajukan lagi.

reason-under-age = Belum cukup umur
reason-under-age-why = Usia beliau belum mencapai batas terendah program ini.
reason-under-age-next = Bila tanggal lahirnya keliru, ajukan lagi dengan tanggal seperti pada KTP. Bila sudah benar, ajukan setelah usianya cukup.

reason-term-ended = Masa tugas berakhir
reason-term-ended-why = Tugas beliau sudah berakhir dan diteruskan orang lain.
reason-term-ended-next = Ajukan penggantinya, supaya perlindungan tidak terputus.

reason-payment-late = Iuran terlambat
reason-payment-late-why = Iuran bulan ini belum tercatat di BPJS Ketenagakerjaan, sehingga perlindungan terhenti.
reason-payment-late-next = Bapak/Ibu tidak perlu membayar apa pun: dinas yang menyelesaikannya. Kami kabari bila sudah aktif lagi.

reason-objection-upheld = Ada keberatan yang diterima
reason-objection-upheld-why = Ada keberatan dari warga, dan setelah diperiksa ternyata beralasan.
reason-objection-upheld-next = Bila Bapak/Ibu tidak sependapat, sampaikan kepada petugas beserta buktinya.

reason-withdrawn = Ditarik kembali
reason-withdrawn-why = Pengajuan ini ditarik oleh pengusulnya atau oleh yang bersangkutan.
reason-withdrawn-next = Bila ingin melanjutkan, ajukan lagi.
