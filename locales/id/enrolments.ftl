# Mengajukan, memperbaiki, dan menarik anggota.

enrolments-taken-own =
    Orang ini sudah diajukan oleh lembaga Bapak/Ibu, jadi tidak perlu diajukan lagi.
    Buka /anggota untuk melihat statusnya.
enrolments-taken-other =
    Orang ini sudah diajukan oleh lembaga lain. Setiap orang cukup diajukan satu kali, dan iurannya dibayar satu kali.
    Bila menurut Bapak/Ibu ini keliru, mohon cocokkan lagi NIK-nya, atau hubungi petugas.
enrolments-blocked =
    Belum bisa diajukan. { $why }
    { $next }
enrolments-category =
    Kelompok pekerja itu tidak cocok dengan jenis lembaga ini. Contoh: marbot diajukan oleh masjid atau musholla.
    Mohon pilih kelompok yang ada di daftar.
enrolments-area = Desa itu tidak ada di kecamatan yang dipilih. Mohon pilih kecamatan dulu, lalu desanya.
enrolments-consent =
    Orangnya harus tahu dan setuju bahwa datanya diajukan.
    Mohon tanyakan dulu kepadanya; isian ini bisa dilanjutkan nanti.
enrolments-not-found = Data itu tidak ada di daftar Bapak/Ibu. Buka /anggota untuk melihat daftarnya.
enrolments-organisation-not-own =
    Lembaga itu tidak terdaftar atas nama Bapak/Ibu. Ketuk /start untuk mendaftarkan lembaga.
enrolments-organisation-rejected =
    { $name } belum bisa diterima petugas, jadi belum bisa mengajukan anggota.
    Ketuk /start untuk mendaftarkan lembaga dengan data yang benar.
enrolments-code-closed = Pengajuan ini sudah ditutup, jadi tidak ada kode untuk diberikan.
