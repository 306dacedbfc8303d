"""Client library of TodoAPI."""

from contract_runtime.abi import common, lazy, require_abi

require_abi(1, __name__)

__version__ = "1.0.0"

__all__ = [
    "UNSET",
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncClient",
    "AsyncStream",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "ConflictError",
    "CreateTodoInput",
    "CreateTodoInputDict",
    "GetTodoInput",
    "InternalServerError",
    "ListTodosInput",
    "NewTodos",
    "NotFoundError",
    "PermissionDeniedError",
    "Person",
    "PersonDict",
    "RateLimitError",
    "RequestOptions",
    "ResponseDecodeError",
    "ResumePolicy",
    "RetryPolicy",
    "SDKError",
    "Stream",
    "StreamError",
    "StreamInterruptedError",
    "Todo",
    "TodoChanged",
    "TodoCreated",
    "TodoDeleted",
    "TodoEvent",
    "TodoList",
    "TodoStats",
    "UnknownVariant",
    "UnprocessableEntityError",
    "Unset",
    "UpdateTodoInput",
    "WatchError",
    "WatchTodosInput",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime import (
        UNSET,
        APIConnectionError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ConflictError,
        InternalServerError,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        RequestOptions,
        ResponseDecodeError,
        ResumePolicy,
        RetryPolicy,
        SDKError,
        StreamError,
        StreamInterruptedError,
        UnknownVariant,
        UnprocessableEntityError,
        Unset,
    )

    from ._client import AsyncClient, Client
    from ._dicts import CreateTodoInputDict, PersonDict
    from ._streaming import AsyncStream, Stream
    from ._types import (
        CreateTodoInput,
        GetTodoInput,
        ListTodosInput,
        NewTodos,
        Person,
        Todo,
        TodoChanged,
        TodoCreated,
        TodoDeleted,
        TodoEvent,
        TodoList,
        TodoStats,
        UpdateTodoInput,
        WatchError,
        WatchTodosInput,
    )
else:
    __getattr__ = lazy(
        __name__,
        {
            **common,
            "AsyncClient": "._client",
            "AsyncStream": "._streaming",
            "Client": "._client",
            "CreateTodoInput": "._types",
            "CreateTodoInputDict": "._dicts",
            "GetTodoInput": "._types",
            "ListTodosInput": "._types",
            "NewTodos": "._types",
            "Person": "._types",
            "PersonDict": "._dicts",
            "Stream": "._streaming",
            "Todo": "._types",
            "TodoChanged": "._types",
            "TodoCreated": "._types",
            "TodoDeleted": "._types",
            "TodoEvent": "._types",
            "TodoList": "._types",
            "TodoStats": "._types",
            "UpdateTodoInput": "._types",
            "WatchError": "._types",
            "WatchTodosInput": "._types",
        },
    )
