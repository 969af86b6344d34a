"""Pages that are made from the code: dialogue diagrams, who may do what, and the list of all sentences."""

from __future__ import annotations

import re
from pathlib import Path

from conversations.diagram import write_diagrams
from handlers.dialogues import dialogues
from locales import FOLDER, LANGUAGES
from models import Role
from services import protection_changes, transitions
from services.benefits import case_steps
from services.permissions import ALLOWED, Action

DOCS = Path(__file__).parent
MADE = "<!-- Made by `make docs`; do not edit. -->\n\n"


def write(folder: Path) -> list[Path]:
    """Writes all generated pages below `folder`; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    forms = [dialogue.form for dialogue in dialogues().values()]
    diagrams = folder / "diagrams"
    diagrams.mkdir(exist_ok=True)
    return [*write_diagrams(forms, diagrams), *_lives(diagrams), _sentences(folder), _permissions(folder)]


def _lives(folder: Path) -> list[Path]:
    """The life of an entry, of somebody's cover and of a claim, each drawn from its table."""
    drawn = {
        "lifecycle": transitions.mermaid(),
        "protection": protection_changes.mermaid(),
        "benefit-case": case_steps.mermaid(),
    }
    for name, lines in drawn.items():
        (folder / f"{name}.mmd").write_text(lines, encoding="utf-8")
    return [folder / f"{name}.mmd" for name in drawn]


def _sentences(folder: Path) -> Path:
    """docs/texts.md: every sentence in both languages, for those who watch over the wording."""
    lines = [MADE + "# Every sentence of the bot\n\n"]
    for path in sorted((FOLDER / LANGUAGES[0]).glob("*.ftl")):
        other = _entries((FOLDER / LANGUAGES[1] / path.name).read_text(encoding="utf-8"))
        lines.append(f"\n## {path.stem}\n\n| id | Indonesia | English |\n| --- | --- | --- |\n")
        for name, words in _entries(path.read_text(encoding="utf-8")).items():
            lines.append(f"| `{name}` | {words} | {other.get(name, '')} |\n")
    made = folder / "texts.md"
    made.write_text("".join(lines), encoding="utf-8")
    return made


def _entries(source: str) -> dict[str, str]:
    """Locale ids with their pattern in one line, safe in a table."""
    parts = re.split(r"^([a-z][a-z0-9-]*) *=", re.sub(r"^#.*$", "", source, flags=re.MULTILINE), flags=re.M)
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return {name: " ".join(body.split()).replace("|", "\\|").replace("<", "&lt;") for name, body in pairs}


def _permissions(folder: Path) -> Path:
    """docs/permissions.md: the declared table of who may do what."""
    roles = list(Role)
    head = " | ".join(role.value for role in roles)
    lines = [MADE, "# Who may do what\n\n", f"| action | {head} |\n", f"| --- |{' --- |' * len(roles)}\n"]
    for action in Action:
        marks = " | ".join("yes" if role in ALLOWED.get(action, ()) else "" for role in roles)
        lines.append(f"| {action.value} | {marks} |\n")
    made = folder / "permissions.md"
    made.write_text("".join(lines), encoding="utf-8")
    return made


if __name__ == "__main__":
    write(DOCS)
