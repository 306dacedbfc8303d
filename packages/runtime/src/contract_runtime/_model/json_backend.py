"""JSON text to values and back: orjson where it is installed, else the standard library.

Results are the same. What orjson refuses goes to json, which has the last word (a BOM, lone
surrogates, UTF-16, depth past 1,024); where orjson reads an integer past 64 bits as a float,
codecs notice and have json read the document.
"""

import json
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any, Callable, Optional, Tuple, Union

_orjson: Optional[Any]
try:
    import orjson as _orjson
except ImportError:
    _orjson = None


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


_decoder = json.JSONDecoder(parse_constant=_refuse_constant)
_scan: Callable[[str, int], Tuple[object, int]] = _decoder.scan_once  # type: ignore[attr-defined]


def loads(data: Union[bytes, str]) -> object:
    """Parse JSON text exactly, with the standard library.

    Raises:
        ValueError: It isn't JSON; ``NaN`` and ``Infinity`` aren't.
        RecursionError: It is nested too deeply.
    """
    text: Any = data
    try:
        # What JSONDecoder.decode does, without its regular expressions.
        if text.__class__ is not str:
            text = text.decode()
        value, end = _scan(text, 0)
        # Go's encoder, for one, ends each document with a line feed.
        if end == len(text) or not text[end:].strip(" \t\n\r"):
            return value
    except (StopIteration, UnicodeDecodeError, AttributeError):
        pass
    # Space before, a BOM, UTF-16 or -32, a memoryview; or wrong.
    if not isinstance(data, str):
        data = bytes(memoryview(data))
        data = data.decode(json.detect_encoding(data), "surrogatepass")
    return _decoder.decode(data[1:] if data[:1] == "\ufeff" else data)


def _text_with(quoted: Callable[[str], str]) -> Callable[[object], str]:
    encoder = json.JSONEncoder(
        ensure_ascii=quoted is encode_basestring_ascii,
        check_circular=False,
        allow_nan=False,
        separators=(",", ":"),
    )
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return encoder.encode
    # What JSONEncoder.encode makes anew for each value, kept.
    chunks: Callable[[object, int], Tuple[str, ...]] = make(
        None, encoder.default, quoted, None, ":", ",", False, False, False
    )
    return lambda value: quoted(value) if isinstance(value, str) else "".join(chunks(value, 0))


#: A string as JSON text. Raises TypeError for what is no string.
quote = encode_basestring
#: JSON values as text, lone surrogates as they are.
text_of = _text_with(quote)
_ascii_of = _text_with(encode_basestring_ascii)


def dump_exactly(value: object) -> bytes:
    """Dump JSON values with the standard library; they aren't checked again.

    Raises:
        RecursionError: They are nested too deeply.
    """
    try:
        return text_of(value).encode()
    except UnicodeEncodeError:
        # A lone surrogate has no UTF-8, but an escape.
        return _ascii_of(value).encode()


def _dump_with_orjson(value: object) -> bytes:
    try:
        return _orjson.dumps(value, None, _orjson.OPT_UTC_Z)  # type: ignore[union-attr,no-any-return]
    except TypeError:
        # An integer past 64 bits, a lone surrogate, depth past 254.
        return dump_exactly(value)


#: Whether orjson parses and dumps.
uses_orjson = False
#: Parse bytes or text. orjson reads integers past 64 bits as floats, and refuses more.
parse: Callable[[Union[bytes, str]], object] = loads
#: Dump JSON values that a codec has made: they aren't checked again. orjson dumps times in UTC.
dump: Callable[[object], bytes] = dump_exactly


def select(name: str) -> None:
    """Use ``"orjson"`` or ``"stdlib"`` from now on, in the whole process.

    Raises:
        ImportError: orjson isn't installed.
    """
    global uses_orjson, parse, dump
    if name != "orjson":
        uses_orjson, parse, dump = False, loads, dump_exactly
    elif _orjson is None:
        raise ImportError("orjson is not installed: pip install contract-runtime[fast]")
    else:
        uses_orjson, parse, dump = True, _orjson.loads, _dump_with_orjson


select("stdlib" if _orjson is None else "orjson")
