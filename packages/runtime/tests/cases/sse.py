"""Event streams and what the standard (WHATWG HTML § 9.2.6) makes of them.

Each feeds the decoder, ``Stream``, ``AsyncStream`` and the properties. The names of the first
group are those of the web platform's tests in ``eventsource/``, whose every ``format-*`` case is
here.
"""

from typing import List, NamedTuple, Optional, Tuple


class Case(NamedTuple):
    name: str
    stream: bytes
    #: (event, data, id) of each event.
    events: List[Tuple[str, str, str]]
    last_event_id: str = ""
    retry: Optional[int] = None
    #: Whether the stream ends within an event.
    cut: bool = False


def messages(*data: str, id: str = "") -> List[Tuple[str, str, str]]:
    return [("message", each, id) for each in data]


LONG = b"x" * 2048
BOM = b"\xef\xbb\xbf"

WEB_PLATFORM = [
    Case(
        "event-data",
        b"data:msg\ndata:msg\n\n:\nfalsefield:msg\n\n"
        b"falsefield:msg\nData:data\n\ndata\n\ndata:end\n\n",
        messages("msg\nmsg", "", "end"),
    ),
    Case("format-bom", BOM + b"data:1\n\n" + BOM + b"data:2\n\ndata:3\n\n", messages("1", "3")),
    Case("format-bom-2", BOM + BOM + b"data:1\n\ndata:2\n\ndata:3\n\n", messages("2", "3")),
    Case(
        "format-comments",
        b"data:1\r:\0\n:\r\ndata:2\n:%s\rdata:3\n:data:fail\r:%s\ndata:4\n\n" % (LONG, LONG),
        messages("1\n2\n3\n4"),
    ),
    Case(
        "format-data-before-final-empty-line",
        b"retry:1000\ndata:test1\n\nid:test\ndata:test2",
        messages("test1"),
        retry=1000,
        cut=True,
    ),
    Case("format-field-data", b"data:\n\ndata\ndata\n\ndata:test\n\n", messages("", "\n", "test")),
    Case(
        "format-field-event",
        b"event:test\ndata:x\n\ndata:x\n\n",
        [("test", "x", ""), ("message", "x", "")],
    ),
    Case("format-field-event-empty", b"event: \ndata:data\n\n", messages("data")),
    Case(
        "format-field-id",
        "id: …\nretry:200\ndata:hello\n\n".encode(),
        messages("hello", id="…"),
        "…",
        200,
    ),
    Case(
        "format-field-id-2",
        "id: …\ndata:hello\n\ndata:…\n\n".encode(),
        messages("hello", "…", id="…"),
        "…",
    ),
    Case(
        "format-field-id-3: persists",
        b"id: 1\ndata: 1\n\ndata: 2\n\nid: 2\ndata:3\n\ndata:4\n\n",
        messages("1", "2", id="1") + messages("3", "4", id="2"),
        "2",
    ),
    Case(
        "format-field-id-3: resets",
        b"id: 1\ndata: 1\n\nid:\ndata:2\n\ndata:3\n\n",
        messages("1", id="1") + messages("2", "3"),
    ),
    Case(
        "format-field-id-3: resets, no colon",
        b"id: 1\ndata: 1\n\nid\ndata:2\n\ndata:3\n\n",
        messages("1", id="1") + messages("2", "3"),
    ),
    *(
        Case(
            f"format-field-id-null: {value!r}",
            b"id: " + value + b"\nretry: 200\ndata: hello\n\n",
            messages("hello"),
            retry=200,
        )
        for value in (b"\0\0", b"x\0", b"\0x", b"x\0x", b" \0")
    ),
    Case(
        "format-field-parsing",
        b"data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\n"
        b"da-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n",
        messages("\0\n 2\n1\n3\n\n4"),
    ),
    Case("format-field-retry", b"retry:03000\ndata:x\n\n", messages("x"), retry=3000),
    Case(
        "format-field-retry-bogus",
        b"retry:3000\nretry:1000x\ndata:x\n\n",
        messages("x"),
        retry=3000,
    ),
    Case("format-field-retry-empty", b"retry\ndata:test\n\n", messages("test")),
    Case(
        "format-field-unknown",
        b"data:test\n data\ndata\nfoobar:xxx\njustsometext\n:acomment\ndata:test\n\n",
        messages("test\n\ntest"),
    ),
    Case("format-leading-space", b"data:\ttest\rdata: \ndata:test\n\n", messages("\ttest\n\ntest")),
    Case("format-newlines", b"data:test\r\ndata\ndata:test\r\n\r", messages("test\n\ntest")),
    Case("format-null-character", b"data:\0\n\n\n\n", messages("\0")),
    Case("format-utf-8", "data:ok…\n\n".encode(), messages("ok…")),
]

#: The ``format-mime-*`` cases: a content type, and whether it is an event stream's.
CONTENT_TYPES = [
    ("text/event-stream", True),
    ("text/event-stream;", True),
    ("text/event-stream; charset=windows-1252", True),
    ("Text/Event-Stream ;charset=UTF-8", True),
    ("text/x-bogus", False),
    ("x bogus", False),
    ("text/event-streams", False),
    ("application/json", False),
    ("", False),
]

LINE_ENDS = [
    Case("LF", b"data: a\n\ndata: b\n\n", messages("a", "b")),
    Case("CR", b"data: a\r\rdata: b\r\r", messages("a", "b")),
    Case("CRLF", b"data: a\r\n\r\ndata: b\r\n\r\n", messages("a", "b")),
    Case("LF CR", b"data: a\n\rdata: b\n\r", messages("a", "b")),
    Case("CR CRLF", b"data: a\r\r\ndata: b\r\r\n", messages("a", "b")),
    Case("CRLF CR", b"data: a\r\n\rdata: b\r\n\r", messages("a", "b")),
    Case("CRLF LF", b"data: a\r\n\ndata: b\r\n\n", messages("a", "b")),
    Case("LF CRLF", b"data: a\n\r\ndata: b\n\r\n", messages("a", "b")),
    Case("CR ends the stream", b"data: a\r\r", messages("a")),
    Case("many blank lines", b"\n\n\r\r\n\n\n\ndata: a\n\n\n\n\ndata: b\n\n\n", messages("a", "b")),
    Case("odd blank lines", b"data: a\n\n\ndata: b\n\n\n\n\ndata: c\n\n", messages("a", "b", "c")),
    Case(
        "what other splitters take for line ends",
        "data: a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg\x1dh\x1ei\n\n".encode(),
        messages("a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg\x1dh\x1ei"),
    ),
]

FIELDS = [
    Case("nothing", b"", []),
    Case("a BOM", BOM, []),
    Case("half a BOM", BOM[:2], [], cut=False),
    Case("a BOM and a blank line", BOM + b"\n\ndata: a\n\n", messages("a")),
    Case("a BOM and a comment", BOM + b": a", []),
    Case("not a BOM", b"\xef\xbbdata: a\n\ndata: b\n\n", messages("b")),
    Case("comments", b": a\n\n:\n:b\ndata: c\n:d\n\n: e\n", messages("c")),
    Case("unended comment", b"data: a\n\n: b", messages("a")),
    Case("unended event", b"data: a\n\ndata: b\n", messages("a"), cut=True),
    Case("unended line", b"data: a\n\ndat", messages("a"), cut=True),
    Case(
        "an id that isn't in force",
        b"id: 1\ndata: a\n\nid: 2\n",
        messages("a", id="1"),
        "1",
        cut=True,
    ),
    Case(
        "an event of an id",
        b"data: a\n\nid: 1\n\ndata: b\n\n",
        messages("a") + messages("b", id="1"),
        "1",
    ),
    Case("an event of a retry", b"retry: 10\n\ndata: a\n\n", messages("a"), retry=10),
    Case("a retry in an unended event", b"retry: 10\n", [], retry=10, cut=True),
    Case("the last retry", b"retry: 1\ndata: a\nretry: 2\n\n", messages("a"), retry=2),
    *(
        Case(
            f"retry {text!r}",
            b"retry: 7\nretry:" + text.encode() + b"\ndata: a\n\n",
            messages("a"),
            retry=7,
        )
        for text in (
            "",
            " ",
            "-1",
            "+1",
            "1.5",
            "1e3",
            "0x10",
            "1_0",
            " 1 ",
            "\t1",
            "٣",
            "9" * 5000,
        )
    ),
    Case("a retry with a space", b"retry: 0\ndata: a\n\n", messages("a"), retry=0),
    Case("a long retry", b"retry: " + b"9" * 40 + b"\n\n", [], retry=int("9" * 40)),
    Case("a name without data", b"event: a\n\ndata: b\n\n", messages("b")),
    Case("the last name", b"event: a\nevent: b\ndata: c\n\n", [("b", "c", "")]),
    Case("a name reset", b"event: a\nevent\ndata: c\n\n", messages("c")),
    Case("a name behind the data", b"data: a\nevent: b\n\n", [("b", "a", "")]),
    Case("a name with an end of its own", b"event: a\ndata: b\ndata: c\n\n", [("a", "b\nc", "")]),
    Case("a name with a strange field", b"event: a\ndatas: b\n\nevent: a\nxdata: b\n\n", []),
    Case("two names, no data", b"event: a\nevent: data: b\n\n", []),
    Case("empty named data", b"event: a\ndata: \n\n", [("a", "", "")]),
    Case("two spaces", b"data:  a \n\n", messages(" a ")),
    Case("a tab", b"data:\ta\n\n", messages("\ta")),
    Case("colons", b"data: a: b:c\ndata::d\n\n", messages("a: b:c\n:d")),
    Case("upper case", b"DATA: a\nData: b\ndata: c\n\n", messages("c")),
    Case("spaces before a field", b" data: a\ndata : b\ndata: c\n\n", messages("c")),
    Case("data in data", b"data: a\ndata: data: b\n\n", messages("a\ndata: b")),
    Case(
        "data lines and single ones",
        b"data: a\n\ndata: b\ndata: c\n\ndata: d\n\n",
        messages("a", "b\nc", "d"),
    ),
    Case("data without colon", b"data\n\ndata: a\ndata\n\n", messages("", "a\n")),
    Case("an id with spaces", b"id:  a b \ndata: a\n\n", messages("a", id=" a b "), " a b "),
    Case("an id kept by a bad one", b"id: 1\nid: 2\0\ndata: a\n\n", messages("a", id="1"), "1"),
    Case(
        "an id in the middle",
        b"data: a\nid: 1\ndata: b\n\ndata: c\n\n",
        messages("a\nb", "c", id="1"),
        "1",
    ),
    Case(
        "control characters",
        b"data: \x00\x01\x07\x1b\x7f\nevent: \x01\n\n",
        [("\x01", "\x00\x01\x07\x1b\x7f", "")],
    ),
]

UTF8 = [
    Case("two to four bytes", "data: é€😀\n\n".encode(), messages("é€😀")),
    Case("in a name and an id", "event: é\nid: €\ndata: 😀\n\n".encode(), [("é", "😀", "€")], "€"),
    Case("a stray continuation", b"data: a\x80b\n\n", messages("a\ufffdb")),
    Case("cut short by text", b"data: \xe2\x82a\n\n", messages("\ufffda")),
    Case(
        "cut short by a line end", b"data: \xf0\x9f\x98\ndata: \x80\n\n", messages("\ufffd\n\ufffd")
    ),
    Case("overlong", b"data: \xc0\xaf\n\n", messages("\ufffd\ufffd")),
    Case("a surrogate", b"data: \xed\xa0\x80\n\n", messages("\ufffd\ufffd\ufffd")),
    Case("past the last code point", b"data: \xf4\x90\x80\x80\n\n", messages("\ufffd" * 4)),
    Case("an id of them", b"id: \xff\ndata: a\n\n", messages("a", id="\ufffd"), "\ufffd"),
    Case("a BOM inside", b"data: \xef\xbb\xbfa\n\n", messages("\ufeffa")),
]

CASES = [*WEB_PLATFORM, *LINE_ENDS, *FIELDS, *UTF8]
