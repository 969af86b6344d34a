# Tanggal yang diketik orang: apa yang keliru, contoh, dan jalan keluarnya.

dates-unreadable =
    Tanggal ini belum bisa kami baca. Tulis tanggal, bulan, lalu tahun.
    Contoh: <code>17-08-1980</code> atau <code>17 Agustus 1980</code>
dates-ambiguous =
    Lima angka bisa dibaca dengan dua cara. Mohon beri tanda pisah antara tanggal, bulan, dan tahun.
    Contoh: <code>17-08-1980</code>
dates-month =
    Tidak ada bulan ke-{ $month }. Tulis tanggal dulu, baru bulan (1 sampai 12), lalu tahun.
    Contoh: <code>17-08-1980</code>
dates-month-word =
    Nama bulan “{ $word }” tidak kami kenal. Tulis nama bulannya, atau angkanya saja.
    Contoh: <code>17 Agustus 1980</code> atau <code>17-08-1980</code>
dates-no-such-day =
    Tidak ada tanggal { $day } di bulan itu; tanggal terakhirnya { $last }.
    Mohon cocokkan lagi dengan KTP. Contoh: <code>17-08-1980</code>
dates-year =
    Tahun { $year } tidak mungkin. Tulis tahun dengan empat angka.
    Contoh: <code>17-08-1980</code>
dates-future =
    { $day } belum terjadi; hari ini { $today }.
    Mohon periksa tahunnya. Contoh: <code>17-08-1980</code>
dates-since =
    Jawaban ini belum bisa kami baca. Tulis tahun mulainya, atau sudah berapa lama.
    Contoh: <code>2015</code>, <code>Juni 2015</code>, atau <code>10 tahun</code>
dates-since-unclear =
    Angka { $number } bisa berarti tahun atau lamanya. Tulis tahun dengan empat angka, atau tambahkan kata “tahun”.
    Contoh: <code>2015</code> atau <code>10 tahun</code>

# Tanggal di sekitar hari ini (tenggat, hari kejadian, keadaan pada suatu hari); contohnya hari ini.

day-unreadable =
    Tanggal ini belum bisa kami baca. Tulis tanggal, bulan, lalu tahun, atau kata seperti “hari ini”.
    Contoh: <code>{ $example }</code>
day-ambiguous =
    Lima angka bisa dibaca dengan dua cara. Mohon beri tanda pisah antara tanggal, bulan, dan tahun.
    Contoh: <code>{ $example }</code>
day-month =
    Tidak ada bulan ke-{ $month }. Tulis tanggal dulu, baru bulan (1 sampai 12), lalu tahun.
    Contoh: <code>{ $example }</code>
day-month-word =
    Nama bulan “{ $word }” tidak kami kenal. Tulis nama bulannya, atau angkanya saja.
    Contoh: <code>{ $example }</code>
day-no-such-day =
    Tidak ada tanggal { $day } di bulan itu; tanggal terakhirnya { $last }.
    Mohon periksa lagi tanggalnya. Contoh: <code>{ $example }</code>
day-year =
    Tahun { $year } tidak mungkin. Mohon periksa lagi tahunnya.
    Contoh: <code>{ $example }</code>
day-future =
    { $day } belum terjadi; hari ini { $today }.
    Mohon tulis hari ini atau sebelumnya. Contoh: <code>{ $example }</code>
