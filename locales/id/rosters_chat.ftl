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
roster-chat-as-of-caption = Keadaan per <b>{ $as_of }</b>, menurut tulisan yang menyertai berkas.
roster-chat-as-of-today =
    Keadaan per <b>{ $as_of }</b> (hari ini), karena tidak ada tanggal yang disertakan.
    Bukan tanggal itu? Kirim lagi berkasnya dengan tulisan tanggal, misalnya: 30-04-2026
roster-chat-total = Baris di berkas: <b>{ $count }</b>
roster-chat-count = • { $label }: { $count }
roster-chat-differs = ⚠️ Mohon dilihat nanti di berkas hasil: nama berbeda { $names }, tanggal lahir berbeda { $dates }.
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
