"""From text to files: formatted, proven, and written so that nothing is ever half done.

Decides nothing about code. Only ``write`` touches the output folder. May import ``plan``,
``diagnostics`` and ``text``.
"""
