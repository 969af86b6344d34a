# Many people at once: pasted lists, workbooks and albums of photos; and what is still incomplete.

batch-title-paste = <b>List for { $organisation }: { $total } people read</b>
batch-title-sheet = <b>File for { $organisation }: { $total } rows read</b>
batch-title-photos = <b>Photos of KTPs for { $organisation }: { $total } people read</b>
batch-line = { $sign } { $place }. { $name }
batch-line-why = { $sign } { $place }. <b>{ $name }</b>: { $why }
batch-count-good = { $sign } Ready: <b>{ $count }</b>
batch-count-completes = { $sign } Completing people named before: <b>{ $count }</b>
batch-count-doubtful = { $sign } To be looked at: <b>{ $count }</b>
batch-count-missing = { $sign } NIK or name missing: <b>{ $count }</b>
batch-count-duplicate = { $sign } Named already, or written twice: <b>{ $count }</b>
batch-count-refused = { $sign } Cannot be taken yet: <b>{ $count }</b>
batch-count-unchanged = { $sign } Taken before, unchanged: <b>{ $count }</b>
batch-count-taken = { $sign } Registered: <b>{ $count }</b>
batch-count-filled = { $sign } Completed: <b>{ $count }</b>
batch-count-dropped = { $sign } Left out: <b>{ $count }</b>
batch-count-undone = { $sign } Taken back: <b>{ $count }</b>
batch-incomplete = 🔵 { $count } people will still be <b>incomplete</b> (mother's name, for example). Their place is safe; fill it in at /anggota whenever you like, before staff can decide.
batch-next = <b>Next:</b> { $office } checks the complete ones within { $days } working days. Registered does not yet mean protected; that is so once BPJS has recorded it.
batch-take = ✅ Register { $count } { $category }
batch-complete = ✅ Complete { $count } people
batch-consent = By tapping Register you state that <b>they know and agree</b> that their data are given to BPJS Ketenagakerjaan, and that the data are right.
batch-take-anyway = Yes, register the { $count } good ones
batch-suspicious =
    <b>Please check first.</b> { $bad } of the { $total } people in this list are registered already, lack data, or cannot be taken.
    Is it perhaps the wrong list? Nobody has been registered yet.
batch-look = ✏️ See what needs mending ({ $count })
batch-look-title = <b>Tap ✏️ to mend one person</b>, or 🗑 to leave them out.
batch-drop = 🗑 Leave out
batch-back = ⬅️ Back to the list
batch-discard = 🗑 Throw this list away
batch-discarded = The list is thrown away. Nobody was registered.
batch-discarded-card = 🗑 This list was thrown away. Nobody was registered, and what it held is deleted.
batch-undo = ↩️ Take everything back
batch-undo-ask =
    Take back <b>{ $count } people</b> of this list? They will not be proposed to BPJS unless they are registered again.
    This works only while staff have not decided on any of them.
batch-undo-ask-filled = <b>{ $count } people</b> whom this list completed become incomplete again. What was changed since then stays.
batch-undo-yes = Yes, take { $count } people back
batch-undo-yes-all = Yes, put everything back
batch-undone = { $count } entries taken back.
batch-undone-filled = { $count } entries taken back, { $filled } incomplete again.
batch-undo-decided = Staff have decided on { $count } people of this list, so it cannot be taken back as a whole. Withdraw them one by one at /anggota.
batch-nothing-to-undo = Nothing of this list can be taken back.
batch-taken-toast = { $count } people registered.
batch-taken-filled-toast = { $count } people registered, { $filled } completed.
batch-settled = This list is dealt with already. Nothing has changed.
batch-gone = That list is not among yours. Please send it again.
batch-changed = Somebody of this list was registered by another organisation just now. Please tap once more.
batch-category-needed = Please choose the group first: tap one of the Register buttons.
batch-row-settled = This person is dealt with already. Nothing has changed.
batch-row-dropped = Left out.
batch-row-look = Please check.
batch-row-notice = No. { $place }, { $name }: { $why }
batch-row-taken =
    ✅ <b>{ $name }</b> is registered.
    Reference: <code>{ $reference }</code>
batch-nameless = no name
batch-finding = { $what }
batch-fills = Fills in: { $what }.

# About one answer
batch-missing = { $field } is missing.
batch-twice = This NIK is the same as at number { $place } of this list.
batch-taken-own = You have registered this person already. Once is enough.
batch-taken-other = Named by another organisation already. Once is enough.
batch-sex = Sex is written L or P.
batch-kecamatan = There is no kecamatan “{ $typed }” in this regency.
batch-kecamatan-guessed = Kecamatan “{ $typed }” was read as { $meant }. Please check.
batch-desa = Desa “{ $typed }” was not found.
batch-desa-needed = The desa in Kecamatan { $kecamatan } is missing.
batch-desa-guessed = Desa “{ $typed }” was read as { $meant }. Please check.
batch-desa-several = Desa “{ $typed }” is in several kecamatan: { $places }.
batch-category = The group “{ $typed }” is not known. Example: marbot, guru ngaji.

# Incomplete
row-title = Complete one person
completing-title = Fill in what is missing
completing-missing = 🔵 <b>Incomplete:</b> { $what }. Staff can decide once this is filled in.
completing-fill = 🔵 Fill in
completing-next = 🔵 Fill in what is incomplete
completing-count = 🔵 Incomplete: { $count }
completing-whose = For <b>{ $name }</b>. What you do not know yet may be skipped.
completing-none = Nothing needs filling in any more.
completing-not-waiting = Staff have decided on this entry, so nothing needs filling in.
completing-done = ✅ The data of <b>{ $name }</b> are complete.
completing-some-left = Saved. For <b>{ $name }</b> there is still missing: { $what }.
completing-go-on = 🔵 Next ({ $count } more)

queue-incomplete = 🔵 Incomplete, waiting for coordinators: { $count }

# Pasting a list
command-tempel = register many people with one message
menu-tempel = 📋 Many at once
batch-for-whom = For which organisation is this list?
pasted-unread = Not understood: “{ $words }”
pasted-how =
    <b>Registering many people with one message</b>

    1️⃣ Write one person a line: <b>name, NIK, phone number</b>. In any order; the phone may be left out. Lists from WhatsApp or Excel can be pasted as they are.
    2️⃣ It can be written without signal and sent here later.
    3️⃣ I show who was understood and what is missing. One tap registers all good ones.

    The message is deleted as soon as it is read. The example below can be copied and changed:
pasted-template =
    <code>1. Ahmad Fauzi, { $first }, 0812 3456 7890
    2. Siti Aminah, { $second }
    3. </code>

# Workbooks
command-templat = get an Excel file to fill in
menu-templat = 📊 Excel template
people-template-which = A template for which organisation?
people-template-caption = 📊 A template for <b>{ $organisation }</b>. One person a row; save it and send it back here. A list of your own in Excel, ODS or CSV will do as well.
people-template-how =
    List of members for { $organisation }
    One person a row on the sheet "Anggota". The example row may be deleted; if it stays, it is passed over.
    Needed: NIK and name. Everything else may follow at /anggota.
    The NIK is typed as text, 16 digits. The column is prepared as text, so that its last digit is not lost.
    Dates may be written freely: 17-8-1980 or 17 Agustus 1980. An empty one is read from the NIK.
    Desa and kecamatan: leave them empty when they are the organisation's own. Group: choose from the list, or leave it empty.
    Ask the people first: they must know and agree.
    After sending, everything is shown first; nobody is registered before you tap Register.
    The file comes back with a column "Keterangan Lindung". Mend what is red or yellow and send it again: only changed rows are read.
people-what = The file <b>{ $file }</b> is here. What is it?
people-is-roster = 🏛 A file of BPJS or Dukcapil
people-was-roster = The file <b>{ $file }</b> is read as one for the office.
people-no-rows = There is nobody in this file. One person a row: NIK and name. An example: /templat
people-no-header = The columns NIK and Nama were not found. Titles read: { $found }. Put the titles NIK and Nama above their columns, or use /templat.
people-too-many-rows = This file holds more than { $most } people. Please split it into several.
people-too-heavy = This file is too heavy to open. Copy its contents into a new file (or /templat) and send it again.
people-stumbled = Sorry, that file could not be processed, and nobody was registered. Please try again, or ask staff at /bantuan.
people-back = 📄 Your file, with a note beside each row. Mend what is red or yellow and send it again: only changed rows are read.
people-note-good = Ready.
people-note-completes = Will complete an entry made before. Reference: { $reference }.
people-note-taken = Registered. Reference: { $reference }.
people-note-filled = Completed. Reference: { $reference }.
people-note-unchanged = Taken before, unchanged. Reference: { $reference }.
people-note-doubtful = To be looked at.
people-note-missing = Lacks what is needed.
people-note-duplicate = Not registered again.
people-note-refused = Cannot be taken yet.
people-note-dropped = Left out.
people-note-undone = Taken back.
people-note-incomplete = Still to be filled in at /anggota before staff can decide.
batch-reading =
    ⏳ Reading <b>{ $file }</b> for { $organisation } …
    { $bar } { $done } of { $total } rows
batch-taking =
    ⏳ Registering from <b>{ $file }</b> for { $organisation } …
    { $bar } { $done } of { $total } people. Until it is done, nobody is registered.
batch-stop = ✖️ Cancel
batch-stopped = Stopped. Nobody was registered.
batch-report = 📄 Get the file with notes
batch-report-soon = The file will be sent in a moment.
batch-passed-over = Sheets without people were passed over: { $sheets }
