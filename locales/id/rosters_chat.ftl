# Berkas BPJS lewat percakapan: diterima, pratinjau, disimpan.

roster-chat-not-needed = Terima kasih, tetapi berkas belum bisa dipakai di sini. Ketuk /bantuan untuk melihat apa yang bisa dilakukan.
roster-chat-not-fetched = Berkas tidak berhasil diambil dari Telegram: terlalu besar atau sudah tidak ada. Mohon kirim lagi.
roster-chat-refused =
    ⚠️ <b>Berkas belum bisa dipakai</b>
    { $file }

    { $reason }
roster-chat-preview =
    📄 <b>Berkas BPJS</b>
    { $file }
roster-chat-as-of = Keadaan per <b>{ $as_of }</b>
roster-chat-as-of-caption = Keadaan per <b>{ $as_of }</b>, menurut tulisan yang menyertai berkas.
roster-chat-as-of-today =
    Keadaan per <b>{ $as_of }</b> (hari ini), karena tidak ada tanggal yang disertakan.
    Bukan tanggal itu? Kirim lagi berkasnya dengan tulisan tanggal, misalnya: 30-04-2026
roster-chat-total = Baris di berkas: <b>{ $count }</b>
roster-chat-count = • { $label }: { $count }
roster-chat-differs = ⚠️ Mohon dilihat di berkas hasil: { $parts }.
roster-differs-name = nama berbeda { $count }
roster-differs-date = tanggal lahir berbeda { $count }
roster-differs-nik = NIK berbeda { $count }
roster-differs-period = masa tidak sesuai usulan { $count }
roster-chat-newer = ⚠️ Sudah ada berkas yang lebih baru, per { $newer }. Data yang lebih baru tidak akan ditimpa.
roster-chat-confirm = { $count ->
        [0] Perlindungan tidak ada yang berubah. Belum ada yang disimpan.
       *[other] Perlindungan { $count } orang akan berubah. Belum ada yang disimpan.
    }
roster-chat-apply = ✅ Terapkan
roster-chat-discard = Buang
roster-chat-stored = Tersimpan. Berkas hasil menyusul.
roster-chat-applied =
    ✅ <b>Berkas BPJS tersimpan</b>
    { $file }
    Keadaan per { $as_of }
roster-chat-quiet = Pekerja tidak dikirimi pesan. Mereka melihatnya saat mengecek status.
roster-chat-result-caption = Hasil per baris: { $file }
roster-chat-already = Berkas ini sudah diterapkan sebelumnya. Tidak ada yang diubah lagi.
roster-chat-discarded = Dibuang. Tidak ada yang berubah.
roster-chat-discarded-card = Berkas dibuang. Tidak ada yang disimpan.
roster-chat-settled = Berkas ini sudah diterapkan atau dibuang sebelumnya.
roster-chat-same =
    ℹ️ <b>Berkas ini sudah pernah diterapkan</b>
    { $file }
    Pada { $at }, keadaan per { $as_of }. Tidak ada yang diubah lagi.

roster-chat-part = { $label } { $count }
roster-chat-aside = • Disisihkan: { $count } ({ $parts })
roster-chat-sent = Orang di usulan yang menunggu jawaban: <b>{ $count }</b>
roster-chat-unanswered = { $count ->
        [0] • Belum dijawab: 0
       *[other] • Belum dijawab: { $count } ({ $days ->
            [0] sejak hari ini
           *[other] terlama { $days } hari
        })
    }
roster-chat-near = 👥 <b>{ $count } baris mirip orang yang sudah terdata</b>: namanya sama, NIK-nya beda satu langkah. Tanpa jawaban Bapak/Ibu tetap dihitung belum terdata.
roster-chat-unread = ❓ <b>{ $count } alasan penolakan belum dikenal.</b> Pilih dulu artinya, baru berkas bisa diterapkan.
roster-chat-told = { $at ->
        [no] { $count } pengurus dikabari tentang orangnya yang ditolak BPJS, dengan alasan dan tombol perbaikan.
       *[other] { $count } pengurus dikabari tentang orangnya yang ditolak BPJS, dengan alasan dan tombol perbaikan. Sekarang jam tenang: kabarnya dikirim pukul { $at }.
    }

roster-near-look = 👥 Lihat yang mirip ({ $count })
roster-near-card =
    👥 <b>Orang yang sama? { $place } dari { $total }</b>

    <b>Di berkas BPJS</b>
    { $theirs }
    NIK { $their_nik }
    Lahir { $mark }{ $their_date }

    <b>Di data kami</b>
    { $ours }
    NIK { $our_nik }
    Lahir { $mark }{ $our_date }

    NIK berbeda di angka ke-{ $places }. Cocokkan dengan KTP bila ragu.
roster-near-no-date = (tidak ditulis)
roster-near-same = 🟰 Orang yang sama
roster-near-different = ≠ Bukan
roster-near-next = ⏭ Berikutnya
roster-near-all = 🟰 Semua sama ({ $count })
roster-near-back = ⬅️ Kembali ke berkas
roster-near-line = • { $theirs } = { $ours } (angka ke-{ $places })
roster-near-all-ask =
    <b>{ $count } orang ini semuanya sama?</b>

    { $lines }{ $more ->
        [0] {""}
       *[other] {""}
    dan { $more } lainnya
    }

    Belum ada yang disimpan sebelum berkasnya diterapkan.
roster-near-all-yes = Ya, { $count } orang itu sama
roster-near-all-done = Dicatat: { $count } orang.
roster-near-same-done = Dicatat: orang yang sama.
roster-near-different-done = Dicatat: bukan orang itu.
roster-near-changed = Daftarnya sudah berubah. Ini keadaan sekarang.

roster-reasons-look = ❓ Pilih arti alasan ({ $count })
roster-reasons-card =
    ❓ <b>Apa arti alasan BPJS ini?</b>

    “{ $words }”

    Untuk { $count } orang. Pilih yang paling dekat; pengurus membaca penjelasannya dan kata-kata BPJS.
    Alasan yang belum dipilih: { $left }
roster-reasons-chosen = Dicatat: { $reason }.

roster-told-mend =
    🟠 <b>BPJS belum bisa menerima { $name }</b>
    { $reference }

    { $why } { $next }

    Kata BPJS: “{ $words }”

    Setelah diperbaiki dan disetujui petugas, orangnya ikut usulan berikutnya.
roster-told-closed =
    ⚪ <b>BPJS tidak bisa menerima { $name }</b>
    { $reference }

    { $why } { $next }

    Kata BPJS: “{ $words }”
roster-told-line = { $sign } { $name } ({ $reference }): { $reason } – “{ $words }”
roster-told-many =
    🟠 <b>BPJS belum menerima { $count } orang</b>

    { $lines }{ $more ->
        [0] {""}
       *[other] {""}
    dan { $more } lainnya, lihat /anggota
    }

    { $mend ->
        [0] Tidak ada yang bisa diperbaiki di sini. Rinciannya ada di /anggota.
       *[other] 🟠 bisa diperbaiki ({ $mend } orang). Setelah diperbaiki dan disetujui petugas, mereka ikut usulan berikutnya.
    }{ $mixed ->
        [no] {""}
       *[yes] {""}
    ⚪ tidak perlu diperbaiki ({ $closed } orang): penjelasannya di /anggota.
    }
roster-told-back =
    ↩️ <b>Kabar penolakan BPJS dibatalkan</b>
    { $count ->
        [1] { $names }
       *[other] { $count } orang: { $names }
    }

    Berkasnya keliru. Tidak ada yang perlu diperbaiki; orangnya kembali menunggu jawaban BPJS.

command-bpjs = berkas BPJS: jawaban, yang belum dijawab, pembatalan
menu-bpjs = 📄 Berkas BPJS
roster-list-title = 📄 <b>Berkas BPJS</b>
roster-list-waiting = { $count ->
        [0] Tidak ada orang yang menunggu jawaban BPJS.
       *[other] Menunggu jawaban BPJS: <b>{ $count } orang</b>, { $days ->
            [0] sejak hari ini
           *[other] terlama { $days } hari
        }.
    }
roster-list-none = Belum ada berkas. Kirim berkas dari BPJS ke obrolan ini: daftar peserta, atau daftar yang gagal.
roster-list-file = { $sign } { $as_of }: { $file }
roster-list-open = 📄 Buka berkas
roster-list-download = ⬇️ Daftar yang belum dijawab ({ $count })
roster-list-nobody = Tidak ada yang menunggu jawaban BPJS.
roster-list-caption = Belum dijawab BPJS: { $count } orang.
roster-list-applied =
    ✅ <b>Diterapkan</b>: { $file }
    Keadaan per { $as_of }. { $at }, oleh { $who }.
roster-list-discarded =
    🗑 <b>Dibuang</b>: { $file }
    Keadaan per { $as_of }. { $at }, oleh { $who }.
roster-list-undone =
    ↩️ <b>Dibatalkan</b>: { $file }
    Keadaan per { $as_of }. { $at }, oleh { $who }.

    Angka ketika diterapkan:

roster-undo-button = ↩️ Batalkan berkas ini
roster-undo-ask =
    ↩️ <b>Batalkan seluruh berkas?</b>
    { $file }, keadaan per { $as_of }

    Kembali seperti sebelum berkas ini: { $changes } perubahan perlindungan, { $accepted } yang diterima dan { $refused } yang ditolak di usulan. Pengurus yang orangnya ditolak dikabari bahwa itu keliru.
roster-undo-yes = Ya, batalkan semuanya
roster-undo-no = Tidak jadi
roster-undone-toast = Dibatalkan. Semuanya seperti sebelumnya.
roster-undone =
    ↩️ <b>Berkas dibatalkan</b>
    { $file }

    { $people } orang kembali seperti sebelum berkas ini. { $told ->
        [0] {""}
       *[other] { $told } pengurus dikabari{ $at ->
            [no] .
           *[other] {" "}pukul { $at }, sesudah jam tenang.
        }
    }
roster-undo-refused-toast = Belum bisa dibatalkan. Sebabnya ada di kartu.
roster-undo-line-of = • { $name }: { $why }
roster-undo-refused =
    ⚠️ <b>Berkas ini tidak bisa dibatalkan</b>
    { $file }

    Pada { $count } orang sudah ada yang lebih baru. Tidak ada yang diubah.
    { $lines }{ $more ->
        [0] {""}
       *[other] {""}
    dan { $more } lainnya, ada di berkas di bawah
    }

    Batalkan dulu berkas yang lebih baru (/bpjs), atau perbaiki dengan berkas BPJS yang benar.
roster-undo-caption = Yang membuat berkas tidak bisa dibatalkan: { $count } orang.
