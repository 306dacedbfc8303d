"""The resource `files`."""

from __future__ import annotations

from contract_runtime.abi import AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime.abi import RequestOptions, async_raw, raw

    from .._types import FileContent, FileInfo

__all__ = ["AsyncFilesResource", "FilesResource"]

_TYPES = "storeclient._types"

UPLOAD: Operation[FileInfo] = Operation(
    "files.upload",
    "PUT",
    "/files/{path...}",
    _TYPES,
    "FileUpload",
    "FileInfo",
    rest="body",
)
READ: Operation[FileContent] = Operation(
    "files.read", "GET", "/files/{path...}", _TYPES, "FileRef", "FileContent"
)
MANIFEST: Operation[object] = Operation(
    "files.manifest",
    "GET",
    "/manifests/{name}.json",
    _TYPES,
    "ManifestRef",
    "object",
    rest="query",
)


class FilesResource(Resource):
    """Pictures, manuals and such."""

    with_raw_response: RawFilesResource

    def upload(
        self,
        *,
        path: str,
        content: bytes,
        request_options: RequestOptions | None = None,
    ) -> FileInfo:
        """Store a file.

        Args:
            path: Folders and the file's name.
            content: What is in it.
        """
        return self._call(UPLOAD, {"path": path, "content": content}, request_options)

    def read(
        self, *, path: str, request_options: RequestOptions | None = None
    ) -> FileContent:
        """Get a file.

        Args:
            path: Folders and the file's name.
        """
        return self._call(READ, {"path": path}, request_options)

    def manifest(
        self,
        *,
        name: str,
        pretty: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> object:
        """A manifest by its name.

        Args:
            name: The manifest's name.
        """
        return self._call(MANIFEST, {"name": name, "pretty": pretty}, request_options)


class AsyncFilesResource(AsyncResource):
    """Pictures, manuals and such."""

    with_raw_response: RawAsyncFilesResource

    async def upload(
        self,
        *,
        path: str,
        content: bytes,
        request_options: RequestOptions | None = None,
    ) -> FileInfo:
        """Store a file.

        Args:
            path: Folders and the file's name.
            content: What is in it.
        """
        return await self._call(
            UPLOAD, {"path": path, "content": content}, request_options
        )

    async def read(
        self, *, path: str, request_options: RequestOptions | None = None
    ) -> FileContent:
        """Get a file.

        Args:
            path: Folders and the file's name.
        """
        return await self._call(READ, {"path": path}, request_options)

    async def manifest(
        self,
        *,
        name: str,
        pretty: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> object:
        """A manifest by its name.

        Args:
            name: The manifest's name.
        """
        return await self._call(
            MANIFEST, {"name": name, "pretty": pretty}, request_options
        )


if TYPE_CHECKING:

    class RawFilesResource:
        upload = raw(FilesResource.upload)
        read = raw(FilesResource.read)
        manifest = raw(FilesResource.manifest)

    class RawAsyncFilesResource:
        upload = async_raw(AsyncFilesResource.upload)
        read = async_raw(AsyncFilesResource.read)
        manifest = async_raw(AsyncFilesResource.manifest)
