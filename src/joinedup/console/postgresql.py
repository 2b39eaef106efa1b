"""A PostgreSQL server for tests and benches: the one that the environment names, or a throwaway one started here."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from joinedup.console import ready

VARIABLE = "JOINEDUP_TEST_POSTGRESQL"
HOW_TO_GET = f"Install PostgreSQL (Debian and Ubuntu: apt install postgresql), or set {VARIABLE} to postgresql://user:password@host/name."
# Nothing of a test needs to survive a power cut.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=128MB"


def programs() -> Path | None:
    """Return the folder of initdb and pg_ctl, of the newest version on this machine."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    folders += [Path("/opt/homebrew/opt/postgresql/bin"), Path("/usr/local/opt/postgresql/bin")]
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def is_there() -> bool:
    """Say whether `server` would find one."""
    return bool(os.environ.get(VARIABLE)) or programs() is not None


@contextmanager
def server() -> Iterator[str]:
    """Give the URL of a server on which databases may be made; stop it afterwards if it was started here."""
    named = os.environ.get(VARIABLE)
    if named:
        yield named
        return
    bin_folder = programs()
    if bin_folder is None:
        ready.stop(f"There is no PostgreSQL on this machine. {HOW_TO_GET}")
    with tempfile.TemporaryDirectory(prefix="joinedup-postgresql-", ignore_cleanup_errors=True) as folder:
        yield from _throwaway(bin_folder, Path(folder))


def _throwaway(bin_folder: Path, folder: Path) -> Iterator[str]:
    owner = _give_to_postgres(folder)
    port, data = _free_port(), folder / "data"
    _run(
        [*owner, str(bin_folder / "initdb"), "-D", str(data), "-U", "joinedup", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
        folder,
    )
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {FAST}"
    _run([*owner, str(bin_folder / "pg_ctl"), "-D", str(data), "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start"], folder)
    try:
        yield f"postgresql://joinedup@127.0.0.1:{port}/joinedup"
    finally:
        halt = [*owner, str(bin_folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
        subprocess.run(halt, check=False, capture_output=True, cwd=folder)


def _give_to_postgres(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: run it as the user that its package made."""
    if os.geteuid() != 0:
        return []
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        ready.stop("PostgreSQL will not run as root, and there is no user postgres. Run the tests as another user.")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["runuser", "-u", "postgres", "--"]


def _run(command: list[str], folder: Path) -> None:
    # pg_ctl's server keeps its standard output: a pipe would never end.
    with (folder / "said").open("w+b") as said:
        done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, cwd=folder)
        if done.returncode:
            said.seek(0)
            ready.stop(f"PostgreSQL could not be started:\n{said.read().decode(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def empty_database() -> Iterator[str]:
    """Give the URL of a database that is empty, on such a server; drop it afterwards."""
    import psycopg

    with server() as url:
        name = f"joinedup_{os.getpid()}"
        administration = urlsplit(url)._replace(path="/postgres").geturl()
        with psycopg.connect(administration, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            with psycopg.connect(administration, autocommit=True) as connection:
                connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
