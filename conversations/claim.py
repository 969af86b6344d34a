"""One question for a family with one phone: which of the people with this number is asking."""

from __future__ import annotations

from conversations.fields import Field, Form
from services.masks import mask_nik
from services.nik import read_nik

CLAIM = Form(
    name="claim",
    version=1,
    title="claim-title",
    fields=(
        Field(
            "nik",
            ask="claim-choose",
            label="member-nik-label",
            example="member-nik-example",
            read=lambda typed, _answers, env: read_nik(typed, env.today).digits,
            show=lambda value, _env: mask_nik(value),
            sensitive=True,
        ),
    ),
)
