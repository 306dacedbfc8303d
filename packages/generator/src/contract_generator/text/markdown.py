"""Contract text in Markdown (CommonMark 0.31 and GitHub's tables).

Descriptions are Markdown by contract: ``block`` keeps them Markdown, but closes what they leave
open and lets no HTML through. Everything else is plain text, and reads as it was written.
"""

from __future__ import annotations

import re

from contract_generator.text.code import Code
from contract_generator.text.terminal import printable

__all__ = ["Code", "block", "cell", "code_block", "code_span", "inline"]

_SPECIAL = re.compile(r"([\\`*_\[\]|~])")
#: What makes a block of a line by standing at its start: a heading, quote, list or rule.
_START = re.compile(r"^([#>+=-]|\d{1,9}(?=[.)]))")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
#: Longer lines aren't searched for code spans, which takes quadratic time on hostile ones.
_LONGEST = 5000
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")


def inline(text: str) -> Code:
    """Plain text on one line, every character of Markdown's grammar escaped."""
    line = printable(" ".join(_BREAKS.split(text)).strip())
    safe = _SPECIAL.sub(r"\\\1", line)
    start = _START.match(safe)
    if start is not None:
        cut = start.end() if start[1].isdigit() else 0
        safe = f"{safe[:cut]}\\{safe[cut:]}"
    return Code(_html_safe(safe))


def cell(text: str) -> Code:
    """Plain text for a table's cell."""
    return inline(text)


def code_span(text: str) -> Code:
    """Text as inline code: the fence is longer than any run of backticks inside."""
    line = printable(" ".join(_BREAKS.split(text)))
    fence = "`" * (_longest_run(line) + 1)
    pad = " " if line[:1] in ("`", " ", "") or line[-1:] in ("`", " ") else ""
    return Code(f"{fence}{pad}{line}{pad}{fence}")


def code_block(text: str, *, language: str = "") -> Code:
    """Text as a fenced code block, one line a line.

    Raises:
        ValueError: When the language isn't a word.
    """
    if language and not language.isalnum():
        raise ValueError(f"not a language: {language!r:.80}")
    body = "\n".join(printable(line) for line in _BREAKS.split(text.rstrip("\n")))
    fence = "`" * max(3, _longest_run(body) + 1)
    return Code(f"{fence}{language}\n{body}\n{fence}")


def block(text: str) -> Code:
    """A description that is Markdown itself, on lines of its own.

    HTML becomes text, headings become bold lines (the page has its own), a fence that is left
    open is closed, and so nothing after it is swallowed.
    """
    out: list[str] = []
    fence = ""
    for line in _BREAKS.split(text.strip()):
        shown = printable(line.replace("\t", "    ").rstrip())
        found = _FENCE.match(shown)
        if fence:
            if found and found[1].startswith(fence) and not shown[found.end() :].strip():
                fence = ""
            out.append(shown)
        elif found:
            fence = found[1]
            out.append(shown)
        else:
            out.append(_heading(_outside_spans(shown)))
    if fence:
        out.append(fence)
    return Code("\n".join(out))


def _heading(line: str) -> str:
    found = re.match(r"^ {0,3}#{1,6}(?:\s+(.*?)(?:\s+#+)?)?\s*$", line)
    if found is not None:
        return f"**{found[1]}**" if found[1] else ""
    if re.match(r"^ {0,3}\[[^\]]*\]:", line):
        # A link's definition: the page's own links aren't to be redefined.
        return line.replace("[", "\\[", 1)
    # A line of = or - under a paragraph would make it a heading.
    return "\\" + line.lstrip() if re.match(r"^ {0,3}(=+|-+)\s*$", line) else line


def _outside_spans(line: str) -> str:
    if len(line) > _LONGEST:
        return _html_safe(line)
    out: list[str] = []
    end = 0
    for span in _SPAN.finditer(line):
        out += [_html_safe(line[end : span.start()]), span[0]]
        end = span.end()
    out.append(_html_safe(line[end:]))
    return "".join(out)


def _html_safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
