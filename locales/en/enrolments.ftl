# Naming, mending and withdrawing members.

enrolments-taken-own =
    Your organisation has named this person already, so there is no need to do it again.
    Open /anggota to see the status.
enrolments-taken-other =
    Another organisation has named this person already. Everybody is named once, and paid for once.
    If you think this is wrong, please compare the NIK again, or ask the staff.
enrolments-blocked =
    This person cannot be named yet. { $why }
    { $next }
enrolments-category =
    That group of workers does not fit this kind of organisation. Example: a marbot is named by a mosque or musholla.
    Please choose a group from the list.
enrolments-area = That desa is not in the kecamatan chosen. Please choose the kecamatan first, then the desa.
enrolments-consent =
    The person has to know and agree that their data are handed in.
    Please ask them first; this form can be continued later.
enrolments-not-found = That entry is not in your list. Open /anggota to see the list.
enrolments-organisation-not-own =
    That organisation is not registered in your name. Tap /start to register one.
enrolments-organisation-rejected =
    { $name } was not accepted by the staff, so it cannot name members.
    Tap /start to register the organisation with the right data.
enrolments-code-closed = This entry is closed, so there is no code to pass on.
