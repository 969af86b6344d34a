# Photo of a KTP: what was read, what is doubtful, and the way out.

ktp-reading = 📷 Reading the KTP … One moment, it usually takes a few seconds.
ktp-read =
    📷 <b>The KTP was read</b>, and the photo is deleted from this chat. Please compare:

    NIK: { $nik }
    Name: <b>{ $name }</b>
    Born: { $birth_place }, { $born }
    Sex: { $sex }
    Address: { $address }
    Desa: { $desa }, Kec. { $kecamatan }
ktp-read-form = 📷 The KTP was read and the answers are filled in. Please check; what is doubtful is asked.
ktp-read-other-nik = 📷 The NIK on the photo differs from the one given. Nothing was changed. Please check that it is the same person.
ktp-read-no-nik = 📷 The NIK in the photo cannot be read, so it is not certain that this is the same person. Nothing was changed. Please take the photo again from nearby, or type the answers.
ktp-differs = { $field } in the photo differs from what was filled in. Please compare with the KTP.
ktp-doubt = { $field } is not clear on the photo. Please compare it with the KTP.
ktp-missing = { $field } could not be read on the photo. Please fill it in.
ktp-unread =
    { $why }

    The photo has been deleted from this chat. Other ways: take it again, type with /tambah, or paste a list with /tempel.
ktp-not-a-card = This does not look like a photo of a KTP, or its print cannot be read. Lay the KTP on a table, take it from above, all of it, with light and without glare.
ktp-no-picture = This file is no picture that can be opened. JPG, PNG and WEBP photos can be read. Example: a photo taken with the camera from Telegram.
ktp-cut-off = The photo was cut off on its way, perhaps because of the signal. Please send it once more.
ktp-too-large = The picture is too large; { $most } MB at most. Send it as an ordinary photo, not as a file.
ktp-too-many-pixels = The size of this picture is not that of a photo of a KTP. Send an ordinary photo from the camera.
ktp-too-small = The picture is too small to read; at least { $least } pixels a side. Please take the KTP from near.
ktp-queue-full = Many photos are waiting to be read. Please send it again in a few minutes.
ktp-reader-failed = This photo could not be read.
ktp-not-fetched = The photo could not be fetched from Telegram. Please send it once more.
