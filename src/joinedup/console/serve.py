"""Run the web server: gunicorn with several processes and threads.

Set in the environment: JOINEDUP_BIND (127.0.0.1:8000), JOINEDUP_PROCESSES (2), JOINEDUP_THREADS (4). Put a reverse proxy
that speaks HTTPS before it. Run ./joinedup worker beside it.
"""

import argparse
import os
import socket
import sys

from joinedup.console import ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what serve takes."""
    parser.add_argument("--bind", help="address and port, for example 0.0.0.0:8000")


def run(args: argparse.Namespace) -> int:
    """Check that the installation can serve, then become the web server."""
    from django.conf import settings
    from django.core.management import call_command

    bind = args.bind or settings.BIND
    free_or_stop(bind)
    ready.database()
    if settings.MODE == "production" and not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    tell_first_step()
    command = gunicorn(bind, processes=settings.PROCESSES, threads=settings.THREADS)
    if os.name == "nt":
        return _serve_without_gunicorn(bind)
    print(f"JoinedUp listens at http://{bind}/", file=sys.stderr)
    os.execv(command[0], command)


def tell_first_step() -> None:
    """While nobody has an account, print the address at which the first person sets the installation up."""
    from joinedup.accounts.services import set_up

    if url := set_up.set_up_url():
        print(f"Nobody has an account yet. Set up this installation at {url}", file=sys.stderr)


def gunicorn(bind: str, *, processes: int, threads: int) -> list[str]:
    """Return the command that starts gunicorn."""
    return [
        *(sys.executable, "-P", "-m", "gunicorn", "joinedup.config.wsgi:application"),
        *("--bind", bind, "--workers", str(processes), "--threads", str(threads), "--worker-class", "gthread"),
        *("--worker-tmp-dir", "/dev/shm") * os.path.isdir("/dev/shm"),
        *("--log-level", "warning", "--no-control-socket", "--max-requests", "20000", "--max-requests-jitter", "2000"),
        *("--timeout", "60", "--graceful-timeout", "20", "--keep-alive", "5"),
    ]


def free_or_stop(bind: str) -> None:
    """Stop with a sentence when the port is taken or may not be used."""
    host, _, port = bind.rpartition(":")
    if not port.isdigit() or not 0 < int(port) < 65536:
        ready.stop(f"{bind} is not an address and a port, such as 127.0.0.1:8000.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]") or "0.0.0.0", int(port)))
        except PermissionError:
            ready.stop(f"Port {port} is for the system administrator only. Choose one from 1024 up, and a proxy before it.")
        except OSError as error:
            ready.stop(f"Port {port} on {host or 'this machine'} is taken ({error.strerror}). Stop what runs there, or take another port.")


def _serve_without_gunicorn(bind: str) -> int:
    """Serve with the standard library where gunicorn cannot run."""
    from socketserver import ThreadingMixIn
    from wsgiref.simple_server import WSGIServer, make_server

    from django.core.wsgi import get_wsgi_application

    class Server(ThreadingMixIn, WSGIServer):
        daemon_threads = True

    host, _, port = bind.rpartition(":")
    print(f"JoinedUp listens at http://{bind}/", file=sys.stderr)
    make_server(host, int(port), get_wsgi_application(), server_class=Server).serve_forever()
    return 0
