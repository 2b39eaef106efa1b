"""Loops are compiled when they are needed, and kept on disk where a folder can be written."""

import sys
import types
from typing import Any

import pytest

from joinedup.analytics.exchange.compiled import compiled


def test_without_a_folder_for_the_cache_the_loops_are_compiled_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def njit(function: Any = None, *, cache: bool = False) -> Any:
        asked.append(cache)
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return function

    numba = types.ModuleType("numba")
    numba.njit = njit  # type: ignore[attr-defined]
    extending = types.ModuleType("numba.extending")
    extending.register_jitable = lambda function: function  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "numba", numba)
    monkeypatch.setitem(sys.modules, "numba.extending", extending)

    def one() -> int:
        return 1

    with pytest.raises(RuntimeError):
        njit(cache=True)
    assert compiled(one)() == 1
    assert asked == [True, True, False]
