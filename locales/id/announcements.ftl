# /pengumuman: kepada siapa, isinya, pratinjau, laporan.

announcement-title = Pengumuman
announcement-role = Kepada siapa?
announcement-role-label = Kepada
announcement-role-both = Pengurus dan pekerja
announcement-role-coordinator = Pengurus lembaga
announcement-role-worker = Pekerja yang sudah terhubung
announcement-role-verifier = Petugas lapangan
announcement-role-staff = Petugas
announcement-kecamatan = Kecamatan mana?
announcement-kecamatan-label = Kecamatan
announcement-any-kecamatan = Semua kecamatan
announcement-category = Kelompok mana?
announcement-category-label = Kelompok
announcement-any-category = Semua kelompok
announcement-state = Yang keadaannya bagaimana?
announcement-state-label = Keadaan
announcement-any-state = Semua
announcement-state-returned = Ada yang perlu diperbaiki
announcement-state-incomplete = Ada yang belum lengkap
announcement-state-active = AKTIF
announcement-state-ending = Segera berakhir
announcement-state-grace = Masa tenggang
announcement-state-ended = Berakhir
announcement-state-uncovered = Belum ada di berkas BPJS
announcement-words = Apa isinya? Tulis singkat dan ramah, dalam satu pesan.
announcement-words-label = Isi
announcement-words-example = Bapak/Ibu pengurus, mohon data anggota dilengkapi sebelum akhir bulan. Terima kasih.
announcement-length = Isinya { $count } huruf; yang bisa dikirim { $least } sampai { $most }. Mohon ditulis lebih pas, misalnya tiga kalimat.
announcement-nik = Isinya memuat angka seperti NIK, dan akan dibaca banyak orang. Mohon tulis tanpa nomor itu; nama lembaga atau nomor pengajuan boleh.
announcement-message =
    📣 <b>Pengumuman { $office }</b>

    { $words }
announcement-preview =
    👀 <b>Pratinjau.</b> Akan dikirim ke <b>{ $count }</b> orang.
    Yang memblokir bot dan tidak dikirimi: { $blocked }.
announcement-send = ✅ Kirim ke { $count } orang
announcement-drop = ✖️ Tidak jadi

mailing-nobody = Tidak ada orang seperti itu yang bisa dikirimi. Mohon longgarkan pilihannya, misalnya semua kecamatan.
mailing-settled = Itu sudah berubah sementara itu. Lihat keadaannya di kartu yang terbaru.
mailing-gone = Pengumuman itu tidak ada. Buat yang baru dengan /pengumuman.
mailing-busy = Masih ada pengumuman yang sedang dikirim. Tunggu sampai selesai atau hentikan dulu, lalu ketuk lagi.
mailing-enough = Hari ini sudah { $most } pengumuman, itu batasnya supaya orang tidak terganggu. Silakan kirim besok.
mailing-dropped = Baik, tidak jadi dikirim.
mailing-sending = 📣 <b>Sedang dikirim</b> ke { $count } orang
mailing-stopped = ⏹ <b>Dihentikan.</b> Penerima: { $count } orang
mailing-done = ✅ <b>Selesai.</b> Penerima: { $count } orang
mailing-count-delivered = ✅ Sampai: { $count }
mailing-count-blocked = 🚫 Memblokir bot: { $count }
mailing-count-failed = ⚠️ Gagal: { $count }
mailing-count-waiting = ⏳ Menunggu: { $count }
mailing-quiet = Sekarang jam tenang; dilanjutkan sesudahnya.
mailing-stop = ⏹ Hentikan
mailing-again = 🔄 Perbarui
mailing-resume = ▶️ Lanjutkan
