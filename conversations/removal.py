"""Somebody is taken out of a proposal with a few words of staff beside the reason."""

from __future__ import annotations

from conversations.fields import Answers, Env, Field, Form, Option
from conversations.verdict import read_note
from locales import Text


def asked(_answers: Answers, env: Env) -> Text:
    """What the words are for: env.facts["ask"] of env.facts["name"], beside env.facts["reason"]."""
    return Text(env.facts["ask"], name=env.facts["name"], reason=Text(env.facts["reason"]))


def ways(_answers: Answers, _env: Env) -> list[Option]:
    """Whether the next of the line comes in (True)."""
    return [Option(True, Text("proposal-replace-next")), Option(False, Text("proposal-only-out"))]


REMOVAL = Form(
    name="removal",
    version=1,
    title="removal-title",
    fields=(
        Field(
            "message", ask=asked, label="removal-message-label", example="removal-message-example",
            read=read_note,
        ),
        Field("replace", ask="removal-replace", options=ways),
    ),
)  # fmt: skip
