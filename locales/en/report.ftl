# The monthly report: PDF and workbook.

report-title = Coverage of vulnerable workers, { $month }
report-summary = On { $day }, { $protected } of { $people } people were protected ({ $percent }), { $change } people since { $before }. { $gap } people are not protected yet; to protect them for { $months } months takes Rp{ $rupiah }.
report-total = All of them
report-on-day = Protected on { $day }
report-computed = counted from BPJS's files
report-cost = Money needed: people not protected yet × Rp{ $monthly } × { $months } months.
report-column-people = Compared with
report-column-protected = Protected
report-column-percent = Percent
report-column-gap = Not yet
report-column-rupiah = Needed (Rp)
report-column-source = Source
report-definitions = What these numbers mean
report-head-of = Head of { $office },
report-nip = NIP
report-sheet-kecamatan = Kecamatan
report-sheet-categories = Groups
report-sheet-changes = Changes
report-sheet-trend = Over time
report-sheet-definitions = Definitions
