# Wilayah: sebutan lengkap, dan bila pencarian tidak menemukan yang dimaksud.

area-kecamatan = Kecamatan { $name }
area-desa = Desa { $name }
area-kelurahan = Kelurahan { $name }
area-in-kecamatan = { $area }, Kecamatan { $kecamatan }

areas-kecamatan-not-found =
    Kecamatan “{ $typed }” tidak ditemukan di { $regency }. Pilih dari daftar, atau ketik sebagian namanya.
    Contoh: <code>muaradua</code>
areas-desa-not-found =
    Desa atau kelurahan “{ $typed }” tidak ditemukan di Kecamatan { $kecamatan }. Pilih dari daftar, atau ketik sebagian namanya.
    Bila desanya di kecamatan lain, ganti dulu kecamatannya.
