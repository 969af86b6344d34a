# Pengingat harian: isi, kapan, cara mematikan; tenggat pengumpulan; jatuh tempo perlindungan.

command-pengingat = atur pengingat harian
command-jatuhtempo = siapa yang perlindungannya segera berakhir
command-perpanjang = perpanjangan: siapa yang masih bertugas
command-tenggat = atur tenggat pengumpulan data
command-pengumuman = tulis pengumuman untuk banyak orang
menu-jatuhtempo = ⏳ Jatuh tempo
menu-perpanjang = 🔄 Perpanjangan
menu-tenggat = 📅 Tenggat
menu-pengumuman = 📣 Pengumuman

digest-title = Assalamu'alaikum, <b>{ $name }</b>. Semoga sehat selalu. Sekadar mengingatkan hari ini:
digest-foot = Terima kasih. Tidak perlu terburu-buru; kalau sudah selesai, abaikan saja.
digest-own-ending = 🛡 Perlindungan Bapak/Ibu berakhir <b>{ $day }</b> ({ $count } hari lagi). Bila masih bertugas, sampaikan kepada pengurus supaya bisa diusulkan lagi.
digest-own-grace = 🛡 Perlindungan Bapak/Ibu sudah berhenti. Sampai <b>{ $day }</b> kepesertaannya masih bisa dilanjutkan. Mohon sampaikan kepada pengurus.
digest-own-ending-part = 🛡 Perlindungan <b>{ $programmes }</b> Bapak/Ibu berakhir <b>{ $day }</b> ({ $count } hari lagi); perlindungan lainnya berakhir sesudah itu. Bila masih bertugas, sampaikan kepada pengurus supaya bisa diusulkan lagi.
digest-own-grace-part = 🛡 Perlindungan <b>{ $programmes }</b> Bapak/Ibu sudah berhenti. Sampai <b>{ $day }</b> masih bisa dilanjutkan; perlindungan lainnya berakhir sesudah itu. Mohon sampaikan kepada pengurus.
digest-deadline = { $count ->
        [0] 📅 Data anggota ditunggu sampai <b>{ $day }</b>. Yang sudah masuk: { $others } orang.
       *[other] 📅 Data anggota ditunggu sampai <b>{ $day }</b>. Yang sudah masuk: { $others } orang, { $count } di antaranya masih perlu dilengkapi atau diperbaiki.
    }
digest-renewal = 🔄 { $count } orang belum dijawab: masih bertugas? Perlindungan tahun depan mulai { $day }.
digest-returned = 🟠 { $count } pengajuan menunggu perbaikan.
digest-incomplete = 🔵 { $count } orang belum lengkap datanya.
digest-draft = 📝 { $count } isian belum selesai. Jawabannya masih tersimpan.
digest-ending = ⏳ Perlindungan { $count } anggota segera berakhir, yang pertama { $day }.
digest-grace = ⏳ Masa tenggang { $count } anggota segera habis, yang pertama { $day }.
digest-ending-part = ⏳ Perlindungan <b>{ $programmes }</b> { $count } anggota segera berakhir, yang pertama { $day }; perlindungan mereka yang lain berakhir sesudah itu.
digest-grace-part = ⏳ Masa tenggang <b>{ $programmes }</b> { $count } anggota segera habis, yang pertama { $day }; perlindungan mereka yang lain berakhir sesudah itu.
digest-open-returned = ✏️ Perbaiki sekarang
digest-open-drafts = ▶️ Lanjutkan isian
digest-queue = { $late ->
        [0] 🗂 { $count } menunggu diperiksa.
       *[other] 🗂 { $count } menunggu diperiksa, <b>{ $late } sudah lewat { $days } hari kerja</b>.
    }
digest-visits = 🧭 { $count } kunjungan sudah lewat batasnya, yang paling lama { $day }.
digest-objections-closed = 📣 Masa sanggah berakhir: { $people } orang lanjut dan siap diusulkan.
digest-objections = ⚖️ { $people } orang menunggu keputusan atas keberatan.
digest-unanswered = 📄 BPJS belum menjawab <b>{ $people } orang</b> sesudah { $days } hari (terlama { $oldest } hari). Daftarnya ada di /bpjs.
digest-pairs = 👥 { $count } pasang mungkin orang yang sama.
digest-lapses = { $urgent ->
        [0] ⏳ Berakhir dalam { $days } hari: { $ending } orang. Dalam masa tenggang: { $grace }.
       *[other] 🔴 <b>{ $urgent } orang mendesak</b>: bila terputus tidak bisa didaftarkan lagi. ⏳ Berakhir dalam { $days } hari: { $ending }. Dalam masa tenggang: { $grace }.
    }
digest-renewal-office = 🔄 Perpanjangan { $day }: { $waiting } dari { $asked } orang belum dijawab.
digest-jobs = ⚠️ Pekerjaan terjadwal yang terus gagal: { $names }. Mohon beri tahu operator server.

reminders-heard =
    🔔 <b>Pengingat harian: aktif</b>
    Paling banyak satu pesan sehari, sekitar pukul { $at }, dan hanya bila ada yang perlu diingatkan. Tidak pernah antara pukul { $quiet_from } dan { $quiet_until }, dan tidak pada waktu salat Jumat.
reminders-muted =
    🔕 <b>Pengingat harian: mati</b>
    Kabar tentang pengajuan dan pengumuman resmi dari dinas tetap datang. Bisa dinyalakan lagi kapan saja; datangnya sekitar pukul { $at }, tidak antara pukul { $quiet_from } dan { $quiet_until }.
reminders-mute = 🔕 Matikan pengingat
reminders-unmute = 🔔 Nyalakan pengingat
reminders-off-done = Pengingat dimatikan. Nyalakan lagi lewat /pengingat.
reminders-on-done = Pengingat dinyalakan.
reminders-no-drafts = Tidak ada isian yang terbuka lagi. Terima kasih!

deadline-title = Tenggat pengumpulan
deadline-day = Sampai tanggal berapa data anggota ditunggu?
deadline-day-example = { $example }
deadline-day-label = Tenggat
deadline-past = Tanggal { $day } sudah lewat; hari ini { $today }. Mohon tulis hari ini atau sesudahnya. Contoh: <code>{ $example }</code>
deadline-far = Tanggal { $day } terlalu jauh; tenggat paling lambat { $last }. Mohon periksa lagi tahunnya. Contoh: <code>{ $example }</code>
deadline-card =
    📅 <b>Tenggat pengumpulan data</b>
    { $state }

    Setiap pengurus diingatkan { $steps } hari sebelumnya{ $too ->
        [yes] {" "}dan pada harinya
       *[no] {""}
    }, dengan jumlah orang yang sudah masuk dan yang masih perlu diperbaiki.
deadline-shown = { $left ->
        [0] Tenggatnya <b>hari ini</b>, { $day }.
       *[other] Tenggatnya <b>{ $day }</b> (selisih { $left } hari dari hari ini).
    }
deadline-none = Belum ada tenggat.
deadline-set = 📅 Atur tanggal
deadline-drop = 🗑 Hapus tenggat
deadline-dropped = Tenggat dihapus. Pengurus tidak diingatkan lagi.

lapses-title =
    ⏳ <b>Jatuh tempo perlindungan</b>
    { $day }, menurut berkas BPJS
lapses-count = { $sign } { $name }: { $count }
lapses-urgent = Mendesak, hampir { $limit } tahun
lapses-grace = Masa tenggang
lapses-ending = Berakhir dalam { $first }–{ $until } hari
lapses-explained = <i>Mendesak: bila terputus melewati masa tenggang, umurnya sudah { $limit } tahun dan BPJS tidak menerimanya lagi. Dahulukan dalam usulan.</i>
lapses-list =
    <b>{ $name }</b>
    { $total } orang
lapses-page = Halaman { $page } dari { $pages }
lapses-line =
    <b>{ $name }</b>, { $nik }
    { $organisation }
    { $programmes ->
        [no] berakhir { $ends }, masa tenggang sampai { $grace }
       *[other] <b>{ $programmes }</b>: berakhir { $ends }, masa tenggang sampai { $grace }
    }
lapses-line-urgent =
    <b>{ $name }</b>, { $nik }
    { $organisation }
    { $programmes ->
        [no] paling lambat { $grace } (berakhir { $ends }); { $limit } tahun pada { $turns }
       *[other] <b>{ $programmes }</b>: paling lambat { $grace } (berakhir { $ends }); { $limit } tahun pada { $turns }
    }
lapses-file = { $name }: { $total } orang. Berisi data pribadi, mohon dijaga.
lapses-sheet = Jatuh tempo
lapses-column-ends = Berakhir
lapses-column-grace = Masa tenggang sampai
lapses-column-programmes = Program yang berakhir
lapses-all-programmes = Semua
lapses-column-turns = Mencapai batas usia
