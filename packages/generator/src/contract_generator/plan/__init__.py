"""What Python will see: names, types, signatures, and which file holds what.

Decides everything about generated code, once; templates only give it its shape. May import
``contract``, ``diagnostics`` and ``text``.
"""
