"""What everybody's texts have in common: one line, bounded, printable."""

#: Characters of somebody's message that a sentence shows.
MAX_MESSAGE = 500


def one_line(text: str) -> str:
    """Text on one line, bounded, without control characters: a message may come from anybody."""
    text = " ".join(text[: 4 * MAX_MESSAGE].split())
    text = "".join(char if char.isprintable() else "�" for char in text)
    return text if len(text) <= MAX_MESSAGE else text[: MAX_MESSAGE - 1] + "…"


def status_line(status: int) -> str:
    """``404 Not Found``; the number alone where it has no standard phrase."""
    from http import HTTPStatus

    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
