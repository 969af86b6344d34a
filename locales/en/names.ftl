# Names, birth places and addresses as on the KTP: what is wrong, an example, the way out.

names-short =
    This name is too short; it has at least { $least } letters. Write the full name as on the KTP.
    Example: <code>Ahmad Fauzi</code>
names-long =
    This name is too long: { $count } letters, at most { $most }. Write just the name as on the KTP.
    Example: <code>Ahmad Fauzi</code>
names-digits =
    There are digits in this answer, but a name on a KTP has none. Write just the name; numbers are asked separately.
    Example: <code>Ahmad Fauzi</code>
names-characters =
    The sign “{ $sign }” is not used in names. Use letters, spaces, points, commas, apostrophes or hyphens only.
    Example: <code>Siti Nur'aini, S.Pd.I</code>

places-short =
    This birth place is too short; it has at least { $least } letters. Write it as on the KTP.
    Example: <code>Muaradua</code>
places-long =
    This birth place is too long: { $count } letters, at most { $most }. The regency, town or village is enough.
    Example: <code>Muaradua</code>
places-date =
    Write just the birth place, without a date or number; the birth date is asked separately.
    Example: <code>Muaradua</code>
places-characters =
    The sign “{ $sign }” is not used in names of places. Write it as on the KTP.
    Example: <code>Muaradua</code>

addresses-short =
    This address is too short; it has at least { $least } letters. Write the street or hamlet, and RT/RW if there is one.
    Example: <code>Dusun II, RT 02, behind the village hall</code>
addresses-long =
    This address is too long: { $count } letters, at most { $most }. Write just the street or hamlet, RT/RW and a landmark.
    Example: <code>Dusun II, RT 02, behind the village hall</code>
addresses-letters =
    An address needs a street, hamlet or landmark, not only digits.
    Example: <code>Dusun II, RT 02, behind the village hall</code>

organisation-names-short =
    This name is too short; it has at least { $least } letters. Write the name that people know.
    Example: <code>Al-Ikhlas</code>
organisation-names-long =
    This name is too long: { $count } letters, at most { $most }. Write just the name; the address is asked separately.
    Example: <code>Al-Ikhlas</code>
organisation-names-characters =
    The sign “{ $sign }” is not used in names. Use letters, digits, spaces, points, apostrophes or hyphens only.
    Example: <code>Al-Ikhlas 2</code>
