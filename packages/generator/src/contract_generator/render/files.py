"""From an SDK's pages to the text of its files."""

from __future__ import annotations

from collections.abc import Mapping

from contract_generator.plan import sdk
from contract_generator.render.environment import environment

#: A page's class picks the template.
TEMPLATES: Mapping[type[sdk.Page], str] = {
    sdk.ClientPage: "client.py.j2",
    sdk.DictsPage: "dicts.py.j2",
    sdk.PackagePage: "package.py.j2",
    sdk.ProjectPage: "pyproject.toml.j2",
    sdk.ReadmePage: "readme.md.j2",
    sdk.ResourcePage: "resource.py.j2",
    sdk.RoomPage: "room.py.j2",
    sdk.StreamingPage: "streaming.py.j2",
    sdk.TypedPage: "typed.j2",
    sdk.TypesPage: "types.py.j2",
}


def render(planned: sdk.Sdk) -> dict[str, str]:
    """The files' text by path, not yet formatted."""
    found = environment()
    templates = {page: found.get_template(name) for page, name in TEMPLATES.items()}
    return {each.path: templates[type(each.page)].render(page=each.page) for each in planned.files}
