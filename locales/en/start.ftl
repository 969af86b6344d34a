# Greeting, privacy, who is speaking, language, menu, and words outside of forms.

start-welcome =
    <b>Welcome to Lindung.</b>

    Through this bot { $department } of { $regency } enrols mosque keepers, Quran teachers, volunteer firefighters and adat elders in BPJS Ketenagakerjaan. The regency pays; it is <b>free</b> for the worker.

    🔒 <b>Privacy in short.</b> We keep name, NIK, birth date, mother's name, address and phone number, for this enrolment only. NIKs are always masked, and typed answers are deleted from the chat at once. There is no fee, and staff never ask for a PIN or OTP.

    <b>I am …</b>
start-again = Welcome back, { $name }. What would you like to do?
who-takmir = 🕌 Mosque or musholla committee
who-posko = 🚒 Fire post coordinator
who-tpa = 📖 Quran teacher / TPA
who-adat = 🏛 Adat institution
who-worker = 👷 Worker, check my status
who-staff = 🗂 Staff
who-staff-how =
    Staff come in through an <b>invitation link</b> of the administrator. Please ask for it and tap it.

    If the administrator asks, your Telegram number is <code>{ $id }</code>
privacy-short = 🔒 What is kept here is only for the enrolment in BPJS Ketenagakerjaan; NIKs are always masked, and you may ask for correction or withdrawal. More: /privasi
privacy-more = 🔒 Full privacy notice
privacy-notice =
    <b>What is kept, and why</b>

    <b>What.</b> Name, NIK, birth date and place, mother's name, address, phone number, work and organisation, and a photo of the KTP if you send one.
    <b>Why.</b> Only to enrol workers in BPJS Ketenagakerjaan and to tell them their status. The basis is public service (UU 27/2022 art. 20).
    <b>Who sees it.</b> Staff of { $department } and BPJS Ketenagakerjaan. Coordinators see their own members only. Every look at details and every download is logged.
    <b>How it is kept.</b> NIK, phone, mother's name and address are encrypted. In chats the NIK is masked, and messages with a NIK or KTP are deleted after reading.
    <b>How long.</b> Unfinished forms are erased after { $days } days. Evidence of paid membership is kept as the archive rules say.
    <b>Your rights.</b> Ask, correct, and withdraw consent; a withdrawn entry is not proposed any more. Tell your coordinator or { $department }; you get an answer within 3 × 24 hours.

    This chat passes through Telegram's servers. Do not send other people's data in groups.
language-ask = Choose a language:
language-id = 🇮🇩 Bahasa Indonesia
language-en = 🇬🇧 English
language-set = All right, English it is.

menu-title = What would you like to do, { $name }?
menu-anggota = 👥 My members
menu-tambah = ➕ Add a member
menu-antrean = 🗂 Queue
menu-cari = 🔎 Find people
menu-tugas = 🧭 My visits
menu-lapangan = 🧭 Field work
menu-sampel = 🎲 Samples
menu-cakupan = 📊 Coverage
menu-usulan = 📋 Proposals
menu-anggaran = 💰 Budget
menu-undang = ✉️ Invite staff
menu-peran = 🔑 Roles
menu-gagal = 🧰 Failed messages
menu-status = 🛡 Check my status
menu-daftar = 🕌 Register an organisation
menu-bantuan = ❓ Help

command-start = start from the beginning
command-anggota = see the members you have entered
command-tambah = enter one person
command-antrean = review what is waiting
command-cari = find people: name, reference, NIK, organisation
command-tugas = my visits
command-lapangan = field visits: assign, follow, pass on
command-sampel = random samples and how good the data are
command-cakupan = how many are protected
command-usulan = proposals to BPJS: make, freeze, files, payment
command-anggaran = the ceiling, what is used and what is free
command-undang = make an invitation link for staff
command-peran = see and revoke roles
command-gagal = messages that could not be handled
command-status = check whether my protection is active
command-daftar = register a mosque, musholla, fire post, TPA or adat institution
command-bantuan = what can be done here
command-privasi = what data is kept
command-bahasa = change the language
command-batal = leave the form that is open

help-title = <b>What can be done here</b>
help-office = Still unsure? Visit or call <b>{ $office }</b>. Questions about cards and claims go to BPJS Ketenagakerjaan:
help-channel = • { $label }: { $value }
cancel-nothing = Nothing is open that could be left. Please choose:

draft-open =
    📝 The form <b>{ $title }</b> is unfinished, last opened { $since }. Your answers are still there.
draft-resume = ▶️ Go on
draft-restart = 🔄 Begin again
form-day = { $day }
form-contact-done = 👍 Number received.

other-text = Sorry, I did not understand that. Please choose:
other-command = There is no such command. What you can do:
other-kind = Thank you, but nothing of that kind is needed now. Please choose:
other-nik = I deleted your message with the NIK, for safety. To enrol or to check, begin with a button:
other-reference = That is a reference number. You see its state through this button:
other-edited = A message that is edited later is not read again. If something was wrong, just send a new message, or tap ✏️ on the form's card.
other-group = To keep data safe I only answer in private. Open @{ $bot } and tap Start.

gateway-apology = Sorry, your message could not be handled because of a fault on our side. Staff have been told; what was saved is safe. Please try again later with /start.
gateway-alert = ⚠️ { $count } message(s) could not be handled. See /gagal.
