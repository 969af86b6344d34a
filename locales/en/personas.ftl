# The people on the demo page.

persona-takmir-baru = New takmir
persona-takmir-baru-hint = Has never used the bot. Press /start, register a mosque and two marbot.
persona-marbot-baru = Marbot about to be registered
persona-marbot-baru-hint = Give this number, 0860-0000-0002, when the new takmir registers. Later press /status and share the number.
persona-takmir = Takmir of Masjid Jami Nurul Iman
persona-takmir-hint = One entry was returned. Open /anggota to mend it.
persona-posko = Coordinator of a fire post
persona-posko-hint = Has some volunteers. Open /anggota.
persona-marbot = Marbot whose phone is on file
persona-marbot-hint = Press /status and share the number.
persona-guru-ngaji = Guru ngaji with a status code
persona-guru-ngaji-hint = Press /status and type the code NGAJ-7Y2K.
persona-petugas = Staff
persona-petugas-hint = Open /antrean to review, /cakupan for figures, or send BPJS's file.
persona-petugas-dua = Second staff member
persona-petugas-dua-hint = Try to decide the same entry at the same moment.
persona-admin = Admin
persona-admin-hint = Open /undang to add staff, /peran to see who may do what.
