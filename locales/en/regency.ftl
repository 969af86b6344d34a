# Names from the regency's data files: groups of workers, kinds of organisation, BPJS channels, benefits.

category-marbot = Marbot (mosque caretaker)
category-guru-ngaji = Guru ngaji (Qur'an teacher)
category-relawan-damkar = Volunteer firefighter
category-pemangku-adat = Pemangku adat (customary leader)

organisation-masjid = Mosque
organisation-musholla = Musholla / langgar (prayer house)
organisation-posko-damkar = Fire post
organisation-tpa = TPA / TPQ (Qur'an school)
organisation-lembaga-adat = Customary institution

channel-call-centre = Telephone
channel-whatsapp = WhatsApp
channel-lapakasik = Lapakasik website
channel-jmo = App
channel-office = Office

programme-jkk = JKK (work accident)
programme-jkm = JKM (death)

benefit-jkk-treatment = Work accident: treatment is paid until recovery.
benefit-jkk-wage = Work accident: income is replaced while unable to work.
benefit-jkk-disability = Work accident with disability: up to Rp{ $amount }.
benefit-jkk-death = Death through a work accident: the heirs receive Rp{ $amount }, and a scholarship for the children.
benefit-jkm-death = Death from another cause: the heirs receive Rp{ $amount }.
benefit-jkm-early = Death in the first 3 months of membership: the heirs receive Rp{ $amount }.
benefit-scholarship = After 3 years of contributions: a scholarship for at most two children, up to Rp{ $amount }.

paper-worker-ktp = KTP of the worker who had the accident
paper-chronology = A written account: what happened, when, where
paper-witnesses = Copies of the KTP of two witnesses
paper-doctor-letter = A letter of the doctor or hospital
paper-police-report = A police report (traffic accident)
paper-ktp-kk = KTP and family card of the deceased and of the heir
paper-card = BPJS Ketenagakerjaan card (if it is lost, staff find the number)
paper-death-certificate = Death certificate
paper-heir-letter = Letter of inheritance from the village
paper-bank-book = Bank book of the heir
paper-marriage-book = Marriage book, if the heir is husband or wife
