"""A Virtuoso of one's own: Debian's virtuoso-opensource, on loopback, with its data in a folder of the benchmark."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM, CLIENT = "virtuoso-t", "isql-vt"
SQL_PORT, HTTP_PORT = 41_111, 41_890
CONFIGURATION = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
LiteMode = 0
NumberOfBuffers = 200000
MaxDirtyBuffers = 150000
DirsAllowed = {allowed}
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 4
[SPARQL]
DefaultGraph = urn:benchmark
MaxQueryExecutionTime = {limit}
ResultSetMaxRows = 1000000
"""


def is_there() -> bool:
    """Return whether Virtuoso is installed."""
    return bool(shutil.which(PROGRAM) and shutil.which(CLIENT))


@contextmanager
def serving(folder: Path, triples: Path, limit: float) -> Iterator[tuple[str, float]]:
    """Load a file of N-Triples and yield the address to ask, and how many seconds loading took; stop the server after."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    allowed = triples.resolve().parent
    written = CONFIGURATION.format(folder=folder, allowed=allowed, sql=SQL_PORT, http=HTTP_PORT, limit=int(limit))
    (folder / "virtuoso.ini").write_text(written, encoding="utf-8")
    server = subprocess.Popen(
        [PROGRAM, "+foreground", "+configfile", str(folder / "virtuoso.ini")],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    try:
        _wait(server)
        started = time.perf_counter()
        _tell(f"ld_dir('{allowed}', '{triples.name}', 'urn:benchmark'); rdf_loader_run(); checkpoint;")
        loaded = time.perf_counter() - started
        yield f"http://127.0.0.1:{HTTP_PORT}/sparql", loaded
    finally:
        server.terminate()
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: "subprocess.Popen[bytes]") -> None:
    for _ in range(240):
        if server.poll() is not None:
            sys.exit(f"{PROGRAM} ended with exit code {server.returncode}")
        if not _tell("SELECT 1;", quiet=True).returncode:
            return
        time.sleep(0.5)
    sys.exit(f"{PROGRAM} does not answer")


def _tell(sql: str, *, quiet: bool = False) -> "subprocess.CompletedProcess[str]":
    command = [CLIENT, f"127.0.0.1:{SQL_PORT}", "dba", "dba", f"exec={sql}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not quiet and (done.returncode or "Error" in done.stderr):
        sys.exit(f"{CLIENT}: {sql}: {done.stderr or done.stdout}")
    return done
