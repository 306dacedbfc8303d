"""JSON text to values and back: orjson where it is installed, else the standard library.

Results are the same. What orjson refuses goes to json, which then has the last word (a BOM, lone
surrogates, UTF-16, depth past 1,024); what orjson would read otherwise, integers past 64 bits
as floats, is found and read by json.
"""

import json

from .free import write_free

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Optional, Tuple

    Scan = Callable[[str, int], Tuple[object, int]]

_orjson: "Optional[Any]"
try:
    import orjson as _orjson
except ImportError:
    _orjson = None


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


_decoder = json.JSONDecoder(parse_constant=_refuse_constant)
_scan: "Scan" = _decoder.scan_once  # type: ignore[attr-defined]


def parse_exactly(data: bytes) -> object:
    """Parse JSON text with the standard library.

    Raises:
        ValueError: It isn't JSON; ``NaN`` and ``Infinity`` aren't.
        RecursionError: It is nested too deeply.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode(json.detect_encoding(data), "surrogatepass")
    if text[:1] == "\ufeff":
        text = text[1:]
    try:
        # What JSONDecoder.decode does, without its two regular expressions.
        value, end = _scan(text, 0)
    except StopIteration:
        return _decoder.decode(text)
    if end != len(text) and text[end:].strip(" \t\n\r"):
        return _decoder.decode(text)
    return value


_DIGITS = bytes(48 if 48 <= byte <= 57 else byte for byte in range(256))
_NINETEEN_DIGITS = b"0" * 19


def _loads_with_orjson(data: bytes) -> object:
    # An integer past 64 bits has 19 digits or more.
    if _NINETEEN_DIGITS not in data.translate(_DIGITS):
        try:
            return _orjson.loads(data)  # type: ignore[union-attr]
        except ValueError:
            pass
    return parse_exactly(data)


def _encode_with(**options: bool) -> "Callable[[object], str]":
    return json.JSONEncoder(
        check_circular=False, allow_nan=False, separators=(",", ":"), **options
    ).encode


_encode = _encode_with(ensure_ascii=False)
_encode_ascii = _encode_with(ensure_ascii=True)


def _dump_with_json(value: object) -> bytes:
    try:
        return _encode(value).encode()
    except UnicodeEncodeError:
        # A lone surrogate has no UTF-8, but an escape.
        return _encode_ascii(value).encode()


def _dump_with_orjson(value: object) -> bytes:
    try:
        return _orjson.dumps(value)  # type: ignore[union-attr,no-any-return]
    except TypeError:
        # An integer past 64 bits, a lone surrogate, depth past 254.
        return _dump_with_json(value)


#: Parse bytes; with orjson, integers past 64 bits read as floats and more is refused.
parse: "Callable[[bytes], object]" = parse_exactly
#: Parse bytes, exactly. Raises ValueError or RecursionError.
loads: "Callable[[bytes], object]" = parse_exactly
#: Dump what a codec has encoded: it isn't checked again.
dump: "Callable[[object], bytes]" = _dump_with_json


def dumps(value: object) -> bytes:
    """Dump any value that JSON can say, compact, as UTF-8.

    Raises:
        Mismatch: It holds NaN, an infinity or something that JSON can't say.
    """
    return dump(write_free(value))


def select(name: str) -> None:
    """Use ``"orjson"`` or ``"stdlib"`` from now on, in the whole process.

    Raises:
        ImportError: orjson isn't installed.
    """
    global parse, loads, dump
    if name == "orjson":
        if _orjson is None:
            raise ImportError("orjson is not installed: pip install contract-runtime[fast]")
        parse, loads, dump = _orjson.loads, _loads_with_orjson, _dump_with_orjson
    else:
        parse, loads, dump = parse_exactly, parse_exactly, _dump_with_json


select("stdlib" if _orjson is None else "orjson")
