"""The spreadsheets of a proposal: the people's file in a layout of the regency, and lists for staff."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from locales import Text, Texts, plain, texts
from regency import FileColumn, FileProfile, Regency, load_regency
from services.chunks import chunks
from services.files.workbooks import Table, workbook_bytes
from services.proposals.candidates import reason_text
from services.proposals.people import Listed, Lists, Named, Papers

DAY = "%d-%m-%Y"
LIST_COLUMNS = ("number", "reference", "name", "nik", "category", "organisation", "desa", "kecamatan")
Value = Callable[[Named, Papers, Regency], str]


def _full_address(one: Named, _papers: Papers, _regency: Regency) -> str:
    return ", ".join(part for part in (one.address, one.desa, one.kecamatan) if part)


def _phone(one: Named, _papers: Papers, _regency: Regency) -> str:
    """08…, as BPJS's forms have it; a foreign number keeps its "+"."""
    return "0" + one.phone[3:] if one.phone.startswith("+62") else one.phone


# What may stand as `value` of a column in proposal.toml.
VALUES: Mapping[str, Value] = MappingProxyType(
    {
        "place": lambda one, _papers, _regency: str(one.place),
        "reference": lambda one, _papers, _regency: one.reference,
        "nik": lambda one, _papers, _regency: one.nik,
        "name": lambda one, _papers, _regency: one.name,
        "birth_place": lambda one, _papers, _regency: one.birth_place,
        "birth_date": lambda one, _papers, _regency: f"{one.birth_date:{DAY}}",
        "sex": lambda one, _papers, _regency: one.sex,
        "mother_name": lambda one, _papers, _regency: one.mother_name,
        "address": lambda one, _papers, _regency: one.address,
        "full_address": _full_address,
        "desa": lambda one, _papers, _regency: one.desa,
        "kecamatan": lambda one, _papers, _regency: one.kecamatan,
        "phone": _phone,
        "job": lambda one, _papers, _regency: one.job,
        "remark": lambda one, _papers, _regency: f"{one.organisation}; {one.reference}",
        "income": lambda _one, _papers, regency: str(regency.proposal.reported_income),
        "starts_on": lambda _one, papers, _regency: f"{papers.starts_on:{DAY}}",
        "ends_on": lambda _one, papers, _regency: f"{papers.ends_on:{DAY}}",
    }
)


def people_files(papers: Papers, profile: FileProfile, regency: Regency) -> Iterator[tuple[str, bytes, int]]:
    """The people's file in one layout: name, bytes and people of each part; every cell is text.

    Raises `LookupError` for a column that this program cannot fill.
    """
    fill = [_filler(column) for column in profile.columns]
    titles = [column.title for column in profile.columns]
    parts = list(chunks(papers.people, regency.proposal.most_rows))
    for part, people in enumerate(parts, 1):
        rows = [tuple(value(one, papers, regency) for value in fill) for one in people]
        data = workbook_bytes([Table(profile.sheet, titles, rows)])
        stem = profile.file_name.format(number=papers.number)
        yield (f"{stem}.xlsx" if len(parts) == 1 else f"{stem}-{part}.xlsx"), data, len(people)


def lists_file(lists: Lists, regency: Regency, texts: Texts) -> bytes:
    """Who is in, who waits in line, who is not ready and why, a sheet each; the NIK masked."""
    labels = {category.key: plain(texts(category.label_id)) for category in regency.categories}
    why = plain(texts("proposal-column-why"))
    titles = [plain(texts(f"coverage-column-{column}")) for column in LIST_COLUMNS]
    tables = []
    sheets = (("taken", lists.taken), ("waiting", lists.waiting), ("not-ready", lists.not_ready))
    for name, people in sheets:
        if not people:
            continue
        has_why = name != "taken"
        rows = [_list_row(one, labels, texts, has_why) for one in people]
        sheet = plain(texts(f"proposal-sheet-{name}"))
        tables.append(Table(sheet, [*titles, why] if has_why else titles, rows))
    return workbook_bytes(tables or [Table(plain(texts("proposal-sheet-taken")), titles, [])])


def plan_file(lists: Lists, folder: str, language: str) -> bytes:
    """`lists_file` for another process, to which words and regency cannot be handed over."""
    return lists_file(lists, load_regency(folder), texts(language))


def why_text(code: str) -> Text:
    """Why somebody is left out: the money, the quota, or what stands against them."""
    return Text(f"proposal-{code}") if code.startswith("limit-") else reason_text(code)


def _list_row(one: Listed, labels: Mapping[str, str], texts: Texts, has_why: bool) -> Sequence[str]:
    row = [
        str(one.place), one.reference, one.name, one.masked_nik, labels.get(one.category, one.category),
        one.organisation, one.desa, one.kecamatan,
    ]  # fmt: skip
    return [*row, "; ".join(plain(texts(why_text(code))) for code in one.why)] if has_why else row


def _filler(column: FileColumn) -> Value:
    if column.text is not None:
        words = column.text
        return lambda _one, _papers, _regency: words
    if column.value is None:
        return lambda _one, _papers, _regency: ""
    if column.value not in VALUES:
        raise LookupError(f"proposal.toml, column {column.title}: {column.value} is none of {list(VALUES)}")
    return VALUES[column.value]
