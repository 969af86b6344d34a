"""Whatever people press, type, send, forward or forge: what must always be true of a dialogue."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.buttons import LARGEST_ID, LIMIT, Action, decode
from conversations.card import card, progress
from conversations.draft import Draft
from conversations.events import (
    Check,
    Checked,
    Contact,
    Event,
    Leave,
    Photo,
    Picked,
    Pressed,
    Restart,
    Resume,
    SubmitRefused,
    Submitted,
    Toast,
    Typed,
    Unreadable,
)
from conversations.fields import Form
from conversations.form import advance, answers, migrate, start
from conversations.sheet import look
from locales import Text
from tests.conversations.samples import ENV, MEMBER, NOW, ORGANISATION, TINY, Person

FORMS = st.sampled_from([ORGANISATION, MEMBER, TINY])
KEYS = st.sampled_from(
    ["kind", "kecamatan", "desa", "simas", "name", "same", "phone", "nik", "born", "photo", ""]
)
PLAUSIBLE = ["masjid", "musholla", "muaradua", "banding agung", "bumi agung", "sido rahayu 3", "1234", "9999"]
PLAUSIBLE += [
    "siti aminah",
    "al ikhlas",
    "1980-08-17",
    "ya",
    "tidak",
    "kembali",
    "lewati",
    "batal",
    "kirim",
    "-",
    "a",
]
TYPED = st.builds(Typed, st.one_of(st.sampled_from(PLAUSIBLE), st.text(max_size=50)))
HOSTILE = st.one_of(
    st.builds(Pressed, st.sampled_from(Action), st.text(max_size=8), st.integers(-1, 60)),
    st.builds(
        Pressed, st.sampled_from(Action), st.from_regex(r"[0-9]{1,3}(\.[0-9a-z]{1,7})?"), st.integers(0, 60)
    ),
    st.builds(Picked, KEYS, st.sampled_from(["masjid", "muaradua", "x", None, 1]), st.integers(0, 60)),
    st.builds(Checked, KEYS, st.none(), st.none(), st.just({"near": ["Al Ikhlas"]})),
    st.builds(SubmitRefused, st.just(Text("sample-taken")), st.one_of(st.none(), KEYS)),
)
OTHER = st.one_of(
    st.builds(Contact, st.sampled_from(["0812", "x"]), st.booleans()),
    st.builds(Photo, st.text(max_size=9)),
    st.builds(Unreadable, st.text(max_size=9)),
    st.sampled_from([Resume(), Resume(), Resume(), Restart(), Leave()]),
)
Move = Event | int | str
"""An event; the number of a button on the card (-1: the last press again); "right": goes on well."""
BUTTONS = st.integers(-1, 14)
# Drawn from a list, since one_of would flatten its parts and give every rare kind the weight of a common one.
MOVE = st.sampled_from([st.just("right")] * 6 + [BUTTONS] * 5 + [TYPED] * 3 + [HOSTILE, OTHER]).flatmap(
    lambda x: x
)
MOVES = st.lists(MOVE, min_size=3, max_size=40)
VERDICTS = st.sampled_from(["fine", "fine", "refused", "note", "near", "killed"])


RIGHT = {
    "desa": "bumi agung",
    "simas": "1234",
    "name": "Al Ikhlas",
    "phone": "0812",
    "nik": "1234",
    "born": "1980-08-17",
    "photo": "lewati",
}


class Anybody(Person):
    """Somebody with a driver that checks at random, now and then killed before it has answered."""

    def __init__(self, form: Form, verdicts: list[str]) -> None:
        self.verdicts = verdicts
        self.last: Pressed | None = None
        super().__init__(form)

    def verdict(self, asked: Check) -> Checked | None:
        said = self.verdicts.pop() if self.verdicts else "fine"
        match said:
            case "killed":
                return None
            case "refused":
                return Checked(asked.field, refused=Text("sample-taken"))
            case "near":
                return Checked(asked.field, known={"near": ["Al Ikhlas", "Al Huda"]})
            case "note":
                return Checked(asked.field, note=Text("sample-odd"))
            case _:
                return Checked(asked.field)

    def event(self, move: Move) -> Event:
        if isinstance(move, str):
            return self.right()
        if not isinstance(move, int):
            return move
        buttons = self.buttons()
        if move < 0 and self.last is not None:
            return self.last
        if not buttons:
            return Resume()
        button = buttons[move % len(buttons)]
        self.last = Pressed(button.action, button.arg, self.draft.revision)
        return self.last

    def right(self) -> Event:
        """What somebody does who knows the answers and wants to finish."""
        match self.draft.place:
            case "leave":
                return Typed("tidak")
            case "confirm":
                return Typed("ya")
            case "summary":
                return self.press("✅ Kirim")
            case "submitted" | "cancelled":
                return Restart()
        picks = [one for one in self.buttons() if one.action is Action.PICK]
        if picks:
            return Pressed(Action.PICK, picks[0].arg, self.draft.revision)
        return Typed(RIGHT[self.draft.key])


def keeps_answers(old: Draft, new: Draft, event: Event) -> None:
    begun_again = isinstance(event, Restart) or (
        isinstance(event, Pressed) and event.action is Action.RESTART
    )
    if begun_again:
        return
    for key, value in old.answers.items():
        assert key in new.answers
        assert new.answers[key] == value or key == old.key


def effects_make_sense(person: Person, before: Draft, event: Event) -> None:
    kinds = person.kinds
    assert kinds.count("ShowCard") + kinds.count("FreshCard") <= 1
    assert "Toast" not in kinds or isinstance(event, Pressed | Picked)
    if isinstance(event, Pressed) and event.revision != before.revision and event.action is not Action.RESUME:
        assert person.draft == before
    assert "ForgetMessage" not in kinds or isinstance(event, Typed | Contact | Photo)
    for done in person.effects:
        if isinstance(done, Submitted):
            assert look(person.form, person.draft, ENV).next_open() is None


def card_is_sound(person: Person) -> None:
    seen = person.card
    assert len(person.text) <= 4096
    for row in seen.keyboard("id", LARGEST_ID, person.draft.revision):
        assert 1 <= len(row) <= 4
        for label, data in row:
            assert label
            assert len(data.encode()) <= LIMIT
            assert decode(data) is not None
    actions = {button.action for button in person.buttons()}
    if person.draft.ended:
        assert not actions
    else:
        assert actions >= {Action.CANCEL} or actions == {Action.YES, Action.NO}
    if person.draft.place in {"ask", "confirm", "checking"}:
        number, total = progress(look(person.form, person.draft, ENV), person.draft.key)
        assert 1 <= number <= total <= len(person.form.fields)


def buttons_work(person: Person) -> None:
    """Every button on the card does something: none of them is answered with "from an earlier step"."""
    for button in person.buttons():
        event = Pressed(button.action, button.arg, person.draft.revision)
        done = advance(person.form, person.draft, event, person.now, ENV)
        assert Toast(Text("form-stale"), alert=True) not in done.effects
        assert done.draft != person.draft or button.action in {Action.PAGE, Action.HELP}


@settings(deadline=None, max_examples=250)
@given(FORMS, MOVES, st.lists(VERDICTS, max_size=8))
def test_no_sequence_of_events_breaks_a_dialogue(form: Form, moves: list[Move], verdicts: list[str]) -> None:
    person = Anybody(form, verdicts)
    for move in moves:
        event, old = person.event(move), person.draft
        person.send(event)  # sees to the revision and to the round trip through JSON
        keeps_answers(old, person.draft, event)
        card_is_sound(person)
        effects_make_sense(person, old, event)
    buttons_work(person)


@settings(deadline=None, max_examples=150)
@given(FORMS, MOVES, st.lists(VERDICTS, max_size=4))
def test_from_wherever_one_has_got_to_the_form_can_be_finished(
    form: Form, moves: list[Move], verdicts: list[str]
) -> None:
    person = Anybody(form, verdicts)
    for move in moves:
        person.send(person.event(move))
    person.verdicts.clear()
    if person.draft.ended:
        person.send(Restart())
    for _ in range(4 * len(form.fields)):
        if not person.draft.ended:
            person.send(person.right())
    assert person.draft.step == "submitted"


@settings(deadline=None, max_examples=100)
@given(FORMS, FORMS, MOVES)
def test_a_draft_goes_on_in_any_later_version(form: Form, fields: Form, moves: list[Move]) -> None:
    person = Anybody(form, [])
    for move in moves:
        person.send(person.event(move))
    later = Form(form.name, form.version + 1, form.title, fields.fields)
    new = migrate(later, person.draft, ENV, NOW)
    assert new.revision == person.draft.revision + 1
    assert {key: new.answers[key] for key in new.answers} == {
        key: value for key, value in person.draft.answers.items() if key in later
    }
    assert answers(later, new, ENV).items() <= new.answers.items()
    card(later, new, ENV).html("id")


def test_one_advance_takes_microseconds() -> None:
    draft = start(ORGANISATION, ENV, NOW).draft
    events: list[Event] = [Typed("masjid"), Typed("banding agung"), Typed("sido rahayu 12"), Typed("lewati")]
    best = float("inf")
    for _ in range(20):
        current, began = draft, perf_counter()
        for event in events:
            current = advance(ORGANISATION, current, event, NOW + timedelta(seconds=1), ENV).draft
        best = min(best, (perf_counter() - began) / len(events))
    assert current.step == "name"
    assert best < 0.002
    print(f"{best * 1e6:.0f} µs an advance")
