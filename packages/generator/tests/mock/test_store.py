"""What a mock remembers, as the calls of a table tell; and what it doesn't."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from in_process import client_of

CONTRACT = """\
name: A
resources:
  - name: users
    methods:
      - {name: create, input: NewUser, output: User}
      - {name: list, input: Filter, output: "[]User"}
      - {name: get, input: UserRef, output: User}
      - {name: exists, input: UserRef, http: {method: HEAD, path: "/users/{user_id}"}}
      - {name: edit, input: EditUser, output: User, http: {method: PATCH, path: "/users/{user_id}"}}
      - {name: delete, input: UserRef, output: Gone}
      - name: lock
        input: UserRef
        output: User
        http: {method: POST, path: "/users/{user_id}/lock"}
      - name: add_all
        input: "[]NewUser"
        output: "[]User"
        http: {method: POST, path: /users/many}
      - name: confirm
        input: NewUser
        output: User
        http: {method: POST, path: "/sign-ups/{sign_up}/confirm"}
      - {name: by_name, output: Users, http: {method: GET, path: /users/by-name}}
      - {name: page, input: Filter, output: Page, http: {method: GET, path: /user-page}}
  - name: pets
    methods:
      - {name: create, input: Pet, output: Pet, http: {method: POST, path: "/users/{user_id}/pets"}}
      - {name: list, output: "[]Pet", http: {method: GET, path: "/users/{user_id}/pets"}}
      - {name: get, output: Pet, http: {method: GET, path: "/users/{user_id}/pets/{no}"}}
      - {name: delete, http: {method: DELETE, path: "/users/{user_id}/pets/{no}"}}
  - name: files
    methods:
      - {name: put, input: File, output: Stored, http: {method: PUT, path: "/files/{path...}"}}
      - {name: get, input: FileRef, output: File, http: {method: GET, path: "/files/{path...}"}}
  - name: only
    methods:
      - {name: create, input: NewOnly, output: Only}
      - {name: get, input: OnlyRef, output: Only}
  - name: jobs
    methods:
      - {name: run, input: Job, output: Done, http: {method: POST, path: /jobs}}
      - {name: all, output: "[]Done", http: {method: GET, path: /jobs}}
      - name: echo
        input: map[string]int
        output: map[string]int
        http: {method: POST, path: /echo}
types:
  - name: User
    kind: struct
    fields:
      - {name: user_id, type: string}
      - {name: name, type: string}
      - {name: age, type: int, optional: true}
      - {name: mail, type: string, nullable: true}
      - {name: tags, type: "[]string"}
      - {name: state, type: string, enum: [new, old]}
  - name: NewUser
    kind: struct
    fields:
      - {name: name, type: string}
      - {name: age, type: int, optional: true}
      - {name: mail, type: string, optional: true}
      - {name: tags, type: "[]string", optional: true}
      - {name: state, type: int, optional: true}
  - name: EditUser
    kind: struct
    fields:
      - {name: user_id, type: string}
      - {name: name, type: string, optional: true}
      - {name: age, type: int, optional: true, nullable: true}
      - {name: mail, type: string, optional: true, nullable: true}
  - {name: UserRef, kind: struct, fields: [{name: user_id, type: string}]}
  - {name: Gone, kind: struct, fields: [{name: user_id, type: string}, {name: gone, type: bool}]}
  - {name: Users, kind: map, elem: User}
  - name: Page
    kind: struct
    fields:
      - {name: users, type: "[]User"}
      - {name: total, type: int}
      - {name: next_cursor, type: string}
  - name: Filter
    kind: struct
    fields: [{name: age, type: int, optional: true}, {name: limit, type: int, optional: true}]
  - name: Pet
    kind: struct
    fields: [{name: no, type: int}, {name: user_id, type: string, optional: true}]
  - name: File
    kind: struct
    fields: [{name: path, type: string}, {name: content, type: bytes}]
  - {name: FileRef, kind: struct, fields: [{name: path, type: string}]}
  - {name: Stored, kind: struct, fields: [{name: path, type: string}, {name: size, type: int}]}
  - name: Only
    kind: struct
    fields: [{name: id, type: string, const: it}, {name: text, type: string}]
  - {name: NewOnly, kind: struct, fields: [{name: text, type: string}]}
  - {name: OnlyRef, kind: struct, fields: [{name: id, type: string}]}
  - {name: Job, kind: struct, fields: [{name: input, type: any}]}
  - {name: Done, kind: struct, fields: [{name: input, type: any}, {name: result, type: string}]}
"""

Step = tuple[str, str, Any, int, Any]


def user(n: int, **other: Any) -> dict[str, Any]:
    sample = {"user_id": f"user_{n}", "name": f"User {n}", "age": n, "mail": f"mail {n}"}
    return {**sample, "tags": ["tag 1", "tag 2"], "state": "new", **other}


ADA = {"user_id": "user_3", "name": "Ada", "mail": None, "tags": [], "state": "new"}
#: Each row is a new server. A step: verb, path, body, status, answer (None: whatever it is).
STORIES: dict[str, list[Step]] = {
    "two are there": [("GET", "/users", None, 200, [user(1), user(2)])],
    "created": [
        ("POST", "/users", {"name": "Ada"}, 201, ADA),
        ("GET", "/users/user_3", None, 200, ADA),
        ("GET", "/users", None, 200, [user(1), user(2), ADA]),
        ("POST", "/users", {"name": "Eve", "age": 3, "mail": "m", "tags": ["a"], "state": 3}, 201,
         user(4, name="Eve", age=3, mail="m", tags=["a"])),
    ],
    "changed": [
        ("PATCH", "/users/user_1", {"name": "Ada", "mail": None, "user_id": "x"}, 200,
         user(1, name="Ada", mail=None)),
        ("GET", "/users/user_1", None, 200, user(1, name="Ada", mail=None)),
        ("POST", "/users/user_1/lock", {}, 200, user(1, name="Ada", mail=None)),
    ],
    "deleted": [
        ("HEAD", "/users/user_1", None, 200, None),
        ("DELETE", "/users/user_1", None, 200, {"user_id": "user_1", "gone": True}),
        ("GET", "/users/user_1", None, 404, None),
        ("HEAD", "/users/user_1", None, 404, None),
        ("DELETE", "/users/user_1", None, 404, None),
        ("PATCH", "/users/user_1", {"name": "Ada"}, 404, None),
        ("POST", "/users/user_1/lock", {}, 404, None),
        ("GET", "/users", None, 200, [user(2)]),
    ],
    "never heard of": [
        ("GET", "/users/user_77", None, 200, user(77)),
        ("GET", "/users/ada", None, 200, user(1, user_id="ada")),
        ("GET", "/users", None, 200, [user(1), user(2)]),
        ("PATCH", "/users/ada", {"age": 36}, 200, user(1, user_id="ada", age=36)),
        ("GET", "/users", None, 200, [user(1), user(2), user(1, user_id="ada", age=36)]),
    ],
    "an id is given once": [
        ("DELETE", "/users/user_3", None, 200, None),
        ("PATCH", "/users/user_4", {"age": 5}, 200, None),
        ("POST", "/users", {"name": "Ada"}, 201, {**ADA, "user_id": "user_5"}),
    ],
    "found": [
        ("GET", "/users?age=2", None, 200, [user(2)]),
        ("GET", "/users?age=9", None, 200, []),
        ("POST", "/users", {"name": "Ada"}, 201, ADA),
        ("GET", "/users?age=3", None, 200, []),
        ("GET", "/users?limit=1", None, 200, [user(1)]),
        ("GET", "/users?limit=-1", None, 200, []),
    ],
    "many": [
        ("POST", "/users/many", [{"name": "Ada"}, {"name": "Eve"}], 201,
         [ADA, {**ADA, "user_id": "user_4", "name": "Eve"}]),
        ("GET", "/users?limit=9", None, 200,
         [user(1), user(2), ADA, {**ADA, "user_id": "user_4", "name": "Eve"}]),
    ],
    "in other shapes": [
        ("GET", "/users/by-name", None, 200, {"user_1": user(1), "user_2": user(2)}),
        ("GET", "/user-page?limit=1", None, 200,
         {"users": [user(1)], "total": 1, "next_cursor": ""}),
    ],
    "one owner's": [
        ("POST", "/users/ada/pets", {"no": 7}, 201, {"no": 7, "user_id": "ada"}),
        ("GET", "/users/ada/pets", None, 200,
         [{"no": n, "user_id": "ada"} for n in (1, 2, 7)]),
        ("GET", "/users/eve/pets", None, 200, [{"no": n, "user_id": "eve"} for n in (1, 2)]),
        ("DELETE", "/users/ada/pets/7", None, 204, None),
        ("GET", "/users/ada/pets/7", None, 404, None),
        ("GET", "/users/eve/pets/7", None, 200, {"no": 7, "user_id": "eve"}),
        ("GET", "/users/eve/pets/0", None, 200, {"no": 0, "user_id": "eve"}),
        ("GET", "/users/eve/pets/-12", None, 200, {"no": -12, "user_id": "eve"}),
    ],
    "paths": [
        ("PUT", "/files/a/b%20c", {"content": "aGk="}, 200, {"path": "a/b c", "size": 1}),
        ("GET", "/files/a/b%20c", None, 200, {"path": "a/b c", "content": "aGk="}),
    ],
    "made elsewhere": [
        ("POST", "/sign-ups/7/confirm", {"name": "Ada"}, 201, ADA),
        ("GET", "/users/user_3", None, 200, ADA),
    ],
    "one key for all": [
        ("POST", "/only", {"text": "a"}, 201, {"id": "it", "text": "a"}),
        ("POST", "/only", {"text": "b"}, 201, {"id": "it", "text": "b"}),
        ("GET", "/only/it", None, 200, {"id": "it", "text": "b"}),
        ("GET", "/only/other", None, 200, {"id": "it", "text": "text 1"}),
    ],
    "no key": [
        ("POST", "/jobs", {"input": [1]}, 201, {"input": [1], "result": "result 3"}),
        ("GET", "/jobs", None, 200, [
            {"input": {}, "result": "result 1"}, {"input": {}, "result": "result 2"},
            {"input": [1], "result": "result 3"},
        ]),
    ],
    "the input itself": [("POST", "/echo", {"a": 1}, 200, {"a": 1})],
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_story(story: list[Step]) -> None:
    http = client_of(CONTRACT)
    for verb, path, body, status, answer in story:
        response = http.request(verb, path, json=body)
        assert response.status_code == status, response.text
        if answer is not None:
            assert response.json() == answer


def told(http: httpx.Client) -> list[tuple[int, bytes, list[tuple[str, str]]]]:
    """All stories, one after another, on one server."""
    answers = []
    for story in STORIES.values():
        for verb, path, body, _, _ in story:
            response = http.request(verb, path, json=body)
            answers.append((response.status_code, response.content, response.headers.multi_items()))
    return answers


def test_the_same_requests_get_the_same_bytes() -> None:
    assert told(client_of(CONTRACT)) == told(client_of(CONTRACT))


def test_a_call_that_is_made_again() -> None:
    """A retry, which brings the same key, makes nothing twice."""
    http = client_of(CONTRACT)
    options: dict[str, Any] = {"json": {"name": "Ada"}, "headers": {"Idempotency-Key": "k"}}
    assert http.post("/users", **options).json() == http.post("/users", **options).json() == ADA
    assert len(http.get("/users").json()) == 3
    options["headers"] = {"Idempotency-Key": "other"}
    assert http.post("/users", **options).json() == {**ADA, "user_id": "user_4"}


def test_memory_is_bounded() -> None:
    http = client_of(CONTRACT)
    for n in range(1100):
        http.post("/users", json={"name": str(n)})
    users = http.get("/users").json()
    assert len(users) == 1000
    assert users[-1]["name"] == "1099"
