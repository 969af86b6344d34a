# The people on the demo page.

persona-takmir-baru = New takmir – start here
persona-takmir-baru-hint = 1. Register a mosque and two marbot. Sample NIK: 1609 9917 0880 0011 and 1609 9945 0385 0012. – 3. Mend what staff return.
persona-marbot-baru = Marbot about to be registered
persona-marbot-baru-hint = Phone for the takmir's form: 0860-0000-0002. – 5. Check the status, share the number, read “AKTIF sampai …”.
persona-takmir = Takmir of Masjid Jami Nurul Iman
persona-takmir-hint = One entry was returned: open /anggota. Quick ways to add people: 📎 and then KTP-contoh-1.jpg, a list with /tempel, or Excel with /templat.
persona-posko = Coordinator of a fire post
persona-posko-hint = Has some volunteers. Open /anggota.
persona-marbot = Marbot whose phone is on file
persona-marbot-hint = Press /status and share the number.
persona-guru-ngaji = Guru ngaji with a status code
persona-guru-ngaji-hint = Press /status and type the code NGAJ-7Y2K.
persona-petugas = Staff
persona-petugas-hint = 2. Confirm the mosque in /antrean. Then /cari a marbot by name: approve one, return one. – 4. Approve the mended one, then send the sample BPJS file with 📎.
persona-petugas-dua = Second staff member
persona-petugas-dua-hint = Try to decide the same entry at the same moment.
persona-verifikator = Verifier
persona-verifikator-hint = Open /tugas. Then send it all at once: location and photo with 📎, and “1 right, rest not found, send”.
persona-admin = Admin
persona-admin-hint = Open /undang to add staff, /peran to see who may do what.
