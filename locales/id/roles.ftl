# Peran, undangan, dan izin.

not-allowed = Itu tidak bisa dilakukan dengan peran Bapak/Ibu. Ketuk /bantuan untuk melihat apa saja yang bisa.

role-guest = tamu
role-worker = pekerja
role-coordinator = pengurus
role-verifier = petugas lapangan
role-staff = petugas
role-admin = admin

roles-not-invitable = Undangan hanya untuk petugas dan petugas lapangan. Mohon pilih salah satu.
roles-invite-void =
    Undangan ini tidak berlaku. Setiap undangan hanya untuk satu orang dan satu kali, dan ada batas waktunya.
    Mohon minta undangan baru kepada admin.
roles-accepted-already = Bapak/Ibu sudah menjadi { $role } lewat undangan ini. Ketuk /menu untuk mulai.
roles-held-already =
    Bapak/Ibu sudah menjadi { $role }. Undangan ini tidak terpakai dan masih bisa diteruskan kepada yang dituju.
roles-not-in-force = Peran itu sudah tidak berlaku. Buka /peran untuk melihat daftar yang terbaru.
