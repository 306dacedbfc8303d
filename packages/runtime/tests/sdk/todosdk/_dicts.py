"""Plain dicts that are accepted where a model is."""

from typing import TypedDict

from typing_extensions import NotRequired


class UserDict(TypedDict):
    """Somebody, as a plain dict."""

    name: str
    email: NotRequired[str]
