# Registering an organisation.

organisation-title = Register an organisation
organisation-kind = What kind of organisation is it?
organisation-kind-label = Kind
organisation-name = What is it called?
organisation-name-label = Name
organisation-name-example = Masjid Al-Ikhlas
organisation-name-help = Write the name as on its sign, without the address. Examples: <b>Masjid Nurul Huda</b>, <b>Posko Damkar Simpang</b>, <b>TPA An-Nur 2</b>.
organisation-kecamatan = In which kecamatan?
organisation-kecamatan-label = Kecamatan
organisation-desa = In which desa or kelurahan?
organisation-desa-label = Desa
organisation-desa-help = Type the first letters of the desa. If it is not listed, the kecamatan may be wrong: tap <b>Back</b>.
organisation-same = This is known in that desa already. <b>Is it the same organisation?</b>
organisation-same-label = The same as
organisation-same-no = No, it is another one
organisation-landmark = What is it close to, so that staff can find it?
organisation-landmark-label = Landmark
organisation-landmark-example = next to SDN 3, near the bridge
organisation-simas = The mosque's SIMAS id, if it has one.
organisation-simas-label = SIMAS id
organisation-simas-example = 011604020100012
organisation-simas-help = It has 12 digits (old) or 15 (new) and stands on the sign or certificate. None? Tap <b>Skip</b>.
organisation-simas-wrong =
    A SIMAS id has 12 or 15 digits; this has { $count }.
    Example: <code>011604020100012</code>. If there is none, tap <b>Skip</b>.
organisation-position = What is your position there? Tap one, or type your own.
organisation-position-label = Position
organisation-phone = Your phone number, so that staff can reach you.
organisation-phone-label = Phone
organisation-phone-example = 0812 3456 7890
organisation-phone-help = The easiest way: tap <b>Send my number</b> below. Or type the number, beginning with 08.
organisation-words-length =
    This has { $count } characters; it should have { $least } to { $most } and hold words.
    Please write it again.
organisation-sent =
    ✅ <b>{ $organisation }</b> is registered and waits for { $office }, usually { $days } working days at most.

    Its members can be entered meanwhile.
organisation-join-sent =
    ✅ Your request to join was sent to { $office }. Once staff agree you can enter this organisation's members. You will hear about it here.
