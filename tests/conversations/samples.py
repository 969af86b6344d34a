"""Small forms of every kind of question, and a person who fills them in: `Person` reads like a transcript."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from conversations.buttons import Action, Button, decode, encode
from conversations.card import Card, card
from conversations.draft import Draft
from conversations.events import Check, Checked, Effect, Event, Picked, Pressed, Submitted, Typed
from conversations.fields import Answers, Env, Field, Form, Option
from conversations.form import Transition, advance, start
from locales import Text, plain, texts
from services.errors import Invalid

NOW = datetime(2026, 3, 2, 3, 4, 5, tzinfo=UTC)
ENV = Env(date(2026, 3, 2), {"regency": "OKU Selatan"})

TEXTS = """
sample-title = Marbot baru
sample-kind = Masjid atau musholla?
sample-kind-label = Jenis
sample-kecamatan = Di kecamatan mana?
sample-kecamatan-label = Kecamatan
sample-desa = Di desa mana?
sample-desa-label = Desa
sample-simas = Berapa nomor SIMAS-nya?
sample-simas-label = SIMAS
sample-simas-example = 123456
sample-name = Siapa namanya?
sample-name-label = Nama
sample-name-example = Siti Aminah
sample-name-help = Tulis seperti pada KTP.
sample-name-short = Nama terlalu pendek.
sample-same = Ini masjid yang sama?
sample-same-label = Sama dengan
sample-born = Kapan lahir?
sample-born-label = Lahir
sample-born-bad = Bukan tanggal.
sample-born-right = lahir { $day }: benar?
sample-phone = Nomor HP?
sample-phone-label = HP
sample-photo = Mohon foto KTP.
sample-photo-label = Foto
sample-taken = Sudah terdaftar.
sample-odd = Awalan ini dari daerah lain.
sample-nik = NIK?
sample-nik-label = NIK
sample-nik-bad = NIK 4 angka.
"""

DESA = {
    "muaradua": ["Bumi Agung", "Batu Belang II", "Pancur Pungah"],
    "banding agung": [f"Sido Rahayu {number}" for number in range(1, 23)],
    "kisam": ["Bumi Agung"],
}


def kinds(_: Answers, __: Env) -> list[Option]:
    return [Option("masjid", "Masjid"), Option("musholla", "Musholla", ("langgar", "surau"))]


def kecamatan(_: Answers, __: Env) -> list[Option]:
    return [Option(name, name.title()) for name in DESA]


def desa(answers: Answers, _: Env) -> list[Option]:
    return [Option(name, name) for name in DESA[answers["kecamatan"]]]


def masjid_only(answers: Answers, _: Env) -> bool:
    """Only a masjid."""
    return bool(answers["kind"] == "masjid")


def read_name(text: str, _: Answers, __: Env) -> str:
    if len(text.strip()) < 3:
        raise Invalid(Text("sample-name-short"))
    return " ".join(text.split()).title()


def read_digits(text: str, _: Answers, __: Env) -> str:
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise Invalid(Text("sample-nik-bad"))
    return text


def read_day(text: str, _: Answers, env: Env) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Invalid(Text("sample-born-bad")) from error


def same(answers: Answers, _: Env) -> list[Option]:
    return [Option(one, one) for one in answers.get("near", [])] + [Option("none", "Bukan semuanya")]


def born_right(value: Any, _: Answers, __: Env) -> Text:
    return Text("sample-born-right", day=date.fromisoformat(value))


def near_known(answers: Answers, _: Env) -> bool:
    return bool(answers.get("near"))


ORGANISATION = Form(
    "organisation",
    1,
    "sample-title",
    (
        Field("kind", "sample-kind", options=kinds, columns=2),
        Field("kecamatan", "sample-kecamatan", options=kecamatan),
        Field("desa", "sample-desa", options=desa),
        Field(
            "simas",
            "sample-simas",
            example="sample-simas-example",
            read=read_digits,
            when=masjid_only,
            optional=True,
        ),
        Field(
            "name",
            "sample-name",
            example="sample-name-example",
            help="sample-name-help",
            read=read_name,
            check="near-same",
            depends=("desa",),
        ),
        Field("same", "sample-same", options=same, when=near_known),
        Field("phone", "sample-phone", read=read_digits, share_contact=True, sensitive=True),
    ),
)

MEMBER = Form(
    "member",
    3,
    "sample-title",
    (
        Field(
            "nik",
            "sample-nik",
            read=read_digits,
            check="duplicate",
            sensitive=True,
            show=lambda value, _: value[:2] + "••",
        ),
        Field("born", "sample-born", read=read_day, confirm=born_right),
        Field("desa", "sample-desa", read=read_name, known=lambda _, env: env.facts.get("desa")),
        Field("photo", "sample-photo", photo=True, optional=True),
    ),
)

TINY = Form("tiny", 1, "sample-title", (Field("name", "sample-name", read=read_name),))


def round_trip(draft: Draft) -> Draft:
    """The draft as it comes back from the database, and that it is the same."""
    back = Draft.load(json.loads(json.dumps(draft.dump())))
    assert back == draft
    return back


class Person:
    """Somebody at a form; every draft goes through JSON, every button through its callback data."""

    def __init__(self, form: Form, env: Env = ENV, **begin: Any) -> None:
        self.form, self.env, self.now = form, env, NOW
        self.checks: dict[tuple[str, Any], dict[str, Any]] = {}
        first = start(form, env, self.now, **begin)
        self.draft = round_trip(first.draft)
        self.effects: tuple[Effect, ...] = first.effects

    def send(self, event: Event) -> Person:
        self.now += timedelta(seconds=1)
        done = advance(self.form, self.draft, event, self.now, self.env)
        self._accept(done)
        return self

    def types(self, *messages: str) -> Person:
        for text in messages:
            self.send(Typed(text))
        return self

    def taps(self, *labels: str) -> Person:
        for label in labels:
            self.send(self.press(label))
        return self

    def picks(self, value: Any) -> Person:
        return self.send(Picked(self.draft.key, value, self.draft.revision))

    def press(self, label: str) -> Pressed:
        """The event of the button whose label holds these words."""
        button = next((one for one in self.buttons() if label in self.words(one.label)), None)
        assert button is not None, (label, [self.words(one.label) for one in self.buttons()])
        press = decode(encode(button, 7, self.draft.revision))
        assert press is not None
        assert press.dialogue_id == 7
        return press.event

    def act(self, action: Action, arg: str = "") -> Person:
        return self.send(Pressed(action, arg, self.draft.revision))

    @property
    def card(self) -> Card:
        return card(self.form, self.draft, self.env)

    @property
    def text(self) -> str:
        return plain(self.card.html("id"))

    @property
    def labels(self) -> list[str]:
        return [self.words(one.label) for one in self.buttons()]

    @property
    def notice(self) -> str:
        return self.draft.notice.id if self.draft.notice else ""

    @property
    def kinds(self) -> list[str]:
        """What the driver has to do, by name."""
        return [type(one).__name__ for one in self.effects]

    def buttons(self) -> list[Button]:
        return [button for row in self.card.rows for button in row]

    def words(self, label: Text | str) -> str:
        return plain(texts("id")(label)) if isinstance(label, Text) else label

    def knows(self, name: str, value: Any, **checked: Any) -> Person:
        """What the driver's look-up will say of a value; anything else is fine."""
        self.checks[(name, value)] = checked
        return self

    def verdict(self, asked: Check) -> Checked | None:
        """The driver's look-up; None for a driver that was killed before it could answer."""
        return Checked(asked.field, **self.checks.get((asked.name, asked.value), {}))

    def _accept(self, done: Transition) -> None:
        old = self.draft
        changed = replace(done.draft, revision=0, touched_at=NOW, last="") != replace(
            old, revision=0, touched_at=NOW, last=""
        )
        assert done.draft.revision == old.revision + (1 if done.draft != old else 0)
        assert changed == (done.draft != old)
        self.draft, effects = round_trip(done.draft), list(done.effects)
        while asked := next((one for one in effects if isinstance(one, Check)), None):
            answer = self.verdict(asked)
            if answer is None:
                break
            after = advance(self.form, self.draft, answer, self.now, self.env)
            assert after.draft.revision == self.draft.revision + 1
            self.draft = round_trip(after.draft)
            effects = [one for one in effects if one is not asked] + list(after.effects)
        self.effects = tuple(effects)


ORGANISATION_ANSWERS: Mapping[str, Any] = {
    "kind": "musholla",
    "kecamatan": "muaradua",
    "desa": "Bumi Agung",
    "name": "Al Ikhlas",
    "phone": "0812",
}


def at_the_summary() -> Person:
    return Person(ORGANISATION).taps("Musholla", "Muaradua", "Bumi Agung").types("al ikhlas", "0812")


def submitted(person: Person) -> dict[str, Any]:
    (done,) = [one for one in person.effects if isinstance(one, Submitted)]
    return dict(done.answers)
