# Nama, tempat lahir, dan alamat seperti pada KTP: apa yang keliru, contoh, dan jalan keluarnya.

names-short =
    Nama ini terlalu pendek, paling sedikit { $least } huruf. Tulis nama lengkap seperti pada KTP.
    Contoh: <code>Ahmad Fauzi</code>
names-long =
    Nama ini terlalu panjang: { $count } huruf, paling banyak { $most }. Tulis namanya saja seperti pada KTP.
    Contoh: <code>Ahmad Fauzi</code>
names-digits =
    Ada angka di jawaban ini, padahal nama pada KTP tidak memuat angka. Tulis namanya saja; nomor ditanyakan sendiri.
    Contoh: <code>Ahmad Fauzi</code>
names-characters =
    Tanda “{ $sign }” tidak dipakai dalam nama. Pakai huruf, spasi, titik, koma, tanda petik, atau tanda hubung saja.
    Contoh: <code>Siti Nur'aini, S.Pd.I</code>

places-short =
    Tempat lahir ini terlalu pendek, paling sedikit { $least } huruf. Tulis seperti pada KTP.
    Contoh: <code>Muaradua</code>
places-long =
    Tempat lahir ini terlalu panjang: { $count } huruf, paling banyak { $most }. Cukup nama kabupaten, kota, atau desanya.
    Contoh: <code>Muaradua</code>
places-date =
    Tulis tempat lahirnya saja, tanpa tanggal atau nomor; tanggal lahir diisi sendiri.
    Contoh: <code>Muaradua</code>
places-characters =
    Tanda “{ $sign }” tidak dipakai dalam nama tempat. Tulis seperti pada KTP.
    Contoh: <code>Muaradua</code>

addresses-short =
    Alamat ini terlalu pendek, paling sedikit { $least } huruf. Tulis jalan atau dusun, dan RT/RW bila ada.
    Contoh: <code>Dusun II, RT 02, belakang balai desa</code>
addresses-long =
    Alamat ini terlalu panjang: { $count } huruf, paling banyak { $most }. Tulis jalan atau dusun, RT/RW, dan patokannya saja.
    Contoh: <code>Dusun II, RT 02, belakang balai desa</code>
addresses-letters =
    Alamat perlu nama jalan, dusun, atau patokan, bukan angka saja.
    Contoh: <code>Dusun II, RT 02, belakang balai desa</code>

organisation-names-short =
    Nama ini terlalu pendek, paling sedikit { $least } huruf. Tulis nama yang dikenal warga.
    Contoh: <code>Al-Ikhlas</code>
organisation-names-long =
    Nama ini terlalu panjang: { $count } huruf, paling banyak { $most }. Tulis namanya saja; alamat ditanyakan sendiri.
    Contoh: <code>Al-Ikhlas</code>
organisation-names-characters =
    Tanda “{ $sign }” tidak dipakai dalam nama. Pakai huruf, angka, spasi, titik, tanda petik, atau tanda hubung saja.
    Contoh: <code>Al-Ikhlas 2</code>
