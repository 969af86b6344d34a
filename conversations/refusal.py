"""Staff refuse: a person's entry for a reason, an organisation or its would-be speaker in their own words."""

from __future__ import annotations

from dataclasses import replace

from conversations.fields import Field, Form
from conversations.verdict import VERDICT, read_note

# The same questions; the facts say that the decision is "reject", so there is nothing to mend.
REFUSAL = replace(VERDICT, name="refusal", title="refusal-title")

TURNDOWN = Form(
    name="turndown",
    version=1,
    title="turndown-title",
    fields=(Field("message", ask="turndown-note", example="turndown-note-example", read=read_note),),
)
