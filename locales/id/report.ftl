# Laporan bulanan: PDF dan Excel.

report-title = Laporan cakupan perlindungan pekerja rentan, { $month }
report-summary = Pada { $day }, { $protected } dari { $people } orang terlindungi ({ $percent }), { $change } orang sejak { $before }. { $gap } orang belum terlindungi; melindungi mereka selama { $months } bulan membutuhkan Rp{ $rupiah }.
report-total = Seluruhnya
report-on-day = Terlindungi pada { $day }
report-computed = dihitung dari berkas BPJS
report-cost = Kebutuhan dana: orang yang belum terlindungi × Rp{ $monthly } × { $months } bulan.
report-column-people = Pembanding
report-column-protected = Terlindungi
report-column-percent = Persen
report-column-gap = Belum
report-column-rupiah = Kebutuhan (Rp)
report-column-source = Sumber
report-definitions = Arti angka-angka ini
report-head-of = Kepala { $office },
report-nip = NIP
report-sheet-kecamatan = Kecamatan
report-sheet-categories = Kelompok
report-sheet-changes = Perubahan
report-sheet-trend = Dari waktu ke waktu
report-sheet-definitions = Arti angka
