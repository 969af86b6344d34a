"""A read KTP as one of the people of a batch: what is doubtful or missing on it is said of its row."""

from __future__ import annotations

from collections.abc import Mapping

from locales import Text
from services.ktp.card import Reading
from services.lists.candidates import FIELDS, Candidate
from services.lists.values import Value

# Without these a row would be filled with what the organisation says of itself.
_WANTED = ("nik", "name", "address", "kecamatan", "desa")


def candidate_of(reading: Reading, place: int = 1) -> Candidate:
    """The person on a card, for `services.lists.batches`."""
    values: dict[str, Value] = dict(reading.values)
    return Candidate(place, values, doubts_of(reading))


def doubts_of(reading: Reading) -> Mapping[str, Text]:
    """A sentence for each question whose answer a person has to look at."""
    doubts = {key: Text("ktp-doubt", field=label(key)) for key in FIELDS if key in reading.doubtful}
    missing = [key for key in _WANTED if key not in reading.values]
    return {**doubts, **{key: Text("ktp-missing", field=label(key)) for key in missing}}


def label(key: str) -> Text:
    """What a question of the member form is called."""
    return Text(f"member-{key.replace('_', '-')}-label")
