"""A language client: pygls and lsprotocol, which know the protocol on their own, driven by lines of JSON.

    client.py PROGRAM FOLDER [ARGUMENT..]      (ARGUMENTs of `coursepack lsp`)

    {"request": METHOD, "params": {...}}    answered by {"result": ...} or {"error": "..."}
    {"notify": METHOD, "params": {...}}     answered by {"result": null}
    {"findings": URI, "version": N|null}    answered by the newest findings of that file, once there are some for that version
    {"end": true}                           answered by {"result": STATUS}, the program's exit status

All that the program says is read as what the protocol says it must be: what has another shape is an error.
"""
import asyncio
import json
import sys

from lsprotocol import converters, types
from pygls.lsp.client import BaseLanguageClient

CONVERTER = converters.get_converter()
CAPABILITIES = {
    "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
    "workspace": {
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"]},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
}


async def main(program, folder, arguments):
    client = BaseLanguageClient("coursepack-test", "1")
    told, news = {}, asyncio.Event()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def findings(params):
        told.setdefault(params.uri, []).append(params)
        news.set()

    watched = []

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params):
        watched.extend(params.registrations)

    await client.start_io(program, "lsp", *arguments, cwd=folder)
    start = {"processId": None, "rootUri": None, "capabilities": CAPABILITIES, "workspaceFolders": [
        {"uri": "file://" + folder, "name": "project"}]}
    await client.initialize_async(CONVERTER.structure(start, types.InitializeParams))
    client.initialized(types.InitializedParams())

    async def answer(line):
        if "request" in line:
            method = line["request"]
            params = CONVERTER.structure(line["params"], types.METHOD_TO_TYPES[method][2])
            return CONVERTER.unstructure(await client.protocol.send_request_async(method, params))
        if "notify" in line:
            method = line["notify"]
            client.protocol.notify(method, CONVERTER.structure(line["params"], types.METHOD_TO_TYPES[method][2]))
            return None
        if "findings" in line:
            while True:
                fit = [each for each in told.get(line["findings"], []) if line.get("version") in (None, each.version)]
                if fit:
                    told[line["findings"]] = []
                    return CONVERTER.unstructure(fit[-1])["diagnostics"]
                news.clear()
                await news.wait()
        await client.shutdown_async(None)
        client.exit(None)
        assert watched, "the program asks to be told of files"
        return await client._server.wait()

    loop = asyncio.get_running_loop()
    while True:
        line = await loop.run_in_executor(None, sys.stdin.readline)
        if not line:
            break
        line = json.loads(line)
        try:
            told_back = {"result": await asyncio.wait_for(answer(line), 60)}
        except Exception as error:  # noqa: BLE001: the test reads it
            told_back = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(told_back, ensure_ascii=False, default=str), flush=True)
        if "end" in line:
            break


asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
