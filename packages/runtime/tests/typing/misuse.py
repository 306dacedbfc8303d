"""Mistakes, each on a line that ends in ``# !``, that type checkers have to find."""

# ruff: noqa: B018, F401

import contract_runtime
import todoclient
from chatclient import Client as Chat
from chatclient import TextPart
from contract_runtime import RetryPolicyy  # !

from todoclient import APIStatusEror  # isort: skip  # !
from todoclient import AsyncClient, Client, Todo
from todoclient._client import APIConnectionEror  # !
from todoclient._types import Tood  # !

Client(apikey="x")  # !
Client(timeout="1")  # !
Client(http_client=AsyncClient().http_client)  # !
client = Client()
todoclient.Cliant  # !
contract_runtime.Modal  # !
client.todoes  # !
client.todos.creat(title="x")  # !
client.todos.create()  # !
client.todos.create("x")  # !
client.todos.create(title=None)  # !
client.todos.create(title="x", titel="y")  # !
client.todos.create(title="x", tags=[1])  # !
client.todos.create(title="x", due="2030-01-01")  # !
client.todos.create(title="x", owner={"nam": "Ada"})  # !
client.todos.create(title="x", request_options={"timeot": 1})  # !
client.todos.update(id="1", title=1)  # !
client.todos.add_all([{"titel": "a"}])  # !
client.with_options(api_keys="x")  # !
client.todos.with_raw_response.get(ids="1")  # !
client.todos.with_raw_response.watch()  # !
client.todos.get(id="1").tilte  # !
client.todos.get(id="1").due.year  # !
client.todos.watch(resume=1)  # !
for event in client.todos.watch():
    event.todo  # !
Todo(id="1")  # !
TextPart(tekst="x")  # !
Chat().responses.create(model="m", input=[{"role": "user", "content": [{"type": "txt"}]}])  # !


async def asynchronous() -> None:
    client = AsyncClient()
    client.todos.get(id="1").title  # !
    with client:  # !
        pass
    for _event in client.todos.watch():  # !
        pass
    (await client.todos.get(id="1")).tilte  # !
