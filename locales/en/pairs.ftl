# /ganda: people who may be the same, side by side; merging and taking it back; one person with two roles.

command-ganda = people who may be on file twice
menu-ganda = 👥 Maybe the same
pairs-waiting = 👥 Maybe the same person ({ $count })
pairs-compare = 👥 Compare with the one alike
pairs-title = 👥 <b>Is this the same person?</b> ({ $count } pairs wait)
pairs-side =
    { $place } <b>{ $name }</b>
    NIK { $nik }
    { $date_mark }Born { $birth_date }, { $sex_mark }{ $sex }
    { $area_mark }{ $area }
    Phone { $phone }
    Mother: { $mother }
    { $entry }
    BPJS: { $until }
pairs-entry = { $category } – { $organisation }, { $reference } ({ $status })
pairs-no-entry = No entry yet
pairs-no-cover = not on file
pairs-differs = ≠ marks what differs. The NIKs differ at digit { $places }.
pairs-same = 🟰 Same
pairs-different = ≠ Different
pairs-later = 🕓 Later
pairs-next = ⏭ Next
pairs-file = ⬇️ Download the list
pairs-undo = ↩️ Take the merge back
pairs-back = ⬅️ Back
pairs-again = 🔄 Begin again ({ $count })
pairs-which =
    <b>Which NIK is the right one?</b> Compare with the KTP. Data and history of the other move here.
    If both have an open entry, the one with the wrong NIK is closed as submitted already, and its coordinators are told.
pairs-keep = { $place } { $nik }
pairs-status = Decision: <b>{ $status }</b>
pair-status-open = not decided
pair-status-later = put off
pair-status-same = the same person
pair-status-different = two people
pairs-merged = { $closed ->
        [yes] 🟰 One person now: { $name }. The second entry was closed. If this is wrong, press Take the merge back.
       *[no] 🟰 One person now: { $name }. If this is wrong, press Take the merge back.
    }
pairs-merged-toast = 🟰 Merged.
pairs-undone = ↩️ The merge was taken back; both are as they were.
pairs-different-done = ≠ Recorded as two people. This will not be asked again.
pairs-later-done = 🕓 Put off; it comes again at the end of the list.
pairs-none = ✅ Nobody has to be compared.
pairs-end-plain = This is the end of the list. What was skipped still waits.
pairs-end =
    { $notice }

    This is the end of the list.
pairs-gone = This pair is gone, because the data were corrected. Tap /ganda to see the others.
pairs-changed = These data changed since they were shown. Please check again before deciding.
pairs-decided-already =
    Decided already: { $status } by { $name }, { $at }.
    That decision holds; what was just pressed changed nothing.
pairs-own = One of them is your own record or of your organisation. To be fair, somebody else decides.
pairs-merged-further = This person was merged once more since. Take back the latest merge first.
pairs-told-closed =
    ⚪ <b>On file already: { $name }</b>
    { $reference }

    Staff found that this person was submitted under another NIK. This entry was closed, because each person is paid for once.
    If this is wrong, please contact the office.
pairs-told-open-again =
    ✅ <b>Open again: { $name }</b>
    { $reference }

    Staff took the closing of this entry back; its status is as it was. See /anggota.
pairs-file-caption = { $count } pairs that wait, two rows each. This download is recorded.
pairs-sheet = Maybe the same
pairs-column-pair = Pair
pairs-column-name = Name
pairs-column-nik = NIK
pairs-column-birth-date = Birth date
pairs-column-sex = Sex
pairs-column-desa = Desa
pairs-column-kecamatan = Kecamatan
pairs-column-phone = Phone
pairs-column-reference = Reference
pairs-column-category = Category
pairs-column-organisation = Organisation
pairs-column-differs = What differs
pairs-sign-name = name
pairs-sign-birth-date = birth date
pairs-sign-sex = sex
pairs-sign-desa = desa
pairs-sign-phone = phone
pairs-sign-nik = NIK

further-post-offer =
    Everybody is submitted once and paid for once.
    If this person <b>serves your organisation too</b>, tap this button: the role is recorded, and they need not be submitted again.
further-post-button = ➕ Record that they serve here too
further-post-done = ✅ Recorded: they serve { $organisation } too. Their cover stays one, through the organisation that submitted them first.
further-post-toast = ✅ Recorded.
further-post-stale = This button no longer works. Tap /tambah and type the NIK once more.
queue-posts = Serves too: { $names }
queue-post = { $category } – { $organisation }
