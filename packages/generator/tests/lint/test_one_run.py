"""All findings of a document come in one run, those of its names in Python too."""

from __future__ import annotations

from contract_generator.pipeline import plan_document

DOCUMENT = """\
name: TodoAPI
resources:
  - name: todos
    methods:
      - name: list_all
        output: Tood
      - name: listAll
        stream: {mode: ws, item: Broken}
      - name: "bad name"
        output: Toodle
types:
  - name: Todo
    kind: struct
    fields:
      - {name: fooBar, type: string}
      - {name: foo_bar, type: string}
      - {name: foo_bar, type: string}
  - name: Broken
    kind: strukt
  - name: Bro ken
    kind: slice
    elem: Nothing
"""


def test_everything_is_found_at_once() -> None:
    planned = plan_document(DOCUMENT.encode(), name="api.yaml")
    assert planned.sdk is None
    assert [(each.rule.code, each.place.line) for each in planned.diagnostics] == [
        ("unknown-type", 6),
        ("name-collision", 7),
        ("method-name", 7),
        ("unavailable-mode", 8),
        ("bad-name", 9),
        ("unknown-type", 10),
        ("name-collision", 16),
        ("duplicate-name", 17),
        ("unknown-kind", 19),
        ("bad-name", 20),
        ("unknown-type", 22),
    ]
