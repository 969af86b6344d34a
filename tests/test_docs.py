"""The docs tell the truth: every setting, command and sentence is in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from config import Settings
from docs import generate
from handlers import ROUTES
from handlers.menu import COMMANDS
from locales import FOLDER, LANGUAGES, MissingText, Text, texts

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_explained(name: str) -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert re.search(rf"^{name.upper()}=", example, re.MULTILINE)
    assert f"`{name.upper()}`" in (DOCS / "operator.md").read_text(encoding="utf-8")


def test_the_example_settings_are_the_defaults() -> None:
    for name, field in Settings.model_fields.items():
        stated = re.search(
            rf"^{name.upper()}=(.*)$", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE
        )
        assert stated is not None
        if name not in ("bot_token", "data_keys", "admin_ids"):
            assert TypeAdapter(type(field.default)).validate_strings(stated[1]) == field.default


@pytest.mark.parametrize("route", [one for one in ROUTES if one.kind == "command"], ids=lambda one: one.name)
def test_every_command_is_in_a_guide(route: object) -> None:
    name = getattr(route, "name", "")
    guides = " ".join(path.read_text(encoding="utf-8") for path in DOCS.glob("*.md"))
    assert f"/{name}" in guides


def test_every_command_of_the_menu_has_a_route() -> None:
    routed = {one.name for one in ROUTES if one.kind == "command"}
    assert {command.name for command in COMMANDS} | {"menu"} == routed


def _ids(language: str) -> list[str]:
    found = []
    for path in sorted((FOLDER / language).glob("*.ftl")):
        found += re.findall(r"^([a-z][a-z0-9-]*) *=", path.read_text(encoding="utf-8"), re.MULTILINE)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_written_twice(language: str) -> None:
    ids = _ids(language)
    assert len(ids) == len(set(ids))


def test_both_languages_say_the_same_things() -> None:
    assert set(_ids("id")) == set(_ids("en"))


def test_both_languages_use_the_same_arguments() -> None:
    def arguments(language: str) -> dict[str, set[str]]:
        found = {}
        for path in sorted((FOLDER / language).glob("*.ftl")):
            parts = re.split(r"^([a-z][a-z0-9-]*) *=", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            for name, body in zip(parts[1::2], parts[2::2], strict=True):
                found[name] = set(re.findall(r"\$([a-z_]+)", body))
        return found

    one, other = arguments("id"), arguments("en")
    assert {name for name in one if one[name] != other[name]} == set()


def test_the_generated_pages_are_up_to_date(tmp_path: Path) -> None:
    for path in generate.write(tmp_path):
        there = DOCS / path.relative_to(tmp_path)
        assert there.read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), "run: make docs"


def test_an_unknown_sentence_is_an_error() -> None:
    with pytest.raises(MissingText):
        texts("id")(Text("no-such-sentence"))


def test_every_link_between_the_pages_leads_somewhere() -> None:
    for page in [*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} → {target}"
