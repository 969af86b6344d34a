# Why a person cannot go on for now. Each reason: a few words, an explanation for the coordinator (-why),
# and the next step (-next).

reason-unknown = Another reason ({ $code })

reason-age-over-limit = Over the age limit
reason-age-over-limit-why = The person is over the age limit for a first registration with BPJS Ketenagakerjaan.
reason-age-over-limit-next = If the birth date is wrong, submit again with the date on the KTP. If it is right, this programme cannot register the person.

reason-already-member = Already a member
reason-already-member-why = The person is already a member of BPJS Ketenagakerjaan and pays the contribution alone.
reason-already-member-next = That membership holds as long as it is paid. If it has stopped, submit again once it has run out.

reason-funded-elsewhere = Paid for by another programme
reason-funded-elsewhere-why = Another programme or institution already pays the contribution.
reason-funded-elsewhere-next = No need to submit again: one person is paid for once. If that payment stops, submit again.

reason-deceased = Deceased
reason-deceased-why = By our records the person has died. Our condolences.
reason-deceased-next = If the person was registered, the heirs may be entitled to a benefit: call BPJS Ketenagakerjaan at 175. If the record is wrong, tell the staff.

reason-moved-away = Moved out of the regency
reason-moved-away-why = The person is recorded as having moved out of the regency.
reason-moved-away-next = If the person still lives here, ask the village for a letter of residence and submit again.

reason-not-resident = Not a resident of this regency
reason-not-resident-why = The programme is for people who live in this regency, but the address is recorded elsewhere.
reason-not-resident-next = Check the desa and kecamatan. If the person lives here, correct them as on the KTP or the letter of residence.

reason-nik-mismatch = Data do not match the NIK
reason-nik-mismatch-why = The name, birth date or sex entered does not match the NIK.
reason-nik-mismatch-next = Compare the NIK and the data with the KTP and correct them. If the KTP itself is wrong, ask Disdukcapil to mend it.

reason-nik-unknown = NIK not found
reason-nik-unknown-why = This NIK was not found in the population register.
reason-nik-unknown-next = Compare the 16 digits with the KTP again. If they are the same, the person has to ask Disdukcapil.

reason-duplicate = Already submitted
reason-duplicate-why = This person has been submitted already, and once is enough.
reason-duplicate-next = No need to submit again. If you think this is somebody else, check the NIK, then tell the staff.

reason-incomplete = Data incomplete
reason-incomplete-why = Some answers are empty or unclear.
reason-incomplete-next = Complete what is asked for and send it again. The other answers are kept.

reason-role-not-met = Conditions of the role not met
reason-role-not-met-why = The work does not meet the conditions of the programme, such as no longer active or too few pupils.
reason-role-not-met-next = If the wrong group was chosen, correct it. If the person is active, prepare a letter from the committee or the head of the village.

reason-civil-servant = Civil servant, soldier or police officer
reason-civil-servant-why = The person is recorded as a civil servant, soldier or police officer, whose protection is arranged elsewhere.
reason-civil-servant-next = No need to submit. If the record is wrong, tell the staff with a letter.

reason-over-quota = No places left
reason-over-quota-why = The data meet the conditions, but this year's places are taken.
reason-over-quota-next = No need to submit again: the person is on the waiting list and will be told when there is a place.

reason-not-working-or-ill = Not working or gravely ill
reason-not-working-or-ill-why = At registration a worker must really be working and not be gravely ill.
reason-not-working-or-ill-next = When the person is active again, submit again.

reason-under-age = Under age
reason-under-age-why = The person has not reached the lowest age of this programme.
reason-under-age-next = If the birth date is wrong, submit again with the date on the KTP. If it is right, submit when the age is reached.

reason-term-ended = Term of office ended
reason-term-ended-why = The work has ended and somebody else carries it on.
reason-term-ended-next = Submit the successor, so that protection does not lapse.

reason-payment-late = Contribution late
reason-payment-late-why = This month's contribution is not yet on record at BPJS Ketenagakerjaan, so protection has stopped.
reason-payment-late-next = There is nothing for you to pay: the department settles it. We will tell you when it is active again.

reason-objection-upheld = An objection was upheld
reason-objection-upheld-why = There was an objection from the public, and it was found to be right.
reason-objection-upheld-next = If you disagree, tell the staff and bring your evidence.

reason-withdrawn = Withdrawn
reason-withdrawn-why = The entry was withdrawn by the one who made it or by the person named.
reason-withdrawn-next = To go on, submit again.
