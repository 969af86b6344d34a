# Anggota yang sudah tidak bertugas, dan panduan untuk keluarga yang ditinggalkan.

leaving-title = Sudah tidak bertugas
leaving-button = 👋 Sudah tidak bertugas
leaving-why =
    <b>{ $name }</b> sudah tidak bertugas? Kenapa?
    Sesudah ini ia tidak diusulkan lagi ke BPJS.
leaving-reason-deceased = 🕊 Meninggal dunia
leaving-reason-moved-away = 🧳 Pindah dari kabupaten
leaving-reason-term-ended = 🔁 Berhenti, atau masa jabatan habis
leaving-reason-role-not-met = 💤 Tidak aktif lagi
leaving-when =
    <b>{ $name }</b>: { $reason }
    Sejak kapan?
leaving-today = Hari ini
leaving-yesterday = Kemarin
leaving-other-day = 📅 Tanggal lain
leaving-no = Tidak jadi
leaving-day = <b>{ $name }</b>: { $reason }. Sejak tanggal berapa?
leaving-day-label = Sejak
leaving-day-example = 17-8-2026
leaving-future = Tanggal { $day } belum tiba; hari ini { $today }. Mohon tulis tanggal hari ini atau sebelumnya. Contoh: <code>17-8-2026</code>
leaving-before-birth = Tanggal { $day } lebih awal daripada tanggal lahirnya. Mohon periksa tahunnya. Contoh: <code>17-8-2026</code>
leaving-closed = Tidak perlu dicatat lagi: pengajuannya { $status }.
leaving-done =
    ✅ Dicatat: <b>{ $name }</b>
    { $reason }, sejak { $day }.

    Ia tidak diusulkan lagi ke BPJS. Sudah ada penggantinya? Daftarkan sekarang supaya perlindungan tidak terputus.
leaving-replace = ➕ Daftarkan pengganti
leaving-renewal = 🔄 Lanjut: masih bertugas? ({ $people })
leaving-undo = ↩️ Batalkan, salah ketuk
leaving-undone = ↩️ Dibatalkan: <b>{ $name }</b> kembali seperti semula ({ $status }).
leaving-undo-late = Catatan ini sudah lewat harinya. Supaya dananya tetap aman, sekarang hanya petugas yang bisa membatalkannya. Hubungi petugas; alamatnya ada di /bantuan.
leaving-not-left = Tidak ada yang perlu dibatalkan: orang ini tidak tercatat berhenti.
leaving-card = 👤 Lihat kartunya
leaving-person = 👤 Lihat orangnya
leaving-by-chat = lewat percakapan ini
members-left-on = Sejak: { $day }

leaving-told-deceased =
    🕊 <b>Meninggal dunia: { $name }</b>
    { $reference }, { $organisation }
    Tanggal: { $day }, menurut { $coordinator } ({ $phone })

    { $claim }

    Mohon hubungi keluarga lewat pengurus, dan bantu klaim JKM-nya.
leaving-told-undone = ↩️ Catatan tentang <b>{ $name }</b> dibatalkan: ternyata masih bertugas.

death-claim-title =
    🕊 <b>Kami turut berduka cita atas meninggalnya { $name }.</b>
    Ini panduan untuk keluarganya.
death-claim-full = Menurut berkas BPJS, beliau terlindungi pada { $day }. Ahli waris bisa mengajukan santunan kematian (JKM) <b>Rp{ $amount }</b>.
death-claim-early = Menurut berkas BPJS, beliau terlindungi sejak { $began }. Karena meninggal dalam { $months } bulan pertama kepesertaan, santunan kematian (JKM) adalah <b>Rp{ $amount }</b>.
death-claim-none = Menurut berkas BPJS pada kami, beliau <b>tidak terlindungi</b> pada { $day }. Mungkin ada kepesertaan lain yang belum kami ketahui, jadi tanyakan juga langsung ke BPJS.
death-claim-further = <b>Yang mungkin ditambahkan:</b>
death-claim-papers = <b>Yang disiapkan keluarga:</b>
death-claim-paid = Biasanya dibayar sekitar { $days } hari sesudah berkasnya lengkap. Tidak ada biaya apa pun; waspada terhadap orang yang meminta uang.
death-claim-called = { $phone ->
        [no] Petugas { $office } sudah diberi tahu dan akan menghubungi Bapak/Ibu lewat percakapan ini untuk membantu keluarga.
       *[other] Petugas { $office } sudah diberi tahu dan akan menghubungi Bapak/Ibu di { $phone } untuk membantu keluarga.
    }
