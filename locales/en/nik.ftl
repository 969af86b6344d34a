# NIK and KPJ number: what is wrong, the rule, an example, the way out.

nik-count =
    { $count ->
        [0] There are no NIK digits in this answer.
       *[other] You typed { $count } digits, but a NIK has 16.
    }
    Look at the top line of the KTP, beside the word NIK. Example: <code>1609001708800001</code>
nik-letters =
    A NIK is digits only, without letters or other signs.
    Please type the 16 digits as on the KTP. Example: <code>1609001708800001</code>
nik-letter-like =
    Some letters look like digits: the letter O should be 0 (zero), the letter I or l should be 1 (one).
    Please type the NIK again with digits only. Example: <code>1609001708800001</code>
nik-is-kpj =
    These are 11 characters, like the number of a BPJS Ketenagakerjaan card (KPJ). A NIK is needed here, 16 digits.
    The NIK is on the top line of the KTP. Example: <code>1609001708800001</code>
nik-is-phone =
    This looks like a phone number. A NIK is needed here, 16 digits.
    The NIK is on the top line of the KTP. Example: <code>1609001708800001</code>
nik-is-health-card =
    These are 13 digits, like the number of a BPJS Kesehatan card. A NIK is needed here, 16 digits.
    The NIK is on the top line of the KTP. Example: <code>1609001708800001</code>
nik-date =
    Digits 7 to 12 of a NIK are the birth date (for women 40 is added to the day).
    Here they read <b>{ $part }</b>, and there is no such date. Perhaps two digits changed places: please compare with the KTP.
    Example for 17 August 1980: man <code>1609001708800001</code>, woman <code>1609005708800001</code>
nik-serial =
    The last four digits of a NIK are never 0000.
    When copied from Excel, the last digit is lost and turns into 0. Please type it from the KTP itself. Example: <code>1609001708800001</code>
nik-dummy =
    This is a made-up number, not the NIK of a person.
    Please type the 16 digits on the KTP. If the KTP is not at hand, this form can be continued later.
nik-rounded =
    Excel has stored this NIK as a number, such as <code>1.60901E+15</code>. Its last digit is lost, so it cannot be accepted.
    Please type it again from the KTP. In Excel, first set the format of the NIK column to <b>Text</b>, then type the 16 digits again.

kpj-shape =
    A KPJ number has 11 characters; you typed { $count }.
    It is on the BPJS Ketenagakerjaan card. Example: <code>26012345678</code>
kpj-characters =
    A KPJ number is digits only (old cards may hold letters), without other signs.
    Example: <code>26012345678</code>
kpj-is-nik =
    These are 16 digits, like a NIK. The KPJ number is needed here, 11 characters, on the BPJS Ketenagakerjaan card.
    Example: <code>26012345678</code>
kpj-is-health-card =
    These are 13 digits, like the number of a BPJS Kesehatan card. The KPJ number of BPJS Ketenagakerjaan is needed here, 11 characters.
    Example: <code>26012345678</code>
