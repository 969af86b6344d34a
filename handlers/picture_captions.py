"""What stands below a picture: its figures in words, for those who cannot see it, and to be searched for."""

from __future__ import annotations

from collections.abc import Sequence

from gateway.outgoing import Outgoing, document, picture
from handlers.context import Context
from handlers.coverage_cuts import BELOW, cut_of
from handlers.pictures import full_size_button
from locales import Text
from models import PictureKind, PictureRequest
from services.coverage.drawing.making import Figures, Made, Work
from services.coverage.drawing.words import Words
from services.coverage.figures import Changes, Picture, Share
from services.coverage.report.contents import Report


def files(context: Context, asked: PictureRequest, work: Work, made: Sequence[Made]) -> list[Outgoing]:
    """The messages that bring what was drawn."""
    said: list[str] = [context.t(one) for one in _captions(context, asked, work)]
    if still_counting(work.figures):
        said[0] += "\n" + context.t("pictures-counting")
    if asked.kind is PictureKind.REPORT or asked.as_file:
        return [
            document(context.chat_id, one.name, one.data, caption)
            for one, caption in zip(made, said, strict=True)
        ]
    rows = [[full_size_button(context, asked)]]
    if asked.kind is PictureKind.OVERVIEW and cut_of(asked.cut) is not None:
        rows[0].append(context.button(Text("pictures-to-figures"), "cp", asked.cut, BELOW))
    return [picture(context.chat_id, made[0].name, made[0].data, said[0], rows)]


def failed(context: Context, asked: PictureRequest) -> Text:
    """That it could not be made, and the way out."""
    if asked.kind is PictureKind.REPORT:
        return Text("report-failed", month=Words(context.say_in).month(asked.day))
    return Text("pictures-failed")


def still_counting(figures: Figures) -> bool:
    """Whether somebody changed who is not in these figures yet."""
    match figures:
        case Picture():
            return figures.total.share.still_counting
        case Changes():
            return figures.last.still_counting
        case Report():
            return figures.picture.total.share.still_counting
    return False


def _captions(context: Context, asked: PictureRequest, work: Work) -> list[Text]:
    match work.figures:
        case Picture():
            return [_share(context, "pictures-caption-overview", work.figures.total.share, part=work.label)]
        case Changes():
            first, last = work.figures.first, work.figures.last
            return [
                Text(
                    "pictures-caption-changes", part=work.label, first=first.day, day=last.day,
                    before=first.protected, after=last.protected,
                )
            ]  # fmt: skip
        case Report():
            month = Words(context.say_in).month(asked.day)
            share = work.figures.picture.total.share
            pdf = _share(context, "report-caption-pdf", share, month=month)
            return [pdf, Text("report-caption-xlsx")]
    return [Text(f"pictures-caption-{asked.kind}", part=work.label, day=asked.day)]


def _share(context: Context, name: str, share: Share, **more: str) -> Text:
    percent = Words(context.say_in).percent(share.protected, share.entitled.people)
    return Text(
        name, day=share.day, percent=percent, protected=share.protected, people=share.entitled.people,
        gap=share.gap, **more,
    )  # fmt: skip
