"""Findings for people: the line, a caret under the place, what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contract_generator.diagnostics.diagnostic import Diagnostic, Severity
from contract_generator.diagnostics.span import Source, Span
from contract_generator.text.terminal import printable, width

#: How much of a line is shown before and after the place.
_BEFORE = 80
_AFTER = 60
_LONGEST_MESSAGE = 500

#: Puts colour around a piece of text: (text, its role) → text.
Paint = Callable[[str, str], str]


def _plain(text: str, role: str) -> str:
    return text


def render_text(found: Iterable[Diagnostic], *, paint: Paint = _plain) -> str:
    """Every finding as a block, blocks parted by an empty line; empty without findings.

    Args:
        found: Findings, in the order to print.
        paint: Colours pieces for a terminal. Roles: ``error``, ``warning``, ``info`` (severity
            and caret), ``message``, ``frame`` (arrow, bars, line numbers).
    """
    return "\n".join(render_one(each, paint=paint) for each in found)


def render_one(found: Diagnostic, *, paint: Paint = _plain) -> str:
    """One finding as a block that ends with a line break."""
    severity: Severity = found.rule.severity
    head = paint(f"{severity}[{found.rule.code}]", severity)
    message = _cut(printable(found.message))
    spans = [found.span, *(each.span for each in found.related)]
    numbers = [found.source.place(span.start).line for span in spans]
    gutter = len(str(max(numbers)))
    lines = [f"{head}: {paint(message, 'message')}"]
    lines += _snippet(found.source, found.span, found.label, gutter, "-->", severity, "^", paint)
    for each in found.related:
        lines += _snippet(found.source, each.span, each.label, gutter, ":::", "frame", "-", paint)
    return "\n".join(lines) + "\n"


def _snippet(
    source: Source,
    span: Span,
    label: str,
    gutter: int,
    arrow: str,
    role: str,
    mark: str,
    paint: Paint,
) -> list[str]:
    place = source.place(span.start)
    line = source.line(place.line)
    start = place.column - 1
    end = max(min(start + span.end - span.start, len(line)), start)
    lead, line, tail = line[:start], line[start:end], line[end:]
    if len(lead) > _BEFORE:
        lead = "…" + lead[-_BEFORE:]
    if len(line) > _BEFORE:
        line, tail = line[:_BEFORE] + "…", ""
    if len(tail) > _AFTER:
        tail = tail[:_AFTER] + "…"
    lead, line, tail = _shown(lead), _shown(line), _shown(tail)
    caret = mark * max(width(line), 1)
    note = f" {_cut(printable(label))}" if label else ""
    margin = " " * gutter
    bar = paint("|", "frame")
    where = f"{printable(source.name)}:{place.line}:{place.column}"
    return [
        f"{margin}{paint(arrow, 'frame')} {where}",
        f"{margin} {bar}",
        f"{paint(str(place.line).rjust(gutter), 'frame')} {bar} {lead}{line}{tail}".rstrip(),
        f"{margin} {bar} {' ' * width(lead)}{paint(caret + note, role)}",
    ]


def _cut(text: str) -> str:
    """A message that quotes a name is as long as the name, which may be anything."""
    return text if len(text) <= _LONGEST_MESSAGE else text[: _LONGEST_MESSAGE - 1] + "…"


def _shown(text: str) -> str:
    return printable(text.replace("\t", "    "))
