"""Contract text on its way out: into Python, TOML, Markdown and onto a terminal.

Decides how text that a stranger wrote is spelt so that it stays text. Nothing else makes
``Code``, and templates print nothing but ``Code``. Imports nothing of this package.
"""
