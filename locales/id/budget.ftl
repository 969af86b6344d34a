# /anggaran: uang satu tahun anggaran, dan berapa harganya kalau ditambah.

amount-rupiah = Rp{ $amount }
amount-people = { $people } orang
amount-months = { $months } bulan
amount-unreadable = Jumlah uangnya belum terbaca. Tulis angkanya saja, atau dengan juta/miliar. Contoh: <code>793.094.400</code> atau <code>793 juta</code>
amount-people-unreadable = Jumlah orangnya belum terbaca. Tulis angkanya saja. Contoh: <code>4000</code>

cost-part = { $people } orang × Rp{ $rupiah } × { $months } bulan
cost-sum = { $parts } = <b>Rp{ $total }</b>

budget-title = Anggaran
budget-ceiling = Berapa pagu iuran tahun { $year }, dalam rupiah?
budget-ceiling-label = Pagu
budget-ceiling-example = 793.094.400, atau 793 juta
budget-quota = Paling banyak berapa orang tahun { $year }? Lewati kalau hanya dibatasi uangnya.
budget-quota-label = Kuota
budget-quota-example = 4000
budget-months = Rencananya setiap orang dibayar berapa bulan pada tahun { $year }?
budget-months-label = Bulan
budget-ceiling-range = Pagu harus lebih dari nol, paling banyak Rp{ $most }. Contoh: <code>793.094.400</code> atau <code>793 juta</code>
budget-quota-range = Kuota harus antara 1 dan { $most } orang. Contoh: <code>4000</code>
budget-months-range = Jumlah bulannya antara 1 dan 12. Contoh: <code>9</code>
budget-below-used = Pagu tidak bisa di bawah yang sudah diusulkan, yaitu Rp{ $used }. Batalkan dulu usulan yang belum dibayar di /usulan, atau isi pagu yang lebih besar.
budget-quota-below = Kuota tidak bisa di bawah yang sudah diusulkan, yaitu { $people } orang. Batalkan dulu usulan yang belum dibayar di /usulan, atau isi kuota yang lebih besar.

budget-card = 💰 <b>Anggaran { $year }</b>
budget-none = Pagu tahun ini belum diisi.
budget-no-quota = tanpa kuota
budget-decided = Pagu <b>Rp{ $ceiling }</b>, { $quota }, rencana { $months } bulan
budget-used = Terpakai <b>Rp{ $used }</b> untuk { $people } orang:
budget-used-line = • { $number } ({ $status }): { $cost }
budget-used-nothing = Belum ada yang diusulkan.
budget-free = Sisa <b>Rp{ $free }</b>
budget-enough = Cukup untuk { $cost }
budget-places = Sisa kuota { $places } orang
budget-what-if = 🧮 <b>Kalau ditambah</b>
budget-more-people = { $people } orang lagi:
budget-more-months = { $months } bulan lagi untuk { $people } orang yang sudah diusulkan:
budget-price = { $cost }
budget-fits = ✅ Cukup, sisa Rp{ $left }
budget-lacks = ❌ Kurang Rp{ $lacks }
budget-step-people = { $step } orang
budget-step-months = { $step } bulan
budget-enter = ✏️ Isi pagu
budget-past = 🕘 Riwayat
budget-back = ⬅️ Kembali
budget-proposals = 📋 Usulan
budget-history = 🕘 <b>Pagu { $year }, yang terbaru dulu</b>
budget-history-line = • { $at }, { $who }: Rp{ $ceiling }, { $quota }, { $months } bulan
