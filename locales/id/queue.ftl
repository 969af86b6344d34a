# /antrean: yang menunggu, kartu demi kartu, keputusan, dan kabar kepada yang mengajukan.

queue-title = 📥 <b>{ $count } menunggu keputusan</b>
queue-kind-member = { $sign } Orang: { $count }
queue-kind-organisation = { $sign } Lembaga baru: { $count }
queue-kind-join = { $sign } Ingin menjadi pengurus: { $count }
queue-age-fresh = 🟢 Kurang dari sehari: { $count }
queue-age-waiting = 🟡 Lebih dari sehari: { $count }
queue-age-overdue = 🔴 Lewat { $days } hari kerja: { $count }
queue-empty = ✅ <b>Antrean kosong.</b> Semua sudah diputuskan. Terima kasih!
queue-own = { $count } lagi milik Bapak/Ibu atau lembaga Bapak/Ibu sendiri; petugas lain yang memutuskannya.
queue-end = Sudah sampai ujung antrean. Yang dilewati masih menunggu di sini.
queue-start = ▶️ Mulai dari yang paling lama
queue-only-member = 👤 Orang saja ({ $count })
queue-only-organisation = 🕌 Lembaga saja ({ $count })
queue-only-join = 🤝 Pengurus saja ({ $count })
queue-bulk = ✅ Setujui semua yang bersih
queue-refresh = 🔄 Segarkan
queue-back = ⬅️ Antrean
queue-notice = 👉 { $notice }
queue-status = Status sekarang: <b>{ $status }</b>
queue-organisation-waits = 🕌 Lembaganya belum dikonfirmasi. Periksa lembaganya dulu, baru orangnya bisa disetujui.
queue-see-organisation = 🕌 Periksa lembaganya
queue-approve = ✅ Setujui
queue-confirm = ✅ Konfirmasi
queue-return = ↩️ Kembalikan
queue-reject = ⛔ Tolak
queue-skip = ⏭ Lewati
queue-details = 🔎 Rincian
queue-organisation =
    { $sign } <b>{ $name }</b>
    { $kind }, { $place }
queue-landmark = Patokan: { $landmark }
queue-simas = Nomor SIMAS: { $id }
queue-waiting-members = { $count } orang dari lembaga ini menunggu diperiksa.
queue-near = ⚠️ Mirip dengan lembaga lain di desa ini: { $names }
queue-join =
    🤝 <b>{ $who }</b> ingin menjadi pengurus
    Jabatan: { $position }
    Pengurus sekarang: { $speakers }

queue-about = <b>{ $name }</b>, { $reference }
queue-about-place = <b>{ $name }</b>
queue-about-join = <b>{ $name }</b>, untuk { $place }
queue-done-approved = ✅ { $name } disetujui.
queue-done-returned = ↩️ { $name } dikembalikan kepada pengurus.
queue-done-rejected = ⛔ { $name } ditolak.
queue-done-confirmed = ✅ { $name } dikonfirmasi.

queue-bulk-title =
    <b>Setujui { $count } orang ini?</b>
    Semuanya tanpa temuan, dan lembaganya sudah dikonfirmasi.
queue-bulk-line = { $place }. <b>{ $name }</b> – { $category }, { $organisation }
queue-bulk-confirm = ✅ Setujui { $count } orang ini
queue-bulk-none = Tidak ada yang bisa disetujui sekaligus: sisanya perlu dilihat satu per satu.
queue-bulk-changed = Daftarnya berubah sejak ditampilkan, jadi belum ada yang disetujui. Mohon periksa daftar yang baru.
queue-bulk-done = { $left ->
        [0] ✅ { $count } orang disetujui.
       *[other] ✅ { $count } orang disetujui. { $left } berubah sementara itu, jadi tetap di antrean.
    }

queue-told-approved =
    ✅ <b>Disetujui: { $name }</b>
    { $reference }

    Datanya sudah benar. Perlindungan <b>belum berlaku</b> sampai BPJS mencatatnya; kemajuannya ada di /anggota.
queue-told-approved-many = ✅ <b>{ $count } orang disetujui</b>
queue-told-approved-name = • { $name } ({ $reference })
queue-told-approved-next = Perlindungan <b>belum berlaku</b> sampai BPJS mencatatnya; kemajuannya ada di /anggota.
queue-told-returned =
    🟠 <b>Perlu diperbaiki: { $name }</b>
    { $reference }

    { $why } { $next }{ $field ->
        [no] {""}
       *[other] {""}

    Yang perlu diperbaiki: <b>{ $field }</b>
    }{ $note ->
        [no] {""}
       *[other] {""}

    Pesan petugas: “{ $note }”
    }
queue-told-rejected =
    ⚪ <b>Belum dapat disetujui: { $name }</b>
    { $reference }

    { $why } { $next }{ $note ->
        [no] {""}
       *[other] {""}

    Pesan petugas: “{ $note }”
    }
queue-mend = ✏️ Perbaiki sekarang
queue-told-organisation-confirmed =
    ✅ <b>{ $name } sudah dikonfirmasi.</b>
    Terima kasih. Ketuk /tambah untuk mengajukan orang, atau /anggota untuk melihat yang sudah diajukan.
queue-told-organisation-rejected =
    ⚪ <b>{ $name } belum bisa diterima.</b>
    Pesan petugas: “{ $note }”
    { $withdrawn ->
        [0] {""}
       *[other] { $withdrawn } pengajuan dari lembaga ini ditarik.
    }
    Kalau ini keliru, ketuk /daftar untuk mendaftarkannya lagi dengan data yang benar.
queue-told-join-confirmed =
    ✅ <b>Bapak/Ibu sekarang pengurus { $name }.</b>
    Ketuk /anggota untuk melihat orang-orangnya, atau /tambah untuk mengajukan.
queue-told-join-rejected =
    ⚪ <b>Permintaan menjadi pengurus { $name } belum bisa diterima.</b>
    Pesan petugas: “{ $note }”
    Kalau ini keliru, mintalah pengurus { $name } menghubungi petugas.

refusal-title = Menolak pengajuan
turndown-title = Menolak lembaga atau pengurus
turndown-note = Apa alasannya? Tulis singkat; pesan ini dibaca oleh yang mendaftar.
turndown-note-label = Alasan
turndown-note-example = Masjid ini sudah terdaftar dengan nama Al-Ikhlas.

entry-short =
    👤 <b>{ $name }</b>
    { $reference }
    { $category } – { $organisation }
    { $place }
    NIK { $nik }, { $age } tahun, { $sex }
entry-place = { $desa }, Kec. { $kecamatan }
entry-waiting = { $late ->
        [yes] 🔴
       *[no] 🕓
    } Diajukan { $who }, { $day }{ $days ->
        [0] {" "}(hari ini)
       *[other] {" "}({ $days } hari menunggu)
    }
entry-nobody = –
entry-finding = { $sign } { $text }
entry-no-findings = ✅ Pemeriksaan: tidak ada temuan.
entry-step = • { $at }: { $status } ({ $who })
entry-step-reason = , { $reason }
entry-step-note = , “{ $note }”
entry-ktp = KTP { $name }, { $reference }
entry-full =
    🔎 <b>{ $name }</b>
    { $reference }

    NIK: { $nik }
    Lahir: { $birth_place }, { $birth_date }
    Jenis kelamin: { $sex }
    Ibu kandung: { $mother }
    Alamat: { $address }
    Desa: { $place }
    HP: { $phone }

    Kelompok: { $category }
    Lembaga: { $organisation }
    Bertugas sejak: { $serving }
    Diajukan: { $submitter }, { $submitted }
    Persetujuan orangnya: { $consent }
    Foto KTP: { $photo ->
        [yes] menyusul di bawah
       *[no] belum dikirim
    }

    <i>Melihat rincian ini dicatat.</i>
