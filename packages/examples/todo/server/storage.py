"""Todos and their events in SQLite."""

from __future__ import annotations

import json
import sqlite3
import uuid
from datetime import datetime, timezone
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS todos (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    tags TEXT NOT NULL,
    due TEXT,
    owner TEXT,
    fields TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    data TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS idempotency (
    key TEXT PRIMARY KEY,
    todo TEXT NOT NULL
);
"""

#: Columns that hold JSON text.
JSON_COLUMNS = ("tags", "owner", "fields")


class Storage:
    """A database of todos; everything that changes one also writes an event."""

    def __init__(self, path: str) -> None:
        # The server's one thread is the only one that uses it, but not the one that opens it.
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        self._db.close()

    def create(self, given: dict[str, Any], idempotency_key: str | None) -> dict[str, Any]:
        """Make a todo; a key that was seen before names the todo that it made then."""
        if idempotency_key is not None:
            seen = self._db.execute(
                "SELECT todo FROM idempotency WHERE key = ?", (idempotency_key,)
            ).fetchone()
            if seen is not None:
                todo: dict[str, Any] = json.loads(seen["todo"])
                return todo
        self._db.execute("BEGIN")
        with self._db:
            row = {
                "id": uuid.uuid4().hex[:12],
                "title": given["title"],
                "status": "open",
                "tags": json.dumps(given.get("tags", [])),
                "due": given.get("due"),
                "owner": json.dumps(given["owner"]) if "owner" in given else None,
                "fields": json.dumps(given.get("fields", {})),
                "created_at": datetime.now(timezone.utc).isoformat().replace("+00:00", "Z"),
            }
            self._db.execute(
                "INSERT INTO todos (id, title, status, tags, due, owner, fields, created_at) VALUES"
                " (:id, :title, :status, :tags, :due, :owner, :fields, :created_at)",
                row,
            )
            created = self._get(row["id"])
            self._event({"type": "created", "todo": created})
            if idempotency_key is not None:
                self._db.execute(
                    "INSERT INTO idempotency VALUES (?, ?)", (idempotency_key, json.dumps(created))
                )
        return created

    def todos(self) -> list[dict[str, Any]]:
        """All todos, newest first."""
        return [_todo(row) for row in self._db.execute("SELECT * FROM todos ORDER BY seq DESC")]

    def get(self, todo_id: str) -> dict[str, Any] | None:
        row = self._db.execute("SELECT * FROM todos WHERE id = ?", (todo_id,)).fetchone()
        return None if row is None else _todo(row)

    def update(self, todo_id: str, changes: dict[str, Any]) -> dict[str, Any] | None:
        """Set the columns that ``changes`` names; None: there is no such todo."""
        if self.get(todo_id) is None:
            return None
        self._db.execute("BEGIN")
        with self._db:
            for column, value in changes.items():
                stored = value
                if column in JSON_COLUMNS and value is not None:
                    stored = json.dumps(value)
                self._db.execute(f"UPDATE todos SET {column} = ? WHERE id = ?", (stored, todo_id))
            changed = self._get(todo_id)
            self._event({"type": "changed", "todo": changed, "changes": sorted(changes)})
        return changed

    def delete(self, todo_id: str) -> bool:
        self._db.execute("BEGIN")
        with self._db:
            found = self._db.execute("DELETE FROM todos WHERE id = ?", (todo_id,)).rowcount > 0
            if found:
                self._event({"type": "deleted", "id": todo_id})
        return found

    def events(self, after: int) -> list[tuple[int, str]]:
        """Events with an id over ``after``, oldest first: id and JSON text."""
        rows = self._db.execute("SELECT id, data FROM events WHERE id > ? ORDER BY id", (after,))
        return [(row["id"], row["data"]) for row in rows]

    def _get(self, todo_id: str) -> dict[str, Any]:
        todo = self.get(todo_id)
        assert todo is not None
        return todo

    def _event(self, event: dict[str, Any]) -> None:
        self._db.execute("INSERT INTO events (data) VALUES (?)", (json.dumps(event),))


def _todo(row: sqlite3.Row) -> dict[str, Any]:
    todo = {"object": "todo", **{key: row[key] for key in row.keys() if key != "seq"}}  # noqa: SIM118
    for column in JSON_COLUMNS:
        if todo[column] is not None:
            todo[column] = json.loads(todo[column])
    if todo["owner"] is None:
        del todo["owner"]
    return todo
