"""What type checkers see of the example SDKs. Judged, never run."""

from datetime import datetime
from typing import Any, Dict, List, Literal, Mapping, Optional, Tuple, Union

import httpx
import storeclient
from chatclient import AsyncClient as AsyncChat
from chatclient import Client as Chat
from chatclient import (
    ImagePart,
    Message,
    OutputTextDelta,
    Response,
    ResponseCompleted,
    StreamEvent,
    TextPart,
)
from contract_runtime import (
    UNSET,
    Attempt,
    RateLimit,
    RateLimitError,
    RawResponse,
    ResumePolicy,
    RetryPolicy,
)
from todoclient import (
    APIConnectionError,
    APIStatusError,
    AsyncClient,
    AsyncStream,
    Client,
    NotFoundError,
    Person,
    RequestOptions,
    ResponseDecodeError,
    Stream,
    StreamError,
    Todo,
    TodoChanged,
    TodoCreated,
    TodoDeleted,
    TodoEvent,
    TodoList,
    TodoStats,
    UnknownVariant,
    UpdateTodoInput,
    __version__,
)
from todoclient._client import APIConnectionError as PrivateAPIConnectionError
from todoclient._dicts import CreateTodoInputDict, PersonDict
from todoclient._resource import AsyncTodosResource, TodosResource
from typing_extensions import assert_type

version: str = __version__
client = Client(api_key=None, base_url="http://x", timeout=httpx.Timeout(1), deadline=3)
Client(timeout=None, default_headers={"A": "b"}, retry=RetryPolicy(), http_client=httpx.Client())
AsyncClient(http_client=httpx.AsyncClient())
assert_type(client.todos, TodosResource)
assert_type(client.http_client, httpx.Client)
assert_type(client.with_options(timeout=None, api_key=UNSET), Client)
with client as entered:
    assert_type(entered, Client)


def methods(due: datetime, options: RequestOptions) -> None:
    assert_type(client.todos.create(title="x", due=due, tags=("a",)), Todo)
    assert_type(client.todos.create(title="x", owner={"name": "Ada"}), Todo)
    assert_type(client.todos.create(title="x", owner=Person("Ada"), request_options=options), Todo)
    assert_type(client.todos.list(status="open"), List[Todo])
    assert_type(client.todos.list(status="whatever comes"), TodoList)
    assert_type(client.todos.delete(id="1"), None)
    assert_type(client.todos.tags(), List[str])
    assert_type(client.todos.add_all([{"title": "a"}]), TodoList)
    person: PersonDict = {"name": "Ada", "email": None}
    new: CreateTodoInputDict = {"title": "a", "owner": person, "tags": ["b"]}
    client.todos.add_all(body=(new,), request_options={"max_retries": 0, "timeout": None})
    client.todos.update(id="1", due=None)
    client.todos.update(id="1", due=UNSET, owner=None)
    todo = client.todos.get(id="1")
    assert_type(todo.object, Literal["todo"])
    assert_type(todo.status, Union[Literal["open", "done"], str])
    assert_type(todo.due, Optional[datetime])
    assert_type(todo.fields, Dict[str, str])
    assert_type(todo.extra, Dict[str, object])
    assert_type(todo.to_dict(), Dict[str, object])
    assert_type(todo.to_json(), bytes)
    assert_type(Todo.from_dict({}), Todo)
    assert_type(Todo.from_json(b"{}"), Todo)
    assert_type(UpdateTodoInput(id="1").is_set("due"), bool)


def raw() -> None:
    response = client.todos.with_raw_response.get(id="1")
    assert_type(response, RawResponse[Todo])
    assert_type(response.parse(), Todo)
    assert_type(response.status_code, int)
    assert_type(response.headers, Mapping[str, str])
    assert_type(response.request_id, Optional[str])
    assert_type(response.elapsed, float)
    assert_type(response.retries, int)
    assert_type(response.rate_limit, RateLimit)
    assert_type(client.todos.with_raw_response.delete(id="1").parse(), None)
    assert_type(client.todos.with_raw_response.add_all([]).parse(), TodoList)


def streams() -> None:
    stream = client.todos.watch(limit=1, resume=True)
    assert_type(stream, Stream[TodoEvent])
    client.todos.watch(resume=ResumePolicy(max_tries=1))
    with stream as opened:
        assert_type(opened, Stream[TodoEvent])
        assert_type(opened.response, httpx.Response)
    for event in stream:
        if isinstance(event, UnknownVariant):
            assert_type(event.tag, str)
        elif event.type == "created":
            assert_type(event, TodoCreated)
        elif isinstance(event, TodoChanged):
            assert_type(event.changes, List[str])
        else:
            assert_type(event, TodoDeleted)
    assert_type(list(client.todos.watch()), List[TodoEvent])


def tokens(chat: Chat) -> None:
    said = Message(role="user", content=[TextPart("Hi"), ImagePart(media_type="image/png")])
    for event in chat.responses.stream(model="m", input=[said]):
        if event.type == "output_text.delta":
            assert_type(event, OutputTextDelta)
            assert_type(event.delta, str)
        elif isinstance(event, ResponseCompleted):
            assert_type(event.response, Response)
    plain = {"role": "user", "content": [{"type": "text", "text": "Hi"}]}
    assert plain
    chat.responses.create(
        model="m", input=[said, {"role": "user", "content": [{"type": "text", "text": "Hi"}]}]
    )


def variants_share_a_struct(shop: storeclient.Client) -> None:
    for event in shop.products.watch(ids=[]):
        if isinstance(event, storeclient.PriceChange):
            assert_type(event.event, Optional[Literal["price_up", "price_down"]])
            assert_type(event.new, int)
        elif isinstance(event, storeclient.WatchSummary):
            assert_type(event.events, int)
    assert_type(shop.categories.matrix(), List[List[float]])
    assert_type(shop.products.import_([]), storeclient.ImportResult)


async def asynchronous(chat: AsyncChat) -> None:
    async with AsyncClient(api_key="k") as entered:
        assert_type(entered, AsyncClient)
    todos = entered.todos
    assert_type(todos, AsyncTodosResource)
    assert_type(entered.http_client, httpx.AsyncClient)
    assert_type(await todos.get(id="1"), Todo)
    assert_type(await todos.stats(request_options={"headers": {"A": "b"}}), TodoStats)
    assert_type(await todos.with_raw_response.list(limit=1), RawResponse[TodoList])
    assert_type(todos.watch(), AsyncStream[TodoEvent])
    assert_type([event async for event in todos.watch()], List[TodoEvent])
    async with chat.responses.stream(model="m", input=[]) as stream:
        assert_type(stream, AsyncStream[StreamEvent])
        await stream.close()
    await entered.warm()
    await entered.close()
    await entered.aclose()


def errors() -> None:
    try:
        client.todos.tags()
    except RateLimitError as error:
        assert_type(error.retry_after, Optional[float])
    except NotFoundError as error:
        assert_type(error.status_code, int)
    except APIStatusError as error:
        assert_type(error.message, str)
        assert_type(error.code, Optional[str])
        assert_type(error.body, object)
        assert_type(error.details, object)
        assert_type(error.request_id, Optional[str])
        assert_type(error.attempts, Tuple[Attempt, ...])
        assert_type(error.response, Optional[httpx.Response])
    except ResponseDecodeError as error:
        assert_type(error.path, Tuple[Union[str, int], ...])
    except StreamError as error:
        assert_type(error.data, object)
    except (APIConnectionError, PrivateAPIConnectionError) as error:
        assert_type(error.url, Optional[str])


def any_is_no_part_of_it(free: Any) -> None:
    """Free JSON is ``object``."""
    product = storeclient.Product.from_dict(free)
    assert_type(product.attributes, Dict[str, object])
    assert_type(product.sku, Optional[object])
