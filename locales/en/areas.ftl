# Areas: full names, and when a search does not find what is meant.

area-kecamatan = Kecamatan { $name }
area-desa = Desa { $name }
area-kelurahan = Kelurahan { $name }
area-in-kecamatan = { $area }, Kecamatan { $kecamatan }

areas-kecamatan-not-found =
    There is no kecamatan “{ $typed }” in { $regency }. Pick from the list, or type part of its name.
    Example: <code>muaradua</code>
areas-desa-not-found =
    There is no desa or kelurahan “{ $typed }” in Kecamatan { $kecamatan }. Pick from the list, or type part of its name.
    If it lies in another kecamatan, change the kecamatan first.
