"""Staff say why an entry goes back or is refused: a reason, the field it is about, and words of their own."""

from __future__ import annotations

from conversations.fields import Answers, Env, Field, Form, Option
from locales import Text
from services.bpjs.refusal_wording import reason_of
from services.clean import clean_text
from services.errors import Invalid
from services.reasons import Reason, reasons_for

NOTE_LENGTH = 300


def reasons(_answers: Answers, env: Env) -> list[Option]:
    """The codes that fit the decision (env.facts["decision"] is "return" or "reject")."""
    return [Option(reason.value, reason.label) for reason in reasons_for(env.facts["decision"])]


def read_reason(typed: str, _answers: Answers, env: Env) -> str:
    """The wording of BPJS, of Dukcapil or one's own, as the code it speaks of."""
    reason = reason_of(typed)
    if reason is None or reason not in reasons_for(env.facts["decision"]):
        raise Invalid(Text("verdict-reason-unread"))
    return reason.value


def goes_back(_answers: Answers, env: Env) -> bool:
    """Only an entry that goes back has something to mend."""
    return bool(env.facts["decision"] == "return")


def fields_to_mend(_answers: Answers, env: Env) -> list[Option]:
    """The questions of the member form, by their short names: {"key", "label"} each."""
    return [Option(key, Text(label)) for key, label in env.facts["fields"]]


def field_of_reason(answers: Answers, _env: Env) -> str | None:
    """Most reasons speak of one field."""
    return Reason(answers["reason"]).field


def read_note(typed: str, _answers: Answers, _env: Env) -> str:
    """A sentence or two for the coordinator."""
    note = clean_text(typed)
    if not 3 <= len(note) <= NOTE_LENGTH:
        raise Invalid(Text("verdict-note-length", count=len(note), most=NOTE_LENGTH))
    return note


VERDICT = Form(
    name="verdict",
    version=1,
    title="verdict-title",
    fields=(
        Field("reason", ask="verdict-reason", options=reasons, read=read_reason),
        Field("field", ask="verdict-field", options=fields_to_mend, known=field_of_reason, when=goes_back),
        Field(
            "message",
            ask="verdict-note",
            example="verdict-note-example",
            read=read_note,
            optional=True,
        ),
    ),
)
