"""The regency's facts are those of its sources, and a mistake in a file is named by place and rule."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from regency import AreaKind, Regency, RegencyError, load_regency, read_regency
from regency.load import HOME

TODAY = date(2026, 7, 1)


@pytest.fixture
def regency() -> Regency:
    return load_regency()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HOME / "oku-selatan", tmp_path / "copy"))


def test_it_holds_every_area_once(regency: Regency) -> None:
    kinds = Counter(area.kind for area in regency.areas)
    assert kinds == {AreaKind.KECAMATAN: 19, AreaKind.DESA: 252, AreaKind.KELURAHAN: 7}
    assert len({area.code for area in regency.areas}) == len({area.bps_code for area in regency.areas}) == 278


def test_sixteen_desa_names_occur_in_several_kecamatan(regency: Regency) -> None:
    names = Counter(area.name.lower().replace(" ", "") for area in regency.areas if area.parent)
    assert sum(times > 1 for times in names.values()) == 16


def test_every_desa_is_found_through_its_kecamatan(regency: Regency) -> None:
    found = [desa for kecamatan in regency.kecamatan for desa in regency.desa_of(kecamatan.code)]
    assert len(found) == 259
    assert max(len(regency.desa_of(kecamatan.code)) for kecamatan in regency.kecamatan) == 22
    assert all(regency.area(desa.parent).kind is AreaKind.KECAMATAN for desa in found)


def test_areas_come_by_name(regency: Regency) -> None:
    assert [area.name for area in regency.kecamatan] == sorted(area.name for area in regency.kecamatan)


def test_an_area_knows_its_nik_prefix_and_other_spellings(regency: Regency) -> None:
    muaradua = regency.area("16.09.01")
    assert (muaradua.label, muaradua.nik_prefix, muaradua.aliases) == ("Muara Dua", "160901", ("Muaradua",))
    assert regency.area("16.09.01.2005").nik_prefix == "160901"
    assert regency.nik_prefix == "1609"
    assert regency.bps_code == "1608"


def test_an_unknown_code_is_a_key_error(regency: Regency) -> None:
    assert not regency.has_area("16.01.01")
    with pytest.raises(KeyError):
        regency.area("16.01.01")


@pytest.mark.parametrize(
    ("kind", "categories"),
    [
        ("masjid", ["marbot", "guru_ngaji"]),
        ("musholla", ["marbot", "guru_ngaji"]),
        ("tpa", ["guru_ngaji"]),
        ("posko_damkar", ["relawan_damkar"]),
        ("lembaga_adat", ["pemangku_adat"]),
    ],
)
def test_a_kind_of_organisation_names_its_own_categories(
    regency: Regency, kind: str, categories: list[str]
) -> None:
    assert [category.key for category in regency.categories_of(kind)] == categories
    assert regency.organisation_kind(kind).key == kind


def test_a_category_has_the_job_name_for_bpjs(regency: Regency) -> None:
    assert regency.category("relawan_damkar").job == "Relawan Pemadam Kebakaran"


def test_the_whole_target_costs_what_the_regency_budgets(regency: Regency) -> None:
    assert regency.monthly_contribution(TODAY) * 12 * regency.target(2026).people == 793_094_400


def test_there_is_no_rate_and_no_target_before_the_first(regency: Regency) -> None:
    with pytest.raises(LookupError):
        regency.monthly_contribution(date(2015, 6, 30))
    with pytest.raises(LookupError):
        regency.target(2024)


def test_a_target_may_be_stated_for_a_part(folder: Path) -> None:
    with (folder / "targets.toml").open("a", encoding="utf-8") as file:
        part = 'category = "marbot"\nkecamatan = "16.09.02"\nstated_on = 2026-02-03\n'
        file.write(f'\n[[target]]\nyear = 2026\npeople = 120\nsource = "test"\n{part}')
    changed = read_regency(folder)
    stated = changed.stated(2027, "marbot", "16.09.02")
    assert stated is not None
    assert (stated.people, stated.stated_on) == (120, date(2026, 2, 3))
    assert changed.stated(2025, "marbot", "16.09.02") is None
    assert changed.stated(2027, "marbot") is None
    assert changed.target(2027).people == 3_934


@pytest.mark.parametrize(("key", "value"), [("category", "lain"), ("kecamatan", "16.09.99")])
def test_a_target_of_an_unknown_part_is_refused(folder: Path, key: str, value: str) -> None:
    with (folder / "targets.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[[target]]\nyear = 2026\npeople = 9\nsource = "test"\n{key} = "{value}"\n')
    with pytest.raises(RegencyError, match=f"target 2, {key}"):
        read_regency(folder)


def test_a_past_figure_knows_its_days(regency: Regency) -> None:
    days = {figure.period: figure.days for figure in regency.history}
    assert days["2024"] == (date(2024, 1, 1), date(2024, 12, 31))
    assert days["2025-04"] == (date(2025, 4, 1), date(2025, 4, 30))


def test_a_new_rate_holds_from_its_day(folder: Path) -> None:
    with (folder / "contributions.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[rate]]\nprogramme = "JKM"\namount = 7000\nvalid_from = 2027-01-01\nsource = "test"\n')
    changed = read_regency(folder)
    assert changed.monthly_contribution(date(2026, 12, 31)) == 16_800
    assert changed.monthly_contribution(date(2027, 1, 1)) == 17_000


def test_history_channels_and_benefits_are_there(regency: Regency) -> None:
    assert {figure.period: figure.percent for figure in regency.history} == {"2024": 39.0, "2025-04": 25.77}
    channels = {channel.key: channel.value for channel in regency.channels}
    assert (channels["call_centre"], channels["whatsapp"]) == ("175", "0813-8007-0175")
    assert {benefit.key: benefit.amount for benefit in regency.benefits} == {
        "jkk_treatment": None,
        "jkk_wage": None,
        "jkk_disability": 56_000_000,
        "jkk_death": 70_000_000,
        "jkm_death": 42_000_000,
        "jkm_early": 10_000_000,
        "scholarship": 174_000_000,
    }


def test_every_label_is_written_in_both_languages(regency: Regency) -> None:
    from locales import LANGUAGES, texts

    labels = {
        *(category.label_id for category in regency.categories),
        *(kind.label_id for kind in regency.organisation_kinds),
        *(channel.label_id for channel in regency.channels),
        *(benefit.label_id for benefit in regency.benefits),
    }
    for language in LANGUAGES:
        assert {label for label in labels if not texts(language).has(label)} == set()


def test_it_is_read_once_and_can_be_a_key(regency: Regency) -> None:
    assert load_regency() is load_regency()
    assert {regency: 1}[load_regency()] == 1
    assert str(regency.zone) == "Asia/Jakarta"


def test_an_unknown_folder_is_explained() -> None:
    with pytest.raises(RegencyError, match=r"atlantis/regency\.toml, file: must exist"):
        load_regency("atlantis")


EXPECTED = '[[expected]]\ndesa = "16.09.01.2002"\nsource = "test"\n'
MISTAKES = [
    ("eligibility.toml", r"minimum = 18", "minimum = 66", "ages 1", "minimum < warn_from"),
    ("eligibility.toml", r"minimum = 18", "minimum = true", "ages 1, minimum", "valid integer"),
    ("eligibility.toml", r"minimum = 18\n", "", "ages 1, minimum", "required"),
    ("eligibility.toml", r"minimum = 18\n", "minimum = 18\nmaximum = 70\n", "ages 1, maximum", "Unexpected"),
    ("eligibility.toml", r"\[\[ages\]\]", "[[other]]", "ages", "at least once"),
    (
        "eligibility.toml",
        r"\[\[start\]\]",
        '[[start]]\nstarts_on = 2026-01-01\nsource = "test"\n[[start]]',
        "start",
        "twice",
    ),
    ("regency.toml", r"timezone = .*", 'timezone = "Mars/Base"', "timezone", "IANA"),
    ("regency.toml", r'key = "oku-selatan"', 'key = "oku-selatan"\nareas = 1', "areas", "file of its own"),
    ("regency.toml", r"desa = 252", "desa = 253", "file", "counts 253 desa, the file holds 252"),
    ("regency.toml", r'key = "oku-selatan"', "key =", "file", "must be TOML"),
    (
        "categories.toml",
        r'kinds = \["posko_damkar"\]',
        'kinds = ["pos"]',
        "category relawan_damkar",
        "pos is not",
    ),
    ("categories.toml", r'kinds = \["posko_damkar"\]', "kinds = []", "category 3, kinds", "at least 1"),
    ("categories.toml", r'key = "marbot"', 'key = "guru_ngaji"', "category guru_ngaji", "twice"),
    ("categories.toml", r'kinds = \["lembaga_adat"\]', 'kinds = ["tpa"]', "kind lembaga_adat", "belong"),
    ("contributions.toml", r"amount = 6_800", "amount = 0", "rate 2, amount", "greater than 0"),
    ("contributions.toml", r'programme = "JKM"', 'programme = "JHT"', "rate 2, programme", "JKK"),
    ("contributions.toml", r'programme = "JKM"', 'programme = "JKK"', "rate JKK", "twice"),
    ("targets.toml", r"percent = 39.0", "percent = 390", "history 1, percent", "100"),
    ("channels.toml", r'key = "jmo"', 'key = "whatsapp"', "channel whatsapp", "twice"),
    ("expected.toml", r"\A", f"{EXPECTED}people = 0\n", "expected 1, people", "greater than 0"),
    (
        "expected.toml",
        r"\A",
        f"{EXPECTED}people = 1\n{EXPECTED}people = 2\n",
        "expected 16.09.01.2002",
        "twice",
    ),
    ("expected.toml", r"\A", f'{EXPECTED}people = 1\nkind = "pos"\n', "expected 1, kind", "pos is not"),
    ("expected.toml", r"\A", f'{EXPECTED}people = 1\nname = "Al"\n', "expected 1, name", "needs the kind"),
    (
        "expected.toml",
        r"\A",
        EXPECTED.replace("2002", "9999") + "people = 1\n",
        "expected 1, desa",
        "wilayah",
    ),
    ("wilayah.csv", r"^code,", "kode,", "line 1", "columns"),
    ("wilayah.csv", r"16\.09\.02,kecamatan", "16.10.02,kecamatan", "line 3", "begin with 16.09"),
    ("wilayah.csv", r",1608100,", ",1609100,", "line 3", "begin with 1608"),
    ("wilayah.csv", r"16\.09\.02,kecamatan", "16.09.01,kecamatan", "line 3", "twice"),
    ("wilayah.csv", r"16\.09\.02,kecamatan", "16.09.02,distrik", "line 3, kind", "kecamatan"),
    ("wilayah.csv", r"Pulau Beringin,,1608100", "Pulau Beringin,16.09.01,1608100", "line 3", "no parent"),
    ("wilayah.csv", r"Kemu Ulu,16\.09\.02", "Kemu Ulu,16.09.03", "line 44", "begin with its parent"),
    ("wilayah.csv", r"Kemu Ulu,16\.09\.02", "Kemu Ulu,16.09.99", "line 44", "code of a kecamatan"),
    ("wilayah.csv", r"Kemu Ulu,16", "Kemu,16", "line 44", "taken by 16.09.02.2019"),
    ("wilayah.csv", r"\n(?=16\.09\.02,)", "\n\n", "line 3", "needs 6 cells, has 0"),
]


@pytest.mark.parametrize(("file", "pattern", "new", "where", "rule"), MISTAKES)
def test_a_mistake_is_named_by_place_and_rule(
    folder: Path, file: str, pattern: str, new: str, where: str, rule: str
) -> None:
    path = folder / file
    text, times = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert times == 1
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegencyError) as mistake:
        read_regency(folder)
    assert mistake.value.where.startswith(where)
    assert rule in mistake.value.rule


@pytest.mark.parametrize("file", ["regency.toml", "wilayah.csv", "benefits.toml"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(RegencyError, match=re.escape(file)):
        read_regency(folder)


def test_a_regency_may_do_without_expected_counts(folder: Path) -> None:
    (folder / "expected.toml").unlink()
    assert read_regency(folder).expected_people("16.09.01.2002") is None


def test_what_a_place_is_expected_to_name_is_read(folder: Path) -> None:
    stated = EXPECTED + 'kind = "masjid"\nname = "Masjid Al-Ikhlas"\npeople = 2\n'
    stated += EXPECTED + 'kind = "tpa"\npeople = 5\n'
    (folder / "expected.toml").write_text(stated, encoding="utf-8")
    found = read_regency(folder)
    assert found.expected_people("16.09.01.2002") == 7
    assert found.expected_people("16.09.01.2002", "masjid", "MASJID AL IKHLAS") == 2
    assert found.expected_people("16.09.01.2002", "masjid", "Masjid Lain") is None
