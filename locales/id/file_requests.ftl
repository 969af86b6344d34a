# Yang dibuat di samping percakapan: kertas untuk banyak orang, pratinjau usulan.

slip-coming = 🖨 Kertasnya sedang dibuat, sebentar lagi muncul di bawah.
file-coming = 📄 Berkasnya sedang dibuat, sebentar lagi muncul di bawah. Unduhan ini dicatat.
proposal-counting = 🧮 Sedang dihitung, sebentar lagi muncul.
file-request-failed = Yang tadi diminta tidak jadi dibuat. Mohon ketuk tombolnya sekali lagi; data tidak ada yang berubah.
