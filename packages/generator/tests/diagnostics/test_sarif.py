"""SARIF 2.1.0: the structure that the standard demands, and what it says about its texts."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from contract_generator.catalog import rules
from contract_generator.diagnostics.diagnostic import Diagnostic, Related, Rule
from contract_generator.diagnostics.render_sarif import render_sarif
from contract_generator.diagnostics.span import Source, Span
from contract_generator.pipeline import plan_document

BAD = Rule("unknown-type", "error", "A type is used that isn't declared.")
ODD = Rule("odd-name", "warning", "A name is odd.")
NOTE = Rule("note", "info", "A note, {n} of them.")

#: The objects used here, each property with its type: str, int, the name of another object,
#: a list of such, or the values there are; those with ``!`` are required. Others aren't allowed.
SHAPES: dict[str, dict[str, object]] = {
    "log": {"$schema": str, "version!": {"2.1.0"}, "runs!": ["run"]},
    "run": {
        "tool!": "tool",
        "columnKind": {"utf16CodeUnits", "unicodeCodePoints"},
        "newlineSequences": [str],
        "results": ["result"],
    },
    "tool": {"driver!": "component"},
    "component": {"name!": str, "version": str, "rules": ["descriptor"]},
    "descriptor": {"id!": str, "shortDescription": "message", "defaultConfiguration": "config"},
    "config": {"level": {"none", "note", "warning", "error"}},
    "result": {
        "ruleId": str,
        "ruleIndex": int,
        "level": {"none", "note", "warning", "error"},
        "message!": "message",
        "locations": ["location"],
        "relatedLocations": ["location"],
    },
    "message": {"text!": str},
    "location": {"physicalLocation": "physical", "message": "message"},
    "physical": {"artifactLocation!": "artifact", "region": "region"},
    "artifact": {"uri": str},
    "region": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), int),
}


def hold(value: object, shape: object) -> None:
    """Hold a value against a shape."""
    if isinstance(shape, list):
        assert isinstance(value, list)
        for each in value:
            hold(each, shape[0])
    elif isinstance(shape, set):
        assert value in shape
    elif isinstance(shape, type):
        assert type(value) is shape
    else:
        assert isinstance(value, dict)
        properties = SHAPES[str(shape)]
        assert {*value} <= {name.rstrip("!") for name in properties}, value
        assert {*value} >= {name[:-1] for name in properties if name.endswith("!")}, value
        for name, inner in properties.items():
            if name.rstrip("!") in value:
                hold(value[name.rstrip("!")], inner)


def held(found: list[Diagnostic]) -> dict[str, object]:
    """A log's only run, held against the standard."""
    log = json.loads(render_sarif(found, version="1.2.3"))
    hold(log, "log")
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({each["id"] for each in rules}) == len(rules)
    for each in run["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
        related = each.get("relatedLocations", [])
        assert all(related.count(one) == 1 for one in related)
        for place in [*each["locations"], *related]:
            physical = place["physicalLocation"]
            region = physical["region"]
            assert min(region.values()) >= 1
            start = region["startLine"], region["startColumn"]
            assert start <= (region["endLine"], region["endColumn"])
            uri = physical["artifactLocation"]["uri"]
            assert uri.isascii()
            assert urlsplit(uri).scheme in ("", "file")
    return dict(run)


FOUND = Diagnostic(
    BAD,
    "50% wrong: it,\r\nis",
    Source("dir/my api,1.yaml", "ab\ncdé\n"),
    Span(4, 6),
    'write "x"',
    (Related(Span(0, 2), "here"), Related(Span(0, 2), "here"), Related(Span(0, 2), "there")),
)


def test_log() -> None:
    source = Source("a.yaml", "a")
    run = held([FOUND, Diagnostic(NOTE, "m", source, Span(0, 1)), FOUND])
    assert run == json.loads(json.dumps(run))
    driver = run["tool"]["driver"]  # type: ignore[index]
    assert (driver["name"], driver["version"]) == ("contract-generator", "1.2.3")
    assert [each["id"] for each in driver["rules"]] == ["note", "unknown-type"]
    first, second, _ = run["results"]  # type: ignore[misc]
    assert (first["ruleIndex"], second["ruleIndex"]) == (1, 0)
    assert (first["level"], second["level"]) == ("error", "note")
    assert first["message"] == {"text": '50% wrong: it,\nis: write "x"'}
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "dir/my%20api%2C1.yaml"},
        "region": {"startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 4},
    }
    assert [each["message"]["text"] for each in first["relatedLocations"]] == ["here", "there"]


def test_no_finding_is_a_run_without_results() -> None:
    run = held([])
    assert run["results"] == []


def test_braces_are_no_places_for_arguments() -> None:
    """§ 3.11.5: literal braces of a message are doubled."""
    source = Source("a.yaml", "a")
    run = held([Diagnostic(NOTE, "{id} of {0}", source, Span(0, 1), "\x1b\ud800")])
    [result] = run["results"]  # type: ignore[misc]
    assert result["message"]["text"] == "{{id}} of {{0}}: \\x1b\\ud800"
    [rule] = run["tool"]["driver"]["rules"]  # type: ignore[index]
    assert rule["shortDescription"]["text"] == "A note, {{n}} of them."


@pytest.mark.parametrize(
    "name",
    [
        "-",
        "a.yaml",
        "../a b.yaml",
        "a:b.yaml",
        "http://x/a",
        "50%.yaml",
        "#a?b",
        "é世",
        "caf\udce9",
    ],
)
def test_relative_uris(name: str) -> None:
    run = held([Diagnostic(BAD, "m", Source(name, "a"), Span(0, 1))])
    [result] = run["results"]  # type: ignore[misc]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert not urlsplit(uri).scheme
    assert unquote(uri, errors="surrogateescape") == name


def test_absolute_uris(tmp_path: Path) -> None:
    path = tmp_path / "a: b.yaml"
    run = held([Diagnostic(BAD, "m", Source(str(path), "a"), Span(0, 1))])
    [result] = run["results"]  # type: ignore[misc]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == path.as_uri()


PAGES = Path(__file__).parents[4] / "docs" / "diagnostics"


@pytest.mark.parametrize("code", rules())
def test_every_finding(code: str) -> None:
    """Each rule's wrong example, as a log."""
    page = (PAGES / f"{code}.md").read_text("utf-8")
    example = page.split("```")[1]
    language, _, text = example.partition("\n")
    if language != "python":
        name = f"api.{language}"
        held(list(plan_document(text.encode(), name=name).diagnostics))
