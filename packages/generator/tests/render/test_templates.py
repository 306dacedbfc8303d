"""Templates can't decide: loops and shape alone, and nothing printed but Code."""

from __future__ import annotations

import pytest
from contract_generator.plan.pages import StreamingPage
from contract_generator.plan.sdk import File, Sdk
from contract_generator.render.environment import environment
from contract_generator.render.files import TEMPLATES, render
from jinja2 import UndefinedError, nodes

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Getattr, nodes.Name, nodes.For,
    nodes.If, nodes.Include, nodes.Const, nodes.Not,
)  # fmt: skip


@pytest.mark.parametrize("name", environment().list_templates())
def test_only_loops_and_shape(name: str) -> None:
    loader = environment().loader
    assert loader is not None
    tree = environment().parse(loader.get_source(environment(), name)[0])
    for node in tree.find_all(nodes.Node):
        assert isinstance(node, ALLOWED), f"{name}:{node.lineno} has a {type(node).__name__}"


def test_every_template_is_used() -> None:
    assert set(environment().list_templates()) == {*TEMPLATES.values(), "head.py.j2"}


@pytest.mark.parametrize("value", ["text", 1, None, ["a"]])
def test_plain_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="isn't Code"):
        environment().from_string("{{ value }}").render(value=value)


def test_a_missing_name_is_refused() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{% for each in page.nothing %}{% endfor %}").render(page=1)


def test_render() -> None:
    sdk = Sdk("sdk", (File("a.py", StreamingPage),), frozenset(), 0, 0)
    assert render(sdk)["a.py"].startswith('"""Streams of events')
