"""Takes the pages of the findings along: ``contract explain`` prints them anywhere."""

from __future__ import annotations

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PagesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the workspace's ``docs/diagnostics`` into the package; an sdist has it already."""

    def initialize(self, version: str, build_data: dict[str, dict[str, str]]) -> None:
        """Add the folder to what is built, but for an editable install, which sees it."""
        pages = Path(self.root).parent.parent / "docs" / "diagnostics"
        if version == "editable" or not pages.is_dir():
            return
        home = "src/contract_generator" if self.target_name == "sdist" else "contract_generator"
        build_data["force_include"][str(pages)] = f"{home}/pages"
