"""The public names of the room."""

import contract_runtime.testing as testing


def test_all_names_are_there_and_documented() -> None:
    assert sorted(testing.__all__) == testing.__all__
    for name in testing.__all__:
        assert getattr(testing, name).__doc__, name
