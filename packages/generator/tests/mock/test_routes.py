"""Paths to methods: what goes first, what a place may hold, which verbs there are."""

from __future__ import annotations

import pytest
from contract_generator.mock.route import Routes
from in_process import contract_of

PATHS = [
    # verb, path
    ("GET", "/things/{id}"), ("GET", "/things/search"), ("DELETE", "/things/{ID}"),
    ("GET", "/things/{id}/parts"), ("GET", "/files/{name}.json"), ("GET", "/files/{name}.tar.gz"),
    ("GET", "/files/{name}"), ("GET", "/files/{a}-{b}.txt"), ("GET", "/all/{rest...}"),
    ("GET", "/all/one"), ("PUT", "/all/x{rest...}"), ("GET", "/a%20b/ü/{x}{y}"), ("POST", "/"),
    ("GET", "/tail/"), ("HEAD", "/tail"), ("GET", "/tail"),
]  # fmt: skip


def routes(*bindings: tuple[str, str], base: str = "http://localhost") -> Routes:
    methods = "".join(
        f"      - {{name: m{n}, http: {{method: {verb}, path: '{path}'}}}}\n"
        for n, (verb, path) in enumerate(bindings)
    )
    text = f"name: A\nclient: {{base_url: '{base}'}}\nresources:\n  - name: a\n    methods:\n"
    return Routes(contract_of(text + methods))


FOUND: list[tuple[str, str, str, dict[str, str]]] = [
    # verb, path, the path of the method's binding, the places
    ("GET", "/things/1", "/things/{id}", {"id": "1"}),
    ("GET", "/things/search", "/things/search", {}),
    ("DELETE", "/things/search", "/things/{ID}", {"ID": "search"}),
    ("GET", "/things/a%2Fb", "/things/{id}", {"id": "a/b"}),
    ("GET", "/things/%", "/things/{id}", {"id": "%"}),
    ("GET", "/things/..", "/things/{id}", {"id": ".."}),
    ("GET", "/things/search/parts", "/things/{id}/parts", {"id": "search"}),
    ("GET", "/files/a.json", "/files/{name}.json", {"name": "a"}),
    ("GET", "/files/a.json.json", "/files/{name}.json", {"name": "a.json"}),
    ("GET", "/files/.json", "/files/{name}", {"name": ".json"}),
    ("GET", "/files/a.tar.gz", "/files/{name}.tar.gz", {"name": "a"}),
    ("GET", "/files/a-b-c.txt", "/files/{a}-{b}.txt", {"a": "a", "b": "b-c"}),
    ("GET", "/files/--.txt", "/files/{name}", {"name": "--.txt"}),
    ("GET", "/all/a/b%20c//d", "/all/{rest...}", {"rest": "a/b c//d"}),
    ("GET", "/all/one", "/all/one", {}),
    ("GET", "/all/one/two", "/all/{rest...}", {"rest": "one/two"}),
    ("PUT", "/all/xy/z", "/all/x{rest...}", {"rest": "y/z"}),
    ("GET", "/a%20b/%C3%BC/xyz", "/a%20b/ü/{x}{y}", {"x": "x", "y": "yz"}),
    ("POST", "/", "/", {}),
    ("GET", "/tail/", "/tail/", {}),
    ("HEAD", "/tail", "/tail", {}),
    # HEAD is answered as GET is.
    ("HEAD", "/things/1", "/things/{id}", {"id": "1"}),
]


@pytest.mark.parametrize(("verb", "path", "binding", "places"), FOUND)
def test_found(verb: str, path: str, binding: str, places: dict[str, str]) -> None:
    known = routes(*PATHS)
    found = known.find(verb, path)
    assert found is not None
    target = found.targets[0]
    assert PATHS[int(target.name.removeprefix("a.m"))][1] == binding
    assert dict(zip(target.params, found.values, strict=True)) == places


NOT_FOUND: list[tuple[str, str, list[str] | None]] = [
    # verb, path, the verbs that there are (None: no such path)
    ("GET", "/thing", None),
    ("GET", "/things", None),
    ("GET", "/things/", None),
    ("GET", "//things/1", None),
    ("GET", "", None),
    ("GET", "*", None),
    ("GET", "/files/", None),
    ("GET", "/all/", None),
    ("GET", "/a%20b/ü/x", None),
    ("PATCH", "/things/1", ["GET", "DELETE"]),
    ("PATCH", "/things/search", ["GET", "DELETE"]),
    ("PATCH", "/tail", ["HEAD", "GET"]),
    ("DELETE", "/all/xy", ["PUT", "GET"]),
]


@pytest.mark.parametrize(("verb", "path", "allowed"), NOT_FOUND)
def test_not_found(verb: str, path: str, allowed: list[str] | None) -> None:
    found = routes(*PATHS).find(verb, path)
    assert (None if found is None else found.allowed) == allowed
    assert found is None or not found.targets


def test_below_the_base_url() -> None:
    known = routes(("GET", "/a"), base="http://localhost:1/api/v1%2F/")
    assert known.prefix == "/api/v1%2F"
    assert known.find("GET", "/a") is None
    assert known.find("GET", "/api/v1%2f/a") is not None


def test_places_without_end() -> None:
    """Nothing is looked at twice, however a path may be cut."""
    places = "".join(f"{{p{n}}}a" for n in range(200))
    known = routes(
        ("GET", f"/{places}b"),
        ("GET", "/" + "/".join(f"{{q{n}}}" for n in range(300))),
        *(("GET", "/a" * n + "".join(f"/{{x{m}}}" for m in range(30 - n))) for n in range(30)),
    )
    assert known.find("GET", "/" + "a" * 6000) is None
    assert known.find("GET", "/a" * 5000) is None
    assert known.find("GET", "/a" * 30) is not None
    assert known.find("GET", "/a" * 299 + "/b") is not None
