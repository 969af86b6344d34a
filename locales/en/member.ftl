# Submitting a person, mending what came back, the list of members, and the worker's status.

member-title = Add a member
mend-title = Mend a member's data
member-no-organisation = None of your organisations can enter members. Please register the organisation with the right data first; its members can follow at once.
member-organisation = For which organisation?
member-organisation-label = Organisation
member-category = What do they serve as?
member-category-label = Category
member-nik = What is their <b>NIK</b>? 16 digits in the top line of the KTP.
member-nik-label = NIK
member-nik-example = 1609 0017 0880 0001
member-nik-help = The NIK stands on the KTP right below the province and regency. It has 16 digits; spaces are fine. Your message is deleted once it is read.
member-nik-confirm =
    NIK { $nik } says:
    born <b>{ $born }</b>, <b>{ $sex }</b>.{ $elsewhere ->
        [yes] {" "}It was issued outside the regency; that is fine.
       *[no] {""}
    }

    Does it agree with the KTP?
    <i>If the NIK is right but the KTP shows another birth date, tap Yes; you can change the date in the summary.</i>
sex-male = male
sex-female = female
member-name-confirm =
    <b>{ $name }</b>
    NIK { $nik } says:
    born <b>{ $born }</b>, <b>{ $sex }</b>.{ $elsewhere ->
        [yes] {" "}It was issued outside the regency; that is fine.
       *[no] {""}
    }

    Does all of it agree with the KTP?
    <i>If the NIK is right but the KTP shows another birth date, tap Yes; you can change the date in the summary.</i>
member-birth-date = Birth date as on the KTP?
member-birth-date-label = Birth date
member-birth-date-example = 17-8-1980
member-sex = Male or female?
member-sex-label = Sex
member-name = What is their <b>full name</b>, exactly as on the KTP?
member-name-label = Name
member-name-example = Ahmad Fauzi
member-birth-place = Their <b>birth place</b>, as on the KTP? Tap it if it is there, or type.
member-birth-place-label = Birth place
member-mother-name = What is their <b>mother's</b> name?
member-mother-name-label = Mother's name
member-mother-name-example = Siti Aminah
member-mother-name-help = BPJS asks for the mother's name to be sure of the person. It stands on the family card. Write the name only.
member-address = <b>Address</b> as on the KTP: street or hamlet, RT/RW. If the KTP names only the desa, tap the button.
member-address-label = Address
member-address-example = Dusun II, RT 02
member-address-bare = 🏠 Only { $desa }
member-address-elsewhere = The address “{ $address }” names another desa, while the desa given is { $desa }. Please write the address again.
member-kecamatan = In which kecamatan do they live?
member-kecamatan-label = Kecamatan
member-desa = In which desa or kelurahan do they live?
member-desa-label = Desa
member-phone = Their phone number, if any. With it they can check their own status.
member-phone-label = Phone
member-phone-example = 0812 3456 7890
member-phone-help = Phone numbers begin with 08 and have 10 to 13 digits. No phone? Tap <b>Skip</b>.
member-serving-since = Since when do they serve? The year is enough.
member-serving-since-label = Serving since
member-serving-since-example = 2015, June 2015, or 10 years
member-serving-before-birth =
    That is before they were born.
    Please check the year. Example: <code>2015</code>
member-ktp = Send a <b>photo of the KTP</b> if you have one.
member-ktp-label = KTP photo
member-statement = You declare that the person knows of and agrees to the enrolment in BPJS Ketenagakerjaan, and that the data are true.
member-taken-own =
    <b>You have entered</b> the person with this NIK already. Once is enough.
    See /anggota, or type another person's NIK.
member-taken-other =
    The person with this NIK <b>is proposed by another organisation already</b>, so there is nothing to do: the contribution is paid once.
    If you think that is wrong, ask staff. For somebody else, type their NIK.
member-taken-too-often =
    Many NIKs of today are proposed by other organisations already, so checking NIKs <b>pauses until tomorrow</b>.
    Your answers are kept. If that is how your list is, ask staff; /bantuan says where.
member-sent =
    ✅ <b>{ $name }</b> is entered.
    Reference: <code>{ $reference }</code>

    <b>Next:</b> { $office } reviews it within { $days } working days. You will hear here. Entered does not mean protected yet; that comes once BPJS has recorded it.
member-mended =
    ✅ The correction for <b>{ $name }</b> was sent.
    Reference: <code>{ $reference }</code>

    { $office } reviews it again within { $days } working days.
member-code =
    🔑 Status code for <b>{ $name }</b>: <code>{ $code }</code>
    Pass this link on, so that they can check by themselves:
    { $link }

    The code works for one person, once. No Telegram? You can check for them in /anggota.
member-again = ➕ Add another
member-mend = ✏️ Mend now
member-returned = Returned by staff: <b>{ $reason }</b>. { $note }
member-refused-by-bpjs = Not taken by BPJS: <b>{ $reason }</b>. In the words of BPJS: “{ $note }”
member-returned-again = Since this form was opened, the entry was sent and returned once more. Tap <b>Cancel</b>, then open it again from /anggota to see the new note.
member-no-note = Please correct it and tap Send.

members-none =
    You have entered nobody yet.

    Have the KTP at hand and tap <b>Add a member</b>. One person takes about three minutes.
members-title = <b>Members entered: { $total }</b>
members-count = { $sign } { $status }: { $count }
members-card =
    <b>{ $name }</b>
    { $category } – { $organisation }
    NIK { $nik }
    Reference: <code>{ $reference }</code>

    { $sign } <b>{ $status }</b> since { $since }
members-protection = Protection: { $state }
members-reason = Reason: <b>{ $reason }</b>
members-field = To be mended: <b>{ $field }</b>
members-note = Note of staff: “{ $note }”
members-code = 🔑 Status code
members-code-used =
    The status code of <b>{ $name }</b> (<code>{ $code }</code>) was used, so they can check by themselves.
    If their phone changed or the code fell to somebody else, make a new one. Old link: { $link }
members-code-renew = 🔄 Make a new code
members-withdraw = 🗑 Withdraw
members-withdraw-ask = Withdraw the entry of <b>{ $name }</b>? They will not be proposed to BPJS unless entered again.
members-withdraw-yes = Yes, withdraw
members-withdraw-no = No
members-withdrawn = ✅ The entry was withdrawn.
members-back = ⬅️ All members
members-gone = That is not in your list. Open /anggota again.
members-not-returned = This entry does not wait to be mended. See how it stands in /anggota.

status-prove =
    <b>Check the protection</b>

    So that nobody else sees your data, please show once that this is you:

    1️⃣ Tap <b>Send my number</b> below, if it is the one your coordinator has, or
    2️⃣ type the <b>status code</b> from your takmir, fire post or coordinator. Example: <code>K7QM-3XPD</code>
status-again = 🔄 Check again
status-not-mine = Not my data
status-unlink-ask = Disconnect this account from that record? To check again you will need your number or a new code.
status-unlink-yes = Yes, disconnect
status-unlink-no = No
status-unlinked = This account is no longer connected to that record. To check a status, tap /status.
status-unlinked-already = This account is not connected to anybody's record. To check a status, tap /status.
claim-title = Check status

verdict-title = Decision
verdict-reason = What is the reason? Tap one, or paste the words of BPJS or Dukcapil here.
verdict-reason-unread = Those words are not known as a reason for this decision. Tap the nearest one; the words can follow as a message.
verdict-reason-label = Reason
verdict-field = Which part is to be mended?
verdict-field-label = To be mended
verdict-note = A word to the coordinator, if needed. Short and plain.
verdict-note-label = Message
verdict-note-example = The KTP photo shows 12-3-1975, please check.
verdict-note-length = This has { $count } characters; it should have 3 to { $most }. Please write it again.
