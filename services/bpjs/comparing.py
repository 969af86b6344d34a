"""What a row of BPJS says otherwise than we do: shown to staff, never decided by the program."""

from __future__ import annotations

from rapidfuzz import fuzz

from locales import Text
from services.bpjs.known import Person, Sent
from services.bpjs.roster import RefusedRow, RosterRow
from services.names import fold_name

_SAME_NAME = 88  # percent; below it a person should look at both names
NAME = "name_differs"
BIRTH_DATE = "birth_date_differs"
NIK = "nik_differs"
PERIOD = "period_differs"
FLAGS = (NAME, BIRTH_DATE, NIK, PERIOD)


def differences(row: RosterRow | RefusedRow, person: Person) -> tuple[frozenset[str], tuple[Text, ...]]:
    """Flags and words for staff: a NIK decides, so another name or birth date does not refuse a row."""
    flags: set[str] = set()
    remarks: list[Text] = []
    if row.name and fuzz.token_sort_ratio(fold_name(row.name), person.folded_name) < _SAME_NAME:
        flags.add(NAME)
        remarks.append(Text("roster-remark-name", ours=person.name))
    if row.birth_date is not None and row.birth_date != person.birth_date:
        flags.add(BIRTH_DATE)
        remarks.append(Text("roster-remark-birth-date", ours=person.birth_date))
    if row.nik != person.nik:
        flags.add(NIK)
        pairs = enumerate(zip(row.nik, person.nik, strict=True), 1)
        places = [str(place) for place, (one, other) in pairs if one != other]
        remarks.append(Text("roster-remark-nik", places=", ".join(places)))
    return frozenset(flags), tuple(remarks)


def period_differs(row: RosterRow, sent: Sent) -> Text | None:
    """What to say when the cover does not hold all the time that was asked and is paid for."""
    if row.starts_on <= sent.starts_on and row.ends_on >= sent.until:
        return None
    return Text("roster-remark-period", number=sent.number, starts=sent.starts_on, ends=sent.until)
