# Memperbaiki yang dikembalikan, satu demi satu.

mending-all = ✏️ Perbaiki semua ({ $count })
mending-place =
    🟠 <b>Perbaikan { $place } dari { $total }</b>: { $name }
    Sesudah dikirim, yang berikutnya terbuka sendiri.
mending-skip = ⏭ Lewati yang ini
mending-stop = ⏹ Berhenti dulu
mending-sent = ✅ Perbaikan <b>{ $name }</b> sudah dikirim (<code>{ $reference }</code>).
mending-stopped = { $count ->
        [0] Berhenti. Tidak ada lagi yang menunggu perbaikan.
       *[other] Berhenti dulu, tidak apa-apa. Yang sudah dikirim tetap terkirim; { $count } orang lagi menunggu perbaikan di /anggota.
    }
mending-end = { $count ->
        [0] 🎉 <b>Semua sudah diperbaiki.</b> Terima kasih! Petugas memeriksanya lagi.
       *[other] Sudah sampai ujung. Masih { $count } orang menunggu perbaikan, termasuk yang tadi dilewati.
    }
