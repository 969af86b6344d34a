# NIK dan nomor KPJ: apa yang keliru, aturannya, contoh, dan jalan keluarnya.

nik-count =
    { $count ->
        [0] Belum ada angka NIK di jawaban ini.
       *[other] Yang diketik { $count } angka, padahal NIK 16 angka.
    }
    Lihat baris paling atas pada KTP, di samping tulisan NIK. Contoh: <code>1609001708800001</code>
nik-letters =
    NIK hanya berisi angka, tanpa huruf atau tanda lain.
    Ketik ulang 16 angka seperti pada KTP. Contoh: <code>1609001708800001</code>
nik-letter-like =
    Ada huruf yang mirip angka: huruf O seharusnya 0 (nol), huruf I atau l seharusnya 1 (satu).
    Mohon ketik ulang NIK dengan angka saja. Contoh: <code>1609001708800001</code>
nik-is-kpj =
    Ini 11 karakter, seperti nomor kartu BPJS Ketenagakerjaan (KPJ). Yang diminta di sini NIK, 16 angka.
    NIK ada di baris paling atas KTP. Contoh: <code>1609001708800001</code>
nik-is-phone =
    Ini seperti nomor HP. Yang diminta di sini NIK, 16 angka.
    NIK ada di baris paling atas KTP. Contoh: <code>1609001708800001</code>
nik-is-health-card =
    Ini 13 angka, seperti nomor kartu BPJS Kesehatan. Yang diminta di sini NIK, 16 angka.
    NIK ada di baris paling atas KTP. Contoh: <code>1609001708800001</code>
nik-date =
    Angka ke-7 sampai ke-12 pada NIK adalah tanggal lahir (untuk perempuan, tanggalnya ditambah 40).
    Di sini tertulis <b>{ $part }</b>, dan tanggal itu tidak ada. Mungkin ada angka yang tertukar: mohon cocokkan lagi dengan KTP.
    Contoh lahir 17 Agustus 1980: laki-laki <code>1609001708800001</code>, perempuan <code>1609005708800001</code>
nik-serial =
    Empat angka terakhir NIK tidak pernah 0000.
    Bila disalin dari Excel, angka terakhirnya hilang dan diganti 0. Mohon ketik ulang langsung dari KTP. Contoh: <code>1609001708800001</code>
nik-dummy =
    Angka ini hanya contoh, bukan NIK seseorang.
    Mohon ketik 16 angka yang tertulis pada KTP. Bila KTP belum ada di tangan, isian ini bisa dilanjutkan nanti.
nik-rounded =
    Excel menyimpan NIK ini sebagai bilangan, misalnya <code>1.60901E+15</code>. Angka terakhirnya sudah hilang, jadi tidak bisa kami terima.
    Mohon ketik ulang dari KTP. Di Excel, ubah dulu format kolom NIK menjadi <b>Teks</b>, lalu ketik ulang 16 angkanya.

kpj-shape =
    Nomor KPJ 11 karakter; yang diketik { $count }.
    Nomornya ada di kartu BPJS Ketenagakerjaan. Contoh: <code>26012345678</code>
kpj-characters =
    Nomor KPJ hanya berisi angka (kartu lama kadang memuat huruf), tanpa tanda lain.
    Contoh: <code>26012345678</code>
kpj-is-nik =
    Ini 16 angka, seperti NIK. Yang diminta di sini nomor KPJ, 11 karakter, pada kartu BPJS Ketenagakerjaan.
    Contoh: <code>26012345678</code>
kpj-is-health-card =
    Ini 13 angka, seperti nomor kartu BPJS Kesehatan. Yang diminta di sini nomor KPJ dari BPJS Ketenagakerjaan, 11 karakter.
    Contoh: <code>26012345678</code>
