from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.entities import utf16_length
from simulator.markup import TAGS, MarkupError, parse_html


def spans(source: str) -> list[tuple[str, int, int]]:
    return [(entity["type"], entity["offset"], entity["length"]) for entity in parse_html(source)[1]]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<strong>x</strong>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ("<B >x</b >", "bold"),
    ],
)
def test_every_tag_becomes_its_entity(source: str, kind: str) -> None:
    assert parse_html(source) == ("x", [{"type": kind, "offset": 0, "length": 1}])


def test_offsets_count_utf16_units() -> None:
    assert spans("😀<b>é😀</b>") == [("bold", 2, 3)]


def test_nested_tags_close_from_inside() -> None:
    assert spans("<b>a<i>b</i></b>") == [("italic", 1, 1), ("bold", 0, 2)]


def test_links_keep_their_address() -> None:
    assert parse_html('<a href="https://a.id/?x=1&amp;y=2">x</a>')[1][0]["url"] == "https://a.id/?x=1&y=2"
    assert parse_html("<a>contoh.id</a>")[1][0]["url"] == "http://contoh.id"
    assert parse_html('<a href="bukan alamat">x</a>') == ("x", [])


def test_code_in_pre_gives_the_language() -> None:
    entity = {"type": "pre", "offset": 0, "length": 1, "language": "sql"}
    assert parse_html('<pre><code class="language-sql">x</code></pre>') == ("x", [entity])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#65;&#x42;&#128512;", "AB😀"),
        ("&nbsp; & &; &#0; &#xD800; &#99999999;", "&nbsp; & &; &#0; &#xD800; &#99999999;"),
        ("&lt3", "<3"),
        ("1 > 0", "1 > 0"),
    ],
)
def test_only_known_references_are_decoded(source: str, text: str) -> None:
    assert parse_html(source)[0] == text


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("é<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b ", 'Unclosed start tag "b" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x/y>", "Unexpected end of name token at byte offset 8"),
        ('<a "x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<b>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_errors_use_the_words_of_tdlib(source: str, complaint: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse_html(source)
    assert str(caught.value) == complaint


def test_empty_tags_leave_no_entity() -> None:
    assert parse_html("<b></b>x") == ("x", [])


@given(st.text())
def test_escaped_text_comes_back_unchanged(text: str) -> None:
    # Named references know no apostrophe; html.escape writes it as the number &#x27;.
    assert parse_html(html.escape(text)) == (text, [])


@given(st.text(alphabet="<>/&;=\"' abipre#x1é😀-"))
def test_any_source_is_read_or_refused_and_entities_lie_within(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except MarkupError:
        return
    for entity in entities:
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= utf16_length(text)


@given(st.lists(st.sampled_from(sorted(set(TAGS) - {"span", "a"})), max_size=6), st.text(min_size=1))
def test_balanced_tags_are_always_read(tags: list[str], text: str) -> None:
    opening = "".join(f"<{tag}>" for tag in tags)
    closing = "".join(f"</{tag}>" for tag in reversed(tags))
    found, entities = parse_html(opening + html.escape(text, quote=False) + closing)
    assert found == text
    assert {(one["offset"], one["length"]) for one in entities} <= {(0, utf16_length(text))}
    assert len(entities) == len(tags)
