"""Bytes to nodes with positions, for YAML and JSON alike, within bounds.

Decides what is a document at all. Scalars stay the text that was written: what a text means is
for whoever knows the field. May import ``diagnostics`` and below.
"""
