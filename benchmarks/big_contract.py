"""A contract of any size, always the same.

``python benchmarks/big_contract.py --methods 1000 --types 3000 > api.yaml``
"""

from __future__ import annotations

import argparse
import sys

_VERBS = ("create", "list", "get", "update", "delete", "search", "archive", "watch", "patch", "run")


def big_contract(*, methods: int, types: int) -> str:
    """A contract in YAML with resources of ten methods each, and types of every kind.

    Of a hundred types 88 are structs of five fields, four are slices, four maps and four unions.
    1,000 methods and 3,000 types make 1.5 MB.
    """
    lines = [
        "name: BigAPI",
        "description: A service as large as they get.",
        "client:",
        "  base_url: https://api.example.com/v1",
        "  auth: bearer",
        "resources:",
    ]
    for first in range(0, methods, len(_VERBS)):
        names = _VERBS[: methods - first]
        resource = f"things_{first // len(_VERBS)}"
        lines += [
            f"  - name: {resource}",
            f"    description: Manage the things of group {first // len(_VERBS)}.",
            "    methods:",
        ]
        for number, verb in enumerate(names, first):
            lines += _method(verb, number, resource, types)
    lines.append("types:")
    for number in range(types):
        lines += _type(number, types)
    return "\n".join(lines) + "\n"


def _method(verb: str, number: int, resource: str, types: int) -> list[str]:
    output = _struct(number * 3 + 1, types)
    lines = [
        f"      - name: {verb}",
        f"        description: Do {verb} with a thing, and return what came of it.",
        f"        input: {_struct(number * 3, types)}",
    ]
    if verb == "watch":
        return [*lines, "        stream:", "          mode: sse", f"          item: {output}"]
    if verb == "list":
        output = f'"[]{output}"'
    elif verb == "run":
        lines += [
            "        http:",
            "          method: POST",
            f"          path: /{resource}/{{id}}:run",
        ]
    return [*lines, f"        output: {output}"]


def _type(number: int, types: int) -> list[str]:
    lines = [f"  - name: Thing{number}", f"    description: The thing that is number {number}."]
    kind = number % 100
    target = _struct(number + 1, types)
    if kind >= 96:
        lines += ["    kind: union", "    tag: type", "    variants:"]
        for step in range(3):
            lines += [
                f"      - value: thing_{step}",
                f"        type: {_struct(number + step + 1, types)}",
            ]
        return lines
    if kind >= 88:
        return [*lines, f"    kind: {'slice' if kind < 92 else 'map'}", f"    elem: {target}"]
    return [
        *lines,
        "    kind: struct",
        "    fields:",
        "      - name: id",
        "        type: string",
        f"        description: What thing {number} is called by.",
        "      - name: state",
        "        type: string",
        "        enum: [open, done, on, off]",
        "      - name: createdAt",
        "        type: time.Time",
        "        optional: true",
        "      - name: labels",
        "        type: map[string]string",
        "      - name: next",
        f"        type: {target}",
        "        optional: true",
        "        nullable: true",
    ]


def _struct(number: int, types: int) -> str:
    """The name of the first struct from a number on."""
    number %= types
    return f"Thing{number if number % 100 < 88 else number - number % 100}"


def main() -> None:
    """Print a contract."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--methods", type=int, default=1000)
    parser.add_argument("--types", type=int, default=3000)
    options = parser.parse_args()
    sys.stdout.write(big_contract(methods=options.methods, types=options.types))


if __name__ == "__main__":
    main()
