# Findings of the checks: a few words, then the explanation with its facts (-detail) and the next step (-next).

finding-incomplete = Something is empty
finding-incomplete-detail = Not filled in: { $what }.
finding-nik-invalid = Impossible NIK
finding-nik-date-differs = Birth date differs from the NIK
finding-nik-date-differs-detail = The birth date was entered as { $stated }, the NIK says { $nik }. The date on the KTP counts.
finding-nik-sex-differs = Sex differs from the NIK
finding-nik-sex-differs-detail = The sex was entered as { $stated }, the NIK says { $nik }. The KTP counts.
finding-nik-foreign = NIK issued elsewhere
finding-nik-foreign-detail = The NIK begins with { $prefix }, so it was first issued outside { $regency }. That is normal for people who moved or were registered before the regency was formed.
finding-nik-foreign-next = Nothing to correct. Just make sure that the present address is in this regency.
finding-under-age = Under age
finding-under-age-detail = On { $start }, when cover is planned to begin, the age is { $age }, but the lowest is { $least }. The person turns { $least } on { $day }.
finding-age-over-limit = Over the age limit
finding-age-over-limit-detail = The age is { $age } on { $start }, when cover is planned to begin. A first registration is only for those under { $limit } then.
finding-age-over-limit-again = Over the age limit for a new registration
finding-age-over-limit-again-detail = The age is { $age } on { $start }, when cover is planned to begin, and the membership was interrupted for more than { $months } months. A new registration is only for those under { $limit }.
finding-near-age-limit = Close to the age limit
finding-near-age-limit-detail = The age is { $age } on { $start }, when cover is planned to begin. The person has to be registered and paid for before { $day }, when turning { $limit }.
finding-near-age-limit-next = Please give this entry priority.
finding-not-resident = Address outside the regency
finding-not-resident-detail = The desa entered is not in { $regency }.
finding-civil-servant = Civil servant, soldier or police officer
finding-civil-servant-detail = Recorded as a civil servant, soldier or police officer.
finding-already-member = Already a self-paying member
finding-already-member-detail = Already a member paying alone until { $until }.
finding-funded-elsewhere = Paid for by another programme
finding-funded-elsewhere-detail = Another programme pays the contribution until { $until }.
finding-employed = Member through an employer
finding-employed-detail = Recorded as an employee whose employer pays until { $until }.
finding-employed-next = Ask about the present work, then decide whether this programme is still needed.

finding-sex-male = male
finding-sex-female = female

missing-category = group of workers
missing-nik = NIK
missing-name = name
missing-birth-place = birth place
missing-birth-date = birth date
missing-sex = sex
missing-mother-name = mother's name
missing-address = address
missing-desa = desa or kelurahan
missing-phone = phone number
missing-serving-since = in service since
