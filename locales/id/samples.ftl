# /sampel: sampel acak untuk menilai mutu data.

samples-title =
    🎲 <b>Sampel</b>
    Sampel acak menunjukkan berapa persen data yang benar, tanpa mengunjungi semua orang.
samples-none =
    🎲 <b>Sampel</b>
    Belum ada sampel. Sampel acak menunjukkan berapa persen data yang benar, tanpa mengunjungi semua orang.
samples-new = 🎲 Tarik sampel baru
samples-one = Sampel { $number } · { $day } · { $count } orang
samples-ask-pool = 🎲 Dari siapa sampelnya ditarik?
samples-pool-waiting = Menunggu keputusan
samples-pool-decided = Disetujui, belum diusulkan
samples-pool-everybody = Semua yang terdata
samples-ask-place = 🎲 Dari seluruh kabupaten, atau satu kecamatan (tempat lembaganya)?
samples-everywhere = Seluruh kabupaten
samples-ask-size = 🎲 Berapa orang? 100 orang memberi ketelitian sekitar 10 poin persen, 385 orang sekitar 5. Semua = 100 %.
samples-size-people = { $count } orang
samples-size-percent = { $percent } %
samples-plan =
    🎲 <b>{ $drawn } dari { $whole } orang</b>
    { $pool }, { $where }
    Benih acak: <code>{ $seed }</code>

    Sebanding per kelompok, paling sedikit satu:
samples-plan-line = • { $label }: { $drawn } dari { $whole }
samples-draw = ✅ Tarik sampel ini
samples-drawn = ✅ Sampel ditarik. Kunjungannya menunggu petugas lapangan.
samples-nobody = Tidak ada orang di bagian itu. Pilih bagian lain.
samples-gone = Sampel itu tidak ada. Buka /sampel untuk daftarnya.
samples-card =
    🎲 <b>Sampel { $number }</b>
    { $pool }, { $where }
    Ditarik { $day }, benih <code>{ $seed }</code>, batas { $due }
samples-total = Semua kelompok
samples-line-none = <b>{ $label }</b>: { $drawn } orang, belum ada hasil
samples-line =
    <b>{ $label }</b>: { $share } % benar
    { $right } dari { $visited } yang dikunjungi (sampel { $drawn }); dengan keyakinan 95 % antara { $low } % dan { $high } %
samples-line-whole =
    <b>{ $label }</b>: { $share } % benar
    { $right } dari { $visited }; semuanya dikunjungi, jadi ini angka pasti
samples-waiting = 📌 { $count } kunjungan sampel ini menunggu petugas lapangan.
samples-yes = ya
samples-no = tidak
samples-file = Sampel { $number }: { $count } orang. Berisi data pribadi, mohon dijaga.
samples-file-waits = belum dikunjungi
samples-file-number = Nomor sampel
samples-file-seed = Benih acak
samples-file-pool = Ditarik dari
samples-file-drawn = Tanggal ditarik
samples-file-method = Cara menarik
samples-file-method-words = Sebanding per kelompok, paling sedikit satu. Di setiap kelompok nomor pengajuan diurutkan menurut SHA-256 dari "benih:nomor pengajuan" (hex); yang terdepan diambil. Rentang 95 % dihitung dengan cara Wilson.
samples-file-right = Arti benar
samples-file-right-words = Orangnya ditemui, dan nama, lembaga, kelompok, serta alamatnya dinyatakan benar. Selain itu tidak benar, termasuk yang tidak ditemukan.
samples-sheet-summary = Ringkasan
samples-sheet-people = Sampel
samples-sheet-how = Cara
samples-column-number = No
samples-column-reference = Nomor pengajuan
samples-column-name = Nama
samples-column-nik = NIK
samples-column-category = Kelompok
samples-column-organisation = Lembaga
samples-column-desa = Desa/kelurahan
samples-column-kecamatan = Kecamatan
samples-column-visit = Kunjungan
samples-column-verifier = Petugas lapangan
samples-column-day = Tanggal
samples-column-result = Hasil
samples-column-right = Benar
samples-column-note = Catatan
samples-column-people = Terdata
samples-column-drawn = Sampel
samples-column-visited = Dikunjungi
samples-column-share = Persen benar
samples-column-low = 95 % dari
samples-column-high = 95 % sampai
