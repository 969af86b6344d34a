"""The engine as transcripts: what a person does, and where the dialogue stands then."""

from __future__ import annotations

from conversations.events import Submitted
from tests.conversations.samples import ORGANISATION, Person


def test_a_form_is_filled_in_from_the_first_question_to_sending() -> None:
    person = Person(ORGANISATION)
    assert "Langkah 1/5" in person.text
    person.taps("Masjid", "Muaradua", "Bumi Agung").types("1234", "al ikhlas")
    assert "Langkah 6/6" in person.text
    person.types("0812").taps("Kirim")
    (submitted,) = [one for one in person.effects if isinstance(one, Submitted)]
    assert submitted.answers == {
        "kind": "masjid",
        "kecamatan": "muaradua",
        "desa": "Bumi Agung",
        "simas": "1234",
        "name": "Al Ikhlas",
        "phone": "0812",
    }
