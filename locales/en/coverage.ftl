# Coverage figures for staff.

coverage-sheet = List
coverage-column-number = No
coverage-column-reference = Reference
coverage-column-name = Name
coverage-column-nik = NIK
coverage-column-category = Group
coverage-column-organisation = Organisation
coverage-column-desa = Desa/kelurahan
coverage-column-kecamatan = Kecamatan

coverage-count-known = Known
coverage-count-submitted = Waiting for review
coverage-count-returned = To be mended
coverage-count-approved = Approved
coverage-count-active = ACTIVE today
coverage-count-active-then = ACTIVE
coverage-count-upcoming = Starting later
coverage-count-grace = In the grace period
coverage-count-ended = Ended
coverage-count-uncovered = Not in BPJS's file yet
