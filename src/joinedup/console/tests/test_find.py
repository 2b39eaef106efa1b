"""Queries come from files of any encoding."""

import argparse
import io
import json
import sys

import pytest

from joinedup.console import find, ready


@pytest.mark.django_db
def test_letters_of_another_encoding_do_not_end_the_answers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(ready, "database", lambda: None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9 school\noak\n"), encoding="utf-8"))
    find.run(argparse.Namespace(words=[], json=True))
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["query"] for one in said] == ["caf\ufffd school", "oak"]
