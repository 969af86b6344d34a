"""The card of a dialogue: a pure view of the draft, and its drawing as Telegram HTML and callback data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from conversations import picker, pressing
from conversations.buttons import Action, Button, encode
from conversations.draft import Draft
from conversations.fields import Env, Field, Form
from conversations.sheet import Sheet, look
from conversations.steps import Turn
from locales import Html, Text, plain, texts

SHOWN = 200
"""Characters of one answer on the card, so that a whole summary stays within Telegram's 4096."""
LABEL = 48
"""Characters of a button's label; phones cut longer ones."""

FEW = 6
"""So many answers have a button each on the summary; more would push Kirim off a small screen."""

LISTED = frozenset({"form-summary-line", "form-summary-missing", "form-summary-unsure"})

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Lines to be set one below the other, and rows of buttons."""

    lines: tuple[Text, ...]
    rows: tuple[Row, ...]

    def html(self, language: str) -> str:
        """The message as Telegram HTML."""
        say = texts(language)
        return "\n\n".join(_joined([say(line) for line in self.lines], self.lines))

    def keyboard(self, language: str, dialogue_id: int, revision: int) -> list[list[tuple[str, str]]]:
        """Rows of (label, callback data)."""
        return [
            [(_label(button, language), encode(button, dialogue_id, revision)) for button in row]
            for row in self.rows
        ]


def card(form: Form, draft: Draft, env: Env) -> Card:
    """What the person sees now."""
    title = Text(form.title)
    if draft.step == "submitted":
        return Card((Text("form-sent", title=title),), ())
    if draft.step == "cancelled":
        return Card((Text("form-cancelled", title=title),), ())
    if draft.place == "leave":
        return _leave(title)
    turn = Turn(form, draft, env, draft.touched_at, look(form, draft, env))
    if draft.place == "summary":
        return _summary(turn, title)
    if draft.place == "list":
        return _list(turn, title)
    return _confirm(turn, title) if draft.place == "confirm" else _question(turn, title)


def shown(field: Field, value: Any, sheet: Sheet, env: Env) -> Text | str:
    """A stored answer as the person may read it."""
    if value is None:
        return Text("form-value-skipped")
    if field.show is not None:
        return _clip(field.show(value, env))
    for option in field.offered(sheet.seen[field.key], env):
        if option.value == value:
            return _clip(option.label)
    if isinstance(value, bool):
        return Text("form-value-yes" if value else "form-value-no")
    if field.photo and isinstance(value, dict):
        return Text("form-value-photo")
    return _clip(str(value))


def progress(sheet: Sheet, key: str) -> tuple[int, int]:
    """Which step of how many this is: 1 to the number of questions that are asked as things stand."""
    asked = [one.key for one in sheet.asked(key)]
    return asked.index(key) + 1, len(asked)


def _leave(title: Text) -> Card:
    yes = Button(Text("form-button-leave"), Action.YES)
    no = Button(Text("form-button-stay"), Action.NO)
    return Card((title, Text("form-leave")), ((no,), (yes,)))


def _head(turn: Turn, title: Text) -> Text:
    if turn.draft.editing:
        return Text("form-step-editing", title=title)
    number, total = progress(turn.sheet, turn.draft.key)
    return Text("form-step", title=title, number=number, total=total)


def _notice(draft: Draft) -> Iterator[Text]:
    if draft.notice is not None:
        yield Text("form-notice", notice=draft.notice)
    if draft.typed and draft.notice is not None:
        yield Text("form-typed", typed=draft.typed)


def _confirm(turn: Turn, title: Text) -> Card:
    draft, field = turn.draft, turn.field
    seen = turn.sheet.seen[field.key]
    value = (draft.pending or {}).get("value")
    question = field.confirm(value, seen, turn.env) if field.confirm is not None else None
    lines = (_head(turn, title), *_notice(draft), question or field.question(seen, turn.env))
    yes, no = Button(Text("form-button-yes"), Action.YES), Button(Text("form-button-no"), Action.NO)
    return Card(lines, ((yes, no), _foot(turn)))


def _question(turn: Turn, title: Text) -> Card:
    draft, field, sheet = turn.draft, turn.field, turn.sheet
    notices = list(_notice(draft))
    lines = [_head(turn, title), *notices]
    if draft.misses >= pressing.HELP_AFTER:
        lines.append(Text("form-help", help=Text(field.help or _usual_help(field))))
    lines.append(Text("form-question", question=field.question(sheet.seen[field.key], turn.env)))
    if field.example and not _shows_example(notices, turn.env.language):
        example = field.example if callable(field.example) else None
        given = example(sheet.seen[field.key], turn.env) if example else Text(str(field.example))
        lines.append(Text("form-example", example=given))
    present = sheet.values.get(field.key)
    if present is not None:
        lines.append(Text("form-now", value=shown(field, present, sheet, turn.env)))
    lines += _doubt(turn, field)
    if draft.place == "checking":
        return Card((*lines, Text("form-checking")), (_foot(turn),))
    rows: list[Row] = []
    if field.options is not None:
        picked_lines, picked_rows = _picker(turn, field)
        lines += picked_lines
        rows += picked_rows
    if pressing.allowed(turn, Action.HELP):
        rows.append((Button(Text("form-button-help"), Action.HELP),))
    if pressing.allowed(turn, Action.SKIP):
        # With an answer already there, going on must not look like throwing it away.
        rows.append((Button(Text(f"form-button-{'skip' if present is None else 'empty'}"), Action.SKIP),))
    if pressing.allowed(turn, Action.KEEP):
        right = sheet.unsure(field.key)
        rows.append((Button(Text(f"form-button-{'right' if right else 'keep'}"), Action.KEEP),))
    if pressing.allowed(turn, Action.OTHER):
        rows.append((Button(Text("form-button-other"), Action.OTHER),))
    return Card(tuple(lines), (*rows, _foot(turn)))


def _doubt(turn: Turn, field: Field) -> Iterator[Text]:
    """Why an answer is to be looked at, unless the notice has just said it; and what may be meant instead."""
    if not turn.sheet.unsure(field.key):
        return
    unsure, notice = turn.draft.unsure[field.key], turn.draft.notice
    if notice is None or (notice != unsure.why and unsure.why not in notice.args.values()):
        yield Text("form-unsure", why=unsure.why)
    if unsure.other is not None:
        yield Text("form-other", value=shown(field, unsure.other, turn.sheet, turn.env))


def _picker(turn: Turn, field: Field) -> tuple[list[Text], list[Row]]:
    draft = turn.draft
    options = field.offered(turn.sheet.seen[field.key], turn.env)
    page = picker.page(options, draft.query, draft.page, turn.env.language)
    lines = [Text("form-searching", query=draft.query)] if draft.query else []
    if page.count > 1:
        lines.append(Text("form-page", number=page.number + 1, count=page.count))
        lines.append(Text("form-hint-search"))
    buttons = [Button(one.label, Action.PICK, picker.token(place, one)) for place, one in page.options]
    rows = _rows(buttons, field.columns)
    if turns := _turns(page.number, page.count):
        rows.append(turns)
    if draft.query:
        rows.append((Button(Text("form-button-clear-search"), Action.CLEAR_SEARCH),))
    return lines, rows


def _summary(turn: Turn, title: Text) -> Card:
    sheet, given, addable = turn.sheet, turn.sheet.given(), turn.sheet.addable()
    lines = [Text("form-summary", title=title), *_notice(turn.draft)]
    for field in given:
        label = Text(field.label)
        if sheet.done(field.key):
            value = shown(field, sheet.values[field.key], sheet, turn.env)
            lines.append(Text("form-summary-line", label=label, value=value))
        elif sheet.unsure(field.key):
            value = shown(field, sheet.values[field.key], sheet, turn.env)
            lines.append(Text("form-summary-unsure", label=label, value=value))
        else:
            lines.append(Text("form-summary-missing", label=label))
    if any(sheet.unsure(field.key) for field in given):
        lines.append(Text("form-summary-look"))
    rows: list[Row] = [(Button(Text("form-button-submit"), Action.SUBMIT),)]
    if len(given) > FEW:
        rows.append((Button(Text("form-button-edit-list"), Action.LIST, "edit"),))
    else:
        rows += _rows(_field_buttons(given, "edit"), 2)
    if addable:
        names = ", ".join(picker.words(Text(one.label), turn.env.language) for one in addable)
        lines.append(Text("form-summary-addable", names=names))
        rows.append((Button(Text("form-button-add-list"), Action.LIST, "add"),))
    if turn.form.statement:
        lines.append(Text("form-summary-statement", statement=Text(turn.form.statement)))
    return Card(tuple(lines), (*rows, _foot(turn)))


def _list(turn: Turn, title: Text) -> Card:
    which = turn.draft.step.removeprefix("list:")
    number = min(turn.draft.page, pressing.list_pages(turn) - 1)
    first = number * pressing.LIST_PAGE
    fields = pressing.listed(turn, which)[first : first + pressing.LIST_PAGE]
    lines = (Text(f"form-list-{which}", title=title), *_notice(turn.draft))
    rows = _rows(_field_buttons(fields, which), 2)
    turns = _turns(number, pressing.list_pages(turn))
    return Card(lines, (*rows, *([turns] if turns else []), _foot(turn)))


def _field_buttons(fields: Sequence[Field], which: str) -> list[Button]:
    return [
        Button(Text(f"form-button-{which}", label=Text(field.label)), Action.EDIT, field.key)
        for field in fields
    ]


def _usual_help(field: Field) -> str:
    """Where there is no example to look at, nobody is told to."""
    return "form-help-choice" if field.closed and not field.example else "form-help-general"


def _turns(number: int, count: int) -> Row:
    turns: list[Button] = []
    if number > 0:
        turns.append(Button(Text("form-button-previous"), Action.PAGE, str(number - 1)))
    if number + 1 < count:
        turns.append(Button(Text("form-button-next"), Action.PAGE, str(number + 1)))
    return tuple(turns)


def _shows_example(notices: Sequence[Text], language: str) -> bool:
    """A refusal may bring an example that fits the mistake; two of them would only be longer."""
    say = texts(language)
    opening = plain(say("form-example", example="")).strip().casefold()
    return any(opening in plain(say(one)).casefold() for one in notices)


def _foot(turn: Turn) -> Row:
    cancel = Button(Text("form-button-cancel"), Action.CANCEL)
    draft = turn.draft
    first = draft.place == "ask" and not draft.editing and turn.sheet.before(draft.key) is None
    return (cancel,) if first else (Button(Text("form-button-back"), Action.BACK), cancel)


def _rows(buttons: Sequence[Button], columns: int) -> list[Row]:
    return [tuple(buttons[at : at + columns]) for at in range(0, len(buttons), columns)]


def _joined(words: Sequence[Html], lines: Sequence[Text]) -> Iterator[str]:
    """The lines of a summary stand close together; everything else is set apart."""
    listed: list[str] = []
    for said, line in zip(words, lines, strict=True):
        if line.id in LISTED:
            listed.append(said)
            continue
        if listed:
            yield "\n".join(listed)
            listed = []
        yield said
    if listed:
        yield "\n".join(listed)


def _label(button: Button, language: str) -> str:
    label = button.label
    words = plain(texts(language)(label)) if isinstance(label, Text) else label
    return words if len(words) <= LABEL else words[: LABEL - 1] + "…"


def _clip(value: Text | str) -> Text | str:
    if isinstance(value, Text) or len(value) <= SHOWN:
        return value
    return value[: SHOWN - 1] + "…"
