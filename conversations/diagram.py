"""A form's state diagram, drawn from its declaration, so that the picture in docs/ cannot lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from conversations.fields import Field, Form

END = "summary"


def mermaid(form: Form) -> str:
    """The diagram as Mermaid text (`stateDiagram-v2`), ending in a newline."""
    lines = [
        "%% Made by conversations/diagram.py from the form's declaration; do not edit.",
        "stateDiagram-v2",
        f'    state "{form.name}, version {form.version}" as form {{',
        *(f"        {line}" for line in _inside(form)),
        "    }",
        "    [*] --> form",
        "    form --> submitted : Kirim",
        "    form --> cancelled : Batal, once confirmed, or /batal",
        "    submitted --> [*]",
        "    cancelled --> [*]",
        "    note right of form",
        "        Kembali leads to the question before, and from a change back to the summary.",
        "    end note",
    ]
    return "\n".join(lines) + "\n"


def write_diagrams(forms: Iterable[Form], folder: Path) -> list[Path]:
    """One `<form>.mmd` per form; gives the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for form in forms:
        path = folder / f"{form.name}.mmd"
        path.write_text(mermaid(form), encoding="utf-8")
        written.append(path)
    return written


def _inside(form: Form) -> Iterator[str]:
    fields = form.fields
    for field in fields:
        yield f'state "{field.key}: {_kind(field)}" as {field.key}'
    yield from _entries("[*]", fields, "")
    for place, field in enumerate(fields):
        source = field.key
        if field.check is not None:
            yield f"{field.key} --> {field.key}_check : check {field.check}"
            yield f"{field.key}_check --> {field.key} : refused"
            source = f"{field.key}_check"
        if field.confirm is not None:
            yield f"{source} --> {field.key}_confirm : {_said(field.confirm, 'is it right?')}"
            yield f"{field.key}_confirm --> {field.on_no or field.key} : Bukan"
            source = f"{field.key}_confirm"
        following = () if field.later else fields[place + 1 :]
        yield from _entries(source, following, "Ya" if field.confirm else "")
        if field.optional:
            yield from _entries(field.key, following, "Lewati")
    for field in fields:
        for cause in field.depends:
            yield f"{cause} --> {field.key}_check : changed, checked again"
    for field in fields:
        yield f"{END} --> {field.key} : {'Tambah keterangan' if field.later else 'Ubah'}"


def _entries(source: str, following: Iterable[Field], cause: str) -> Iterator[str]:
    """Arrows to every question that may come next: conditional ones up to the first that is always asked."""
    for field in following:
        if field.later:
            continue
        conditions = []
        if field.when is not None:
            conditions.append(f"if {_said(field.when, field.key + ' applies')}")
        if field.known is not None:
            conditions.append("unless known")
        yield _arrow(source, field.key, [cause, *conditions])
        if not conditions:
            return
    yield _arrow(source, END, [cause])


def _arrow(source: str, target: str, labels: Iterable[str]) -> str:
    label = ", ".join(one for one in labels if one)
    return f"{source} --> {target}" + (f" : {label}" if label else "")


def _kind(field: Field) -> str:
    order = ("choice", "text", "contact", "photo")
    kinds = " or ".join(one for one in order if one in field.takes)
    if field.later:
        return f"{kinds}, may be added"
    return f"{kinds}, may be skipped" if field.optional else kinds


def _said(function: Callable[..., Any], otherwise: str) -> str:
    """What a function is for: the first line of its docstring, else its name; Mermaid reserves ; : and #."""
    name = getattr(function, "__name__", "<lambda>")
    words = (getattr(function, "__doc__", None) or "").strip().split("\n")[0].rstrip(".")
    if not words:
        words = otherwise if name == "<lambda>" else name.strip("_").replace("_", " ")
    if words[1:2].islower() or words[1:2] == " ":
        words = words[0].lower() + words[1:]
    return words.replace(";", ",").replace(":", ",").replace("#", "")
