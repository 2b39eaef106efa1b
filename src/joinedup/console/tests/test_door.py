"""The one door: it lists its verbs, explains each, and says in sentences what it cannot do."""

import argparse
import importlib
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from joinedup.accounts.services import set_up
from joinedup.accounts.tests.factories import make_user
from joinedup.console import main, ready, serve, table

DOOR = Path(__file__).resolve().parents[4] / "joinedup"


def open_door(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, str(DOOR), *arguments], capture_output=True, text=True, check=False)


def test_without_a_verb_it_lists_them_all() -> None:
    said = open_door()
    assert said.returncode == 0
    assert all(f"./joinedup {verb.name}" in said.stdout for verb in table.VERBS)


def test_an_unknown_verb_is_named() -> None:
    said = open_door("frobnicate")
    assert said.returncode == 2
    assert "There is no verb 'frobnicate'" in said.stderr


@pytest.mark.parametrize("verb", table.VERBS, ids=lambda verb: verb.name)
def test_each_verb_explains_itself(verb: table.Verb) -> None:
    module = importlib.import_module(verb.module)
    assert module.__doc__
    module.add_arguments(argparse.ArgumentParser(add_help=not verb.passes_arguments_on))


def test_a_port_that_is_taken_is_said_with_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ready.Stop, match="is taken"):
            serve.free_or_stop(f"127.0.0.1:{taken.getsockname()[1]}")


@pytest.mark.parametrize("bind", ["127.0.0.1:80000", "127.0.0.1", "here:there"])
def test_what_is_no_port_is_said(bind: str) -> None:
    with pytest.raises(ready.Stop, match="is not an address and a port"):
        serve.free_or_stop(bind)


@pytest.mark.django_db
def test_while_nobody_has_an_account_serving_says_where_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    serve.tell_first_step()
    assert set_up.set_up_url() in capsys.readouterr().err
    make_user()
    serve.tell_first_step()
    assert capsys.readouterr().err == ""


def test_a_refusal_reaches_people_as_its_sentence(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(verb: table.Verb, arguments: list[str]) -> int:
        raise ready.Stop("The database cannot be reached. Look at DATABASE_URL.")

    monkeypatch.setattr(main, "run", refuses)
    assert main.main(["check"]) == 1
    assert capsys.readouterr().err == "The database cannot be reached. Look at DATABASE_URL.\n"


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(verb: table.Verb, arguments: list[str]) -> int:
        raise KeyError("bug")

    monkeypatch.setattr(main, "run", breaks)
    with pytest.raises(KeyError):
        main.main(["check"])
