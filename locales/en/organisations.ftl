# Registering an organisation, and speaking for one that is here already.

organisations-kind = That kind of organisation is not known. Please choose from the list.
organisations-area = That desa is not in the kecamatan chosen. Please choose the kecamatan first, then the desa.
organisations-name =
    Please write the name of the organisation, at most { $limit } letters. Example: <code>Masjid Al-Ikhlas</code>
organisations-landmark =
    The landmark is too long; at most { $limit } letters. Example: <code>beside the market</code>
organisations-position =
    The position is too long; at most { $limit } letters. Example: <code>Head of the takmir</code>
organisations-simas =
    A SIMAS number has 12 digits (old) or 15 digits (new), no letters. Example: <code>011209010001</code>
    If you do not have it, tap <b>Lewati</b>.
organisations-simas-none = Only mosques have a SIMAS number. Please leave it empty.
organisations-too-many =
    { $limit } registrations of yours wait for the staff already.
    Please wait until they are checked; you will be told at once.
organisations-joined-already = You speak for this organisation already. Open /anggota to see its members.
organisations-not-found = That organisation is not there any more. Tap /start to register one.

organisation-status-submitted = waiting for confirmation
organisation-status-confirmed = confirmed
organisation-status-rejected = not accepted
