"""What lets a request be repeated without harm."""

import re

from contract_runtime._base.idempotency import new_key


def test_keys_are_random_uuids() -> None:
    keys = {new_key().decode() for _ in range(200)}
    assert len(keys) == 200
    pattern = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    assert all(re.fullmatch(pattern, key) for key in keys)
