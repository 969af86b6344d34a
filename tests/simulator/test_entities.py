from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.entities import Entity, arrange, find_entities, utf16_length


def marked(kind: str, offset: int, length: int) -> Entity:
    return {"type": kind, "offset": offset, "length": length}


def found(text: str) -> list[tuple[str, str]]:
    units = text.encode("utf-16-le")
    return [
        (one["type"], units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in find_entities(text)
    ]


def test_length_counts_surrogate_pairs_twice() -> None:
    assert [utf16_length(text) for text in ("", "abc", "é", "😀")] == [0, 3, 1, 2]


def test_commands_are_found_at_the_start_and_within() -> None:
    assert found("/start abc") == [("bot_command", "/start")]
    assert found("😀 ketik /status@lindung_bot ya") == [("bot_command", "/status@lindung_bot")]
    assert found("dan/atau 1/2 a/b/c") == []


def test_links_mentions_hashtags_and_addresses_are_found() -> None:
    assert found("lihat https://t.me/x_bot?start=a-1, atau contoh.id.") == [
        ("url", "https://t.me/x_bot?start=a-1"),
        ("url", "contoh.id"),
    ]
    assert found("@takmir_1 #marbot_2 a@b.id") == [
        ("mention", "@takmir_1"),
        ("hashtag", "#marbot_2"),
        ("email", "a@b.id"),
    ]
    assert found("17.8.1980 #1 @ab") == []


def test_white_space_is_trimmed_and_entities_follow() -> None:
    assert arrange("\n  tebal \n", [marked("bold", 3, 6)]) == ("tebal", [marked("bold", 0, 5)])
    assert arrange("   ", [marked("bold", 0, 3)]) == ("", [])


def test_touching_formatting_is_one_entity() -> None:
    assert arrange("ab", [marked("bold", 0, 1), marked("bold", 1, 1)])[1] == [marked("bold", 0, 2)]
    assert len(arrange("ab", [marked("code", 0, 1), marked("code", 1, 1)])[1]) == 2


def test_code_holds_nothing_else() -> None:
    assert arrange("/start", [marked("code", 0, 6), marked("bold", 0, 6)])[1] == [marked("code", 0, 6)]
    quoted = [marked("blockquote", 0, 6), marked("code", 0, 3)]
    assert arrange("abcdef", quoted)[1] == quoted


def test_entities_are_sorted_outer_first() -> None:
    inner, outer = marked("italic", 0, 1), marked("bold", 0, 3)
    assert arrange("abc", [inner, outer])[1] == [outer, inner]


@given(st.text(alphabet="/@#.:abc https id😀\n"))
def test_found_entities_lie_within_the_text_and_apart(text: str) -> None:
    end = 0
    for entity in find_entities(text):
        assert entity["offset"] >= end
        assert entity["length"] > 0
        end = entity["offset"] + entity["length"]
    assert end <= utf16_length(text)
