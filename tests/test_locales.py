"""Every sentence that is said exists in both languages, fits its arguments, and none is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

import handlers  # noqa: F401  Registers the dialogues.
from conversations.fields import Form
from handlers.dialogues import dialogues
from locales import FOLDER, LANGUAGES, MissingText, Text, plain, texts
from models import EnrolmentStatus, OrganisationStatus, PairStatus, Role
from regency import load_regency
from services.alike.likeness import Sign
from services.alike.pairs_file import COLUMNS as PAIR_COLUMNS
from services.reasons import Reason
from services.worker_status import WorkerState

ROOT = FOLDER.parent
ROOMS = ("handlers", "conversations", "services", "gateway", "models", "regency", "simulator")
FILES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))] + [ROOT / "bot.py"]
SHAPE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
MOST_OF_A_BUTTON = 40
ALERTS = (
    "form-stale", "form-finished", "form-unknown", "form-already", "not-allowed", "members-gone",
    "members-not-returned", "enrolments-code-closed", "enrolments-not-found",
)  # fmt: skip


NUMBERS: set[tuple[str, str]] = set()
"""(message, argument) of what has to be a number."""


class _Messages(Visitor):
    """The messages of a file and the arguments that each of them names."""

    def __init__(self) -> None:
        self.found: dict[str, set[str]] = {}
        self._at = ""

    def visit_Message(self, node: fluent.Message) -> None:  # noqa: N802
        assert node.id.name not in self.found, f"{node.id.name} stands twice"
        self._at = node.id.name
        self.found[self._at] = set()
        self.generic_visit(node)

    def visit_FunctionReference(self, node: fluent.FunctionReference) -> None:  # noqa: N802
        for one in node.arguments.positional:
            if isinstance(one, fluent.VariableReference):
                NUMBERS.add((self._at, one.id.name))
        self.generic_visit(node)

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
        self.found[self._at].add(node.id.name)

    def visit_Junk(self, node: fluent.Junk) -> None:  # noqa: N802
        raise AssertionError(f"not Fluent: {node.content}")


def messages(language: str) -> dict[str, set[str]]:
    """Every message of a language with its arguments."""
    visitor = _Messages()
    for path in sorted((FOLDER / language).glob("*.ftl")):
        visitor.visit(FluentParser().parse(path.read_text(encoding="utf-8")))
    return visitor.found


MESSAGES = {language: messages(language) for language in LANGUAGES}
IDS = set(MESSAGES["id"])


def strings() -> Iterator[tuple[Path, ast.AST]]:
    """Every string and f-string in the code."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr) or (
                isinstance(node, ast.Constant) and isinstance(node.value, str)
            ):
                yield path, node


def pattern(node: ast.JoinedStr) -> re.Pattern[str] | None:
    """An f-string that may make an id, as a pattern of the ids it can make."""
    parts = [str(one.value) if isinstance(one, ast.Constant) else None for one in node.values]
    fixed = "".join(part or "" for part in parts)
    if not re.fullmatch(r"[a-z0-9-]*-[a-z0-9-]*", fixed) or not re.match(r"[a-z]+-", parts[0] or ""):
        return None
    return re.compile("".join("[a-z0-9_-]+" if part is None else re.escape(part) for part in parts))


def named_in_code() -> set[str]:
    """Ids that the code can say: written out, in data of the regency, or put together."""
    exact = {str(node.value) for _, node in strings() if isinstance(node, ast.Constant)}
    made = [found for _, node in strings() if isinstance(node, ast.JoinedStr) and (found := pattern(node))]
    labels = {f"{one}-label" for one in exact}
    data = set(
        re.findall(r'"([a-z0-9-]+)"', "".join(p.read_text() for p in (ROOT / "regency").rglob("*.toml")))
    )
    reasons = {
        f"reason-{reason.value.replace('_', '-')}{end}" for reason in Reason for end in ("", "-why", "-next")
    }
    names = {one.replace("_", "-") for one in exact}
    derived = {f"finding-{one}{end}" for one in names for end in ("", "-detail", "-next")}
    derived |= {f"missing-{one}" for one in names}
    derived |= {f"{one}-{end}" for one in exact for end in ("empty", "wrong", "short", "long")}
    page = "".join(one.read_text() for one in (ROOT / "simulator" / "page").glob("*.*s"))
    page += "".join(one.read_text() for one in (ROOT / "simulator" / "page").glob("*.html"))
    derived |= {f"simulator-{one}" for one in re.findall(r"[\"'`]([a-z-]+)[\"'`]", page)}
    known = exact | labels | data | reasons | derived
    return {one for one in IDS if one in known or any(found.fullmatch(one) for found in made)}


def called() -> Iterator[tuple[str, str]]:
    """(file, id) of every Text("…"), t("…") and say("…") that is written out."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if (
                name in {"Text", "t", "_", "texts"}
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
            ) and SHAPE.fullmatch(first.value):
                yield path.name, first.value


def test_both_languages_have_the_same_sentences() -> None:
    assert MESSAGES["id"].keys() == MESSAGES["en"].keys()


@pytest.mark.parametrize("identifier", sorted(IDS))
def test_both_languages_take_the_same_arguments(identifier: str) -> None:
    assert MESSAGES["id"][identifier] >= MESSAGES["en"][identifier]


def test_what_the_code_says_exists() -> None:
    missing = {(file, one) for file, one in called() if one not in IDS}
    assert not missing
    assert len(list(called())) > 300


def forms() -> list[Form]:
    """Every form that somebody can be asked."""
    return [dialogue.form for dialogue in dialogues().values()]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_what_a_form_says_exists(form: Form) -> None:
    assert not form.locale_ids() - IDS


def put_together() -> set[str]:
    """Ids made of a fixed part and one of a known few."""
    regency = load_regency("oku-selatan")
    return {
        *(f"enrolment-status-{one.value}" for one in EnrolmentStatus),
        *(f"pair-status-{one.value}" for one in PairStatus),
        *(f"pairs-sign-{one.value.replace('_', '-')}" for one in Sign),
        *(f"pairs-column-{one.replace('_', '-')}" for one in PAIR_COLUMNS),
        *(f"organisation-status-{one.value}" for one in OrganisationStatus),
        *(f"role-{one.value}" for one in Role),
        *(f"status-{one.value.replace('_', '-')}" for one in WorkerState),
        *(f"status-next-{one.value.replace('_', '-')}" for one in WorkerState),
        *(f"enrolments-taken-{one}" for one in ("own", "other")),
        *(f"status-entry-{one}" for one in ("submitted", "returned")),
        *(f"language-{one}" for one in LANGUAGES),
        *(f"{topic}-{end}" for topic in ("names", "places", "addresses") for end in ("short", "long")),
        *(one.label.id for one in Reason),
        *(one.sentence.id for one in Reason),
        *(one.next_step.id for one in Reason),
        *(one.label_id for one in regency.categories),
        *(one.label_id for one in regency.organisation_kinds),
        *(one.label_id for one in regency.channels),
        *(one.label_id for one in regency.benefits),
    }


def test_what_is_put_together_exists() -> None:
    assert not put_together() - IDS


def test_no_sentence_is_left_over() -> None:
    assert sorted(IDS - named_in_code() - put_together()) == []


def arguments(identifier: str, language: str, value: Any) -> dict[str, Any]:
    """The same value for every argument."""
    return {name: 12 if (identifier, name) in NUMBERS else value for name in MESSAGES[language][identifier]}


VALUES = [
    "<b>Nama & Nama</b>", 0, 1, 3_934, date(1980, 8, 17), datetime(2026, 11, 22, 10, tzinfo=UTC), None, True,
    Text("form-button-yes"), "{ $nama }", "yes",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    say = texts(language)
    for identifier in IDS:
        for value in VALUES:
            said = say(identifier, **arguments(identifier, language, value))
            assert said.strip()
            assert "{" not in said.replace("{ $nama }", "")
            assert len(plain(said)) <= 2_500, identifier
            if value == VALUES[0]:
                assert "<b>Nama" not in said, identifier


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_is_closed(language: str) -> None:
    say = texts(language)
    for identifier in IDS:
        said = say(identifier, **arguments(identifier, language, "x"))
        for tag in ("b", "i", "code"):
            assert said.count(f"<{tag}>") == said.count(f"</{tag}>"), identifier
        assert set(re.findall(r"</?([a-z]+)", said)) <= {"b", "i", "code"}, identifier


def test_a_sentence_that_lacks_an_argument_is_no_sentence() -> None:
    for identifier, wanted in MESSAGES["id"].items():
        if wanted:
            with pytest.raises(MissingText):
                texts("id")(identifier)


def button_ids() -> set[str]:
    """Ids that stand on buttons: in button(…), Button(…) and Option(…), and labels of data."""
    found = {one for one in IDS if one.startswith(("menu-", "form-button-", "who-", "language-", "draft-re"))}
    found -= {"menu-title", "who-staff-how", "language-ask", "language-set"}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if getattr(node.func, "attr", getattr(node.func, "id", "")) not in {"button", "Button", "Option"}:
                continue
            for text in ast.walk(node):
                if isinstance(text, ast.Constant) and text.value in IDS:
                    found.add(str(text.value))
    regency = load_regency("oku-selatan")
    found |= {one.label_id for one in regency.categories}
    found |= {one.label_id for one in regency.organisation_kinds}
    return found | {reason.label.id for reason in Reason}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_fits_a_small_phone(language: str) -> None:
    say = texts(language)
    long = {
        one: words
        for one in button_ids()
        if len(words := plain(say(one, **arguments(one, language, "12")))) > MOST_OF_A_BUTTON
    }
    assert not long
    assert len(button_ids()) > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_to_a_press_fits_its_window(language: str) -> None:
    """Telegram cuts the answer to a press at 200 characters."""
    say = texts(language)
    for identifier in ALERTS:
        assert len(plain(say(identifier))) <= 200, identifier
