# Pemadanan dengan Dukcapil: daftar yang dikirim, jawaban yang kembali, dan temuannya.

menu-dukcapil = 🪪 Dukcapil
command-dukcapil = padankan data dengan Dukcapil

dukcapil-verdict-match = Cocok
dukcapil-verdict-name-differs = Nama berbeda
dukcapil-verdict-date-differs = Tanggal lahir berbeda
dukcapil-verdict-differs = Data berbeda
dukcapil-verdict-unknown = NIK tidak ditemukan
dukcapil-verdict-dead = Meninggal dunia
dukcapil-verdict-moved = Pindah
dukcapil-outcome-older = Sudah ada jawaban yang lebih baru
dukcapil-outcome-stranger = Belum terdata
dukcapil-outcome-duplicate = Ganda
dukcapil-outcome-unread = Hasilnya belum dipahami
dukcapil-outcome-unanswered = Kolom hasil kosong
dukcapil-outcome-refused = Ditolak

dukcapil-title = 🪪 <b>Pemadanan dengan Dukcapil</b>
dukcapil-count = • { $verdict }: { $count }
dukcapil-waiting = • Belum dikirim: { $count }
dukcapil-unanswered = • Sudah dikirim, belum dijawab: { $count }
dukcapil-how = Unduh daftarnya, serahkan kepada Disdukcapil, lalu kirim jawabannya ke sini sebagai berkas.
dukcapil-send-new = ⬇️ Daftar yang belum dikirim ({ $count })
dukcapil-send-unknown = ⬇️ Semua yang belum terjawab ({ $count })
dukcapil-send-all = ⬇️ Semua yang terdata
dukcapil-open = { $verdict } ({ $count })
dukcapil-back = ⬅️ Dukcapil
dukcapil-nobody-to-send = Tidak ada orang untuk daftar ini. Ketuk /dukcapil untuk melihat keadaannya sekarang.
dukcapil-unknown-list = Daftar itu tidak ada. Ketuk /dukcapil untuk memulai lagi.
dukcapil-list-caption = Daftar untuk Disdukcapil: { $count } orang.{ $left ->
        [0] {""}
       *[other] {" "}{ $left } orang lagi ada di daftar berikutnya.
    } Kolom HASIL diisi Disdukcapil, misalnya: sesuai, nama berbeda, tanggal lahir berbeda, tidak ditemukan, meninggal, pindah.

dukcapil-people = <b>{ $verdict }: { $count } orang</b>
dukcapil-line = { $place }. <b>{ $name }</b> – { $organisation } ({ $status })
dukcapil-return-all = ↩️ Kembalikan semua: { $verdict }
dukcapil-return-title =
    <b>Kembalikan { $count } orang ini kepada pengurusnya?</b>
    Sebabnya: { $verdict } menurut Dukcapil.
dukcapil-return-yes = ↩️ Kembalikan { $count } orang ini
dukcapil-return-none = Tidak ada yang bisa dikembalikan sekaligus: sudah diperbaiki, sudah diusulkan, atau milik lembaga Bapak/Ibu sendiri.
dukcapil-returned = { $left ->
        [0] ↩️ { $count } orang dikembalikan.
       *[other] ↩️ { $count } orang dikembalikan. { $left } berubah sementara itu, jadi dibiarkan.
    }
dukcapil-note-name-differs = Menurut Dukcapil namanya berbeda. Mohon tulis nama persis seperti di KTP, dan cocokkan NIK-nya.
dukcapil-note-date-differs = Menurut Dukcapil tanggal lahirnya berbeda. Mohon cocokkan dengan KTP.
dukcapil-note-differs = Menurut Dukcapil datanya belum cocok. Mohon cocokkan NIK, nama, dan tanggal lahir dengan KTP.
dukcapil-note-unknown = NIK ini tidak ditemukan di Dukcapil. Mohon cocokkan 16 angkanya dengan KTP.
dukcapil-told-returned =
    🟠 <b>{ $count } orang perlu diperbaiki</b>

    { $note }

dukcapil-answer-preview =
    🪪 <b>Jawaban Dukcapil</b>
    { $file }
dukcapil-as-of-caption = Keadaan per <b>{ $day }</b>, menurut tulisan yang menyertai berkas.
dukcapil-as-of-today =
    Keadaan per <b>{ $day }</b> (hari ini), karena tidak ada tanggal yang disertakan.
    Bukan tanggal itu? Kirim lagi berkasnya dengan tulisan tanggal, misalnya: 30-04-2026
dukcapil-answer-unread =
    ⚠️ Belum dipahami: { $wordings }
    Ganti isi kolom HASIL baris itu dengan salah satu dari: sesuai, nama berbeda, tanggal lahir berbeda, tidak ditemukan, meninggal, pindah. Lalu kirim lagi berkasnya.
dukcapil-answer-confirm = { $count ->
        [0] Tidak ada jawaban yang bisa dipakai. Belum ada yang disimpan.
       *[other] Jawaban tentang { $count } orang akan dipakai. Belum ada yang disimpan.
    }
dukcapil-answer-same =
    ℹ️ <b>Jawaban ini sudah pernah diterapkan</b>
    { $file }
    Pada { $at }. Tidak ada yang diubah lagi.
dukcapil-answer-applied =
    ✅ <b>Jawaban Dukcapil tersimpan</b>
    { $file }
    Keadaan per { $day }
dukcapil-answer-next = Temuannya sekarang ada di kartu setiap orang. Yang bermasalah:
dukcapil-taken = Di antaranya: { $parts }.
dukcapil-taken-new = baru { $count }
dukcapil-taken-changed = berubah { $count }
dukcapil-taken-same = sama seperti sebelumnya { $count }
dukcapil-mended = ℹ️ { $count } orang datanya sudah diubah sejak dikirim, jadi perlu dipadankan lagi.

dukcapil-row-nobody = Tidak ada NIK atau nomor berkas di baris ini.
dukcapil-row-unanswered = Kolom hasil kosong.
dukcapil-row-unread = Isi kolom hasil belum dipahami: “{ $words }”. Tulis misalnya: sesuai, nama berbeda, tidak ditemukan.
dukcapil-row-stranger = NIK ini tidak ada di daftar kami.
dukcapil-row-two-people = NIK dan nomor berkasnya milik dua orang yang berbeda.
dukcapil-row-other-nik = NIK di baris ini bukan NIK yang kami kirim untuk nomor berkas itu.
dukcapil-row-mended = Datanya sudah diubah sejak dikirim, jadi perlu dipadankan lagi.
dukcapil-row-older = Sudah ada jawaban yang lebih baru, per { $day }.
dukcapil-row-contradicts = Baris { $rows } tentang orang yang sama, tetapi hasilnya berbeda.
dukcapil-row-duplicate = Orang yang sama ada di baris { $row }.

finding-dukcapil-match = Cocok dengan Dukcapil
finding-dukcapil-match-detail = Dukcapil, { $day }: cocok.
finding-dukcapil-match-next = Tidak perlu apa-apa.
finding-dukcapil-name-differs = Nama berbeda menurut Dukcapil
finding-dukcapil-name-differs-detail = Dukcapil, { $day }: nama berbeda (“{ $words }”).
finding-dukcapil-date-differs = Tanggal lahir berbeda menurut Dukcapil
finding-dukcapil-date-differs-detail = Dukcapil, { $day }: tanggal lahir berbeda (“{ $words }”).
finding-dukcapil-differs = Data berbeda menurut Dukcapil
finding-dukcapil-differs-detail = Dukcapil, { $day }: data berbeda (“{ $words }”).
finding-dukcapil-unknown = NIK tidak ditemukan di Dukcapil
finding-dukcapil-unknown-detail = Dukcapil, { $day }: NIK tidak ditemukan (“{ $words }”).
finding-dukcapil-dead = Meninggal dunia menurut Dukcapil
finding-dukcapil-dead-detail = Dukcapil, { $day }: meninggal dunia (“{ $words }”). Bila keliru, minta Disdukcapil memperbaiki dan kirim jawabannya yang baru.
finding-dukcapil-moved = Pindah menurut Dukcapil
finding-dukcapil-moved-detail = Dukcapil, { $day }: pindah (“{ $words }”). Bila masih tinggal di sini, mintakan surat keterangan domisili.
