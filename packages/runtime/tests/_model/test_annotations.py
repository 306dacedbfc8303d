"""Where shapes come from: strings, typing's objects, split packages."""

from __future__ import annotations

import sys
import types
import typing
from dataclasses import make_dataclass
from datetime import datetime, timezone
from typing import Callable

import pytest
from cases import codec_plain, codec_types
from contract_runtime import Model, UnknownVariant
from contract_runtime._model.codec import codec

DRAWING = {
    "shapes": [
        {"x": 1, "label": "a", "shape": "dot"},
        {
            "ends": [{"x": 1, "shape": "dot"}],
            "drawn": "2024-05-01T00:00:00Z",
            "style": "wavy",
            "notes": {"n": [1]},
            "below": {"ends": [], "drawn": None, "style": "solid", "notes": {}, "shape": "line"},
            "shape": "line",
        },
    ],
    "cover": {"shape": "arc", "r": 2},
}


def test_models_written_without_string_annotations() -> None:
    drawing = codec_plain.Drawing.from_dict(DRAWING)
    assert [type(shape).__name__ for shape in drawing.shapes] == ["Dot", "Line"]
    assert drawing.cover == UnknownVariant("arc", {"shape": "arc", "r": 2})
    assert drawing.to_dict() == DRAWING


def test_a_split_package() -> None:
    from cases import codec_split

    name = codec_split.__name__
    data = {
        "root": {"kind": "branch", "twig": {"kind": "leaf", "size": 1}},
        "twigs": [{"kind": "branch", "tree": {"root": {"kind": "branch"}, "twigs": []}}],
        "others": {"a": {"root": {"kind": "branch"}, "twigs": []}},
    }
    tree = codec("Tree", name).decode(data)
    assert isinstance(tree, Model)
    assert tree.to_dict() == data
    assert [type(twig).__name__ for twig in tree.twigs] == ["Branch"]  # type: ignore[attr-defined]
    leaf = codec("TwigList", name).decode([{"kind": "leaf", "size": 2}])[0]  # type: ignore[index]
    assert leaf.to_dict() == {"size": 2}
    assert codec("Leaf", f"{name}.leaf").decode({"size": 3}).size == 3  # type: ignore[attr-defined]
    assert codec("Dict[str, Twig]", name).encode({"a": leaf}) == {"a": {"size": 2, "kind": "leaf"}}
    assert set(typing.get_type_hints(type(tree))) == {"root", "twigs", "others"}


def test_modern_spellings() -> None:
    if sys.version_info < (3, 10):
        pytest.skip("X | Y and list[X] need Python 3.10")
    cls = make_dataclass(
        "Modern",
        [
            ("a", "list[int]"),
            ("b", list[int]),
            ("c", int | None),
            ("d", "dict[str, int] | None", None),
            ("e", typing.Optional[typing.Literal["x", "y"]], None),
        ],
        bases=(Model,),
    )
    cls.__module__ = codec_types.__name__
    data = {"a": [1], "b": [2], "c": None, "d": {"k": 1}, "e": "z"}
    assert cls.from_dict(data).to_dict() == data  # type: ignore[attr-defined]


def test_names_that_the_module_does_not_import() -> None:
    # Operations of a resource module use forms that the models' module may not need.
    assert codec("Optional[_List[Dict[str, datetime]]]", codec_types.__name__).decode(None) is None


@pytest.mark.parametrize(
    ("annotation", "error", "message"),
    [
        ("Nothing", NameError, "name 'Nothing' is not defined"),
        ("List[Nothing]", NameError, "name 'Nothing' is not defined"),
        ("Dict[int, str]", TypeError, "keys of a JSON object"),
        ("Union[str, int]", TypeError, "told apart by no tag"),
        ("Union[User, Node]", TypeError, "told apart by no tag"),
        ("Literal['a', 1]", TypeError, "values of one type"),
        ("annotations", TypeError, "no type that a model can have"),
    ],
)
def test_annotations_that_no_model_can_have(
    annotation: str, error: typing.Type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        codec(annotation, codec_types.__name__)


def test_a_union_by_its_members() -> None:
    found = codec("Union[Opened, Closed]", codec_types.__name__)
    assert found.decode({"@event": "closed"}) == codec_types.Closed()


def test_one_codec_for_each_annotation() -> None:
    find: Callable[[], object] = lambda: codec("List[User]", codec_types.__name__)  # noqa: E731
    assert find() is find()


SOURCE = """\
from __future__ import annotations
from dataclasses import dataclass
from datetime import datetime
from typing import List, Literal, Union
from contract_runtime import Model

@dataclass
class Inner(Model):
    at: datetime

@dataclass
class Other(Model):
    type: Literal["other"] = "other"

@dataclass
class Outer(Model):
    inners: Inners
    one: One

Inners = List[Inner]
One = Union[Other]
__shapes__ = {"Inners": "List[Inner]", "One": ("type", {"other": "Other"})}
"""
OTHER = """
@dataclass
class Other(Model):
    size: int
    type: Literal["other"] = "other"
"""
WRITTEN = {"inners": [{"at": "2024-05-01T00:00:00Z"}], "one": {"type": "other"}}


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    module = types.ModuleType("written")
    monkeypatch.setitem(sys.modules, "written", module)
    exec(SOURCE, module.__dict__)
    return module


def test_classes_written_anew(module: types.ModuleType) -> None:
    """As ``importlib.reload`` and notebooks do: classes of the same names in the same module."""
    for _ in range(2):
        for outer in module.Outer.from_dict(WRITTEN), codec("Outer", "written").decode(WRITTEN):
            assert type(outer) is module.Outer
            assert outer == module.Outer.from_json(outer.to_json())
            assert (type(outer.inners[0]), type(outer.one)) == (module.Inner, module.Other)
        assert module.Outer(outer.inners, outer.one).to_dict() == WRITTEN
        exec(SOURCE, module.__dict__)


def test_one_class_written_anew(module: types.ModuleType) -> None:
    """As notebooks do: a union's variant is the one of its name, whoever asked for it before."""
    outer = module.Outer.from_dict({"inners": [], "one": {"type": "new"}})
    assert outer.to_dict() == {"inners": [], "one": {"type": "new"}}
    assert module.Outer([], module.Other()).to_dict() == {"inners": [], "one": {"type": "other"}}
    before = module.Other
    exec(SOURCE[: SOURCE.index("@dataclass")] + OTHER, module.__dict__)
    assert module.Other is not before
    written = {"inners": [], "one": {"type": "other", "size": 1}}
    assert module.Outer([], module.Other(1)).to_dict() == written
    assert type(module.Outer.from_dict(written).one) is module.Other


def test_classes_of_a_module_that_is_nowhere() -> None:
    """What annotations mean that are no strings depends on no module."""
    inner = make_dataclass("Inner", [("size", int)], bases=(Model,))
    fields = [("inners", typing.List[inner]), ("one", typing.Optional[inner])]  # type: ignore[valid-type]
    outer: typing.Any = make_dataclass("Outer", fields, bases=(Model,))
    inner.__module__ = outer.__module__ = "nowhere"
    data = {"inners": [{"size": 1}], "one": None}
    assert outer.from_dict(data).to_dict() == data


def test_clocks_that_tests_stop(module: types.ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """They put a class of their own in the place of datetime, wherever it is, for a while."""

    class Meta(type):
        def __subclasscheck__(cls, of: type) -> bool:
            return issubclass(of, datetime)

    class Stopped(datetime, metaclass=Meta):
        pass

    with monkeypatch.context() as patch:
        patch.setattr("datetime.datetime", Stopped)
        patch.setattr(module, "datetime", Stopped)
        assert module.Outer.from_dict(WRITTEN).to_dict() == WRITTEN
    assert module.Outer.from_dict(WRITTEN).to_dict() == WRITTEN
    assert module.Inner(datetime.now(timezone.utc)).to_dict()["at"].endswith("Z")
