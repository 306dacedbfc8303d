"""What a package may be called."""

from __future__ import annotations

import keyword
import re
import sys

from contract_generator.plan import words

#: Names that would hide a package that generated code imports.
_TAKEN = frozenset({"contract_runtime", "contract_generator", "httpx", "typing_extensions"})
#: Modules that not every Python from 3.8 to 3.14 has: a name that is free is so everywhere.
_SOMETIMES = """
    aifc annotationlib asynchat asyncore audioop binhex cgi cgitb chunk compression crypt distutils
    dummy_threading formatter graphlib imghdr imp lib2to3 macpath mailcap msilib nis nntplib
    ossaudiodev parser pipes smtpd sndhdr spwd sunau symbol telnetlib tomllib uu xdrlib zoneinfo
"""
_MODULES = frozenset(_SOMETIMES.split()) | sys.stdlib_module_names


def default_package(service: str) -> str:
    """A package's name from its service's: ``TodoAPI`` is ``todoapi``."""
    name = plain_package(service)
    return name if package_fault(name) is None else f"{name}_client"


def plain_package(service: str) -> str:
    """The same, whether or not a package can have that name: ``JSON`` is ``json``."""
    name = re.sub(r"[^a-z0-9]", "", words.ascii_letters(service).lower())
    return name if name[:1].isalpha() else f"sdk{name}"


def package_fault(name: str) -> str | None:
    """Why a package can't have a name; None when it can."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name):
        return "has to be a Python name: letters, digits and _, a letter first"
    if keyword.iskeyword(name):
        return "is a Python keyword"
    if name in _TAKEN or name in _MODULES:
        return "would hide a module of that name"
    return None


def version_fault(version: str) -> str | None:
    """Why a text isn't a version; None when it is one (PEP 440)."""
    from packaging.version import InvalidVersion, Version

    try:
        Version(version)
    except InvalidVersion:
        return 'isn\'t a version such as "1.0.0" (PEP 440)'
    return None


def range_fault(text: str) -> str | None:
    """Why a text isn't a range of versions; None when it is one (PEP 440)."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        SpecifierSet(text)
    except InvalidSpecifier:
        return 'isn\'t a range such as ">=1.2,<2" (PEP 440)'
    return None
