"""From an SDK's pages to the text of its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contract_generator.plan import pages
from contract_generator.plan.sdk import Page, Sdk
from contract_generator.render.environment import environment

#: A page's class picks the template.
TEMPLATES: Mapping[type[Page], str] = {
    pages.ClientPage: "client.py.j2",
    pages.DictsPage: "dicts.py.j2",
    pages.PackagePage: "package.py.j2",
    pages.ProjectPage: "pyproject.toml.j2",
    pages.ReadmePage: "readme.md.j2",
    pages.ResourcePage: "resource.py.j2",
    pages.RoomPage: "room.py.j2",
    pages.StreamingPage: "streaming.py.j2",
    pages.TypedPage: "typed.j2",
    pages.TypesPage: "types.py.j2",
}


def rendered(planned: Sdk) -> Iterator[tuple[str, str]]:
    """Each file's path and text, not yet formatted: made when it is asked for."""
    found = environment()
    templates = {page: found.get_template(name) for page, name in TEMPLATES.items()}
    for each in planned.files:
        yield each.path, templates[type(each.page)].render(page=each.page)


def render(planned: Sdk) -> dict[str, str]:
    """The files' text by path, not yet formatted."""
    return dict(rendered(planned))
