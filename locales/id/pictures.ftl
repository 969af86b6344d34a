# Gambar dan laporan cakupan di obrolan.

pictures-button = 🖼 Gambar
pictures-coming = 🖼 Sedang menggambar … sebentar lagi gambarnya muncul di bawah.
pictures-full-size = ⬇️ Ukuran penuh, untuk dicetak
pictures-to-figures = 📊 Angka dan rincian
pictures-failed = Gambarnya tidak jadi. Ketuk 🖼 sekali lagi; angkanya tetap ada di /cakupan.
pictures-caption-overview =
    <b>{ $part }, { $day }</b>
    { $percent }: { $protected } dari { $people } orang terlindungi, { $gap } belum.
pictures-caption-changes =
    <b>{ $part }</b>, { $first } sampai { $day }
    Terlindungi: { $before } menjadi { $after } orang.
pictures-caption-funnel =
    <b>{ $part }, { $day }</b>
    Dari diajukan sampai terlindungi.
pictures-caption-projection =
    <b>{ $part }</b>
    Perkiraan bulan-bulan ke depan, dihitung { $day }.
pictures-counting = Sebagian data masih dihitung; gambar nanti bisa sedikit berbeda.

report-card =
    📑 <b>Laporan cakupan { $month }</b>

    Dua halaman PDF untuk dibaca dan ditandatangani, dan Excel dengan angka yang sama.
    { $every ->
        [yes] Dikirim kepada Anda setiap bulan, pada hari kerja pertama.
       *[no] Bisa juga dikirim sendiri setiap bulan, pada hari kerja pertama.
    }
report-make = ⬇️ Buat laporan { $month }
report-on = 🔔 Kirimi saya setiap bulan
report-off = 🔕 Jangan kirim setiap bulan
report-on-done = Baik. Laporan dikirim setiap bulan, pada hari kerja pertama.
report-off-done = Baik. Laporan tidak lagi dikirim sendiri.
report-coming = 📑 Laporan { $month } sedang disusun. PDF dan Excel segera dikirim.
report-coming-already = Laporan { $month } sedang disusun, sebentar lagi dikirim.
report-failed = Laporan { $month } tidak jadi. Coba sekali lagi lewat /laporan; bila tetap gagal, hubungi admin.
report-caption-pdf = 📑 Laporan cakupan { $month }: { $percent }, { $protected } dari { $people } orang terlindungi.
report-caption-xlsx = Angka yang sama dalam Excel.
command-laporan = laporan cakupan bulanan (PDF dan Excel)
menu-laporan = 📑 Laporan bulanan
