# Jawaban untuk pekerja: "apakah saya terlindungi?"

status-unknown = ⚪ <b>BELUM TERDATA</b>
status-in-review = 🟡 <b>DALAM PEMERIKSAAN</b>
status-to-mend = 🟠 <b>PERLU DIPERBAIKI</b>
status-rejected = ⚪ <b>BELUM DAPAT DISETUJUI</b>
status-withdrawn = ⚪ <b>PENGAJUAN DITARIK</b>
status-left = ⚪ <b>SUDAH TIDAK BERTUGAS</b>
status-deceased = ⚪ <b>TERCATAT MENINGGAL DUNIA</b>
status-approved = 🟡 <b>DISETUJUI – MENUNGGU BPJS</b>
status-proposed = 🟡 <b>DIUSULKAN – MENUNGGU JAWABAN BPJS</b>
status-active = 🟢 <b>AKTIF sampai { $day }</b>
status-upcoming = 🟡 <b>MULAI { $day }</b>
status-grace = 🟠 <b>MASA TENGGANG sampai { $day }</b>
status-ended = 🔴 <b>BERAKHIR sejak { $day }</b>

status-who =
    { $name }
    NIK { $nik }
    { $category } – { $organisation }
status-who-alone =
    { $name }
    NIK { $nik }
status-as-of = Menurut berkas BPJS Ketenagakerjaan per { $day }.
status-grace-since = Iuran terakhir sampai { $day }. Selama masa tenggang kepesertaan bisa dilanjutkan, tetapi manfaat belum tentu dibayar.
status-reason = Alasan: { $reason }
status-entry-submitted = Pengajuan { $reference } sedang diperiksa petugas.
status-entry-returned = Pengajuan { $reference } perlu diperbaiki oleh pengurus.

status-covers = <b>Yang ditanggung:</b>
status-item = • { $item }
status-channels = <b>Bertanya langsung ke BPJS Ketenagakerjaan:</b>
status-channel = { $label }: { $value }

status-next-unknown = Data Bapak/Ibu belum ada pada kami. Mintalah takmir, koordinator posko, atau pengurus lembaga untuk mendaftarkan lewat bot ini.
status-next-in-review = Pengajuan { $reference } sedang diperiksa { $office }, biasanya paling lama { $days } hari kerja. Belum perlu melakukan apa-apa.
status-next-to-mend = Sampaikan kepada pengurus yang mendaftarkan bahwa pengajuan { $reference } perlu diperbaiki. Pengurus sudah menerima pesannya.
status-next-rejected = Kalau ada yang keliru, sampaikan kepada pengurus atau { $office } dengan menyebut nomor { $reference }.
status-next-withdrawn = Kalau Bapak/Ibu masih bertugas, mintalah pengurus mendaftarkan kembali.
status-next-left = Menurut pengurus, Bapak/Ibu sudah tidak bertugas, jadi tidak diusulkan lagi. Kalau keliru, sampaikan kepada pengurus atau { $office } dengan menyebut nomor { $reference }.
status-next-deceased = Kami turut berduka cita. Ahli waris mungkin berhak atas santunan; { $office } akan menghubungi keluarga lewat pengurus. Kalau catatan ini keliru, sampaikan dengan menyebut nomor { $reference }.
status-next-approved = Pengajuan { $reference } sudah disetujui. Perlindungan <b>belum berlaku</b> sampai BPJS mencatatnya. Cek lagi nanti di sini.
status-next-proposed = Pengajuan { $reference } sudah dikirim ke BPJS. Perlindungan <b>belum berlaku</b> sampai BPJS mencatatnya. Cek lagi nanti di sini.
status-next-active = Kalau terjadi kecelakaan kerja, laporkan dalam 2 × 24 jam kepada pengurus dan BPJS Ketenagakerjaan.
status-next-upcoming = Perlindungan belum berlaku sebelum tanggal itu. Belum perlu melakukan apa-apa.
status-next-grace = Tanyakan kepada pengurus atau { $office } kapan iuran dilanjutkan. Jangan menunggu sampai masa tenggang habis.
status-next-ended = Saat ini <b>tidak ada perlindungan</b>. Tanyakan kepada pengurus atau { $office } tentang pendaftaran kembali.
