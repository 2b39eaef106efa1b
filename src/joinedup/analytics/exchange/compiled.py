"""Functions made of plain loops, compiled when they are first needed and kept on disk where that is possible."""

import functools
from collections.abc import Callable, Iterable
from typing import Any

Function = Callable[..., Any]


@functools.cache
def compiled(function: Function, helpers: tuple[Function, ...] = ()) -> Function:
    """Compile a function that calls nothing but numpy and these helpers.

    What was compiled is kept beside the code, or else in the user's cache folder (numba looks at NUMBA_CACHE_DIR first); where neither
    can be written it is compiled again in each process. Numba takes a second to import, which who does not call this is spared.
    """
    import numba
    from numba.extending import register_jitable

    _register(helpers, register_jitable)
    try:
        return numba.njit(cache=True)(function)
    except RuntimeError:  # "no locator available": no folder for the cache
        return numba.njit(function)


_registered: set[Function] = set()


def _register(helpers: Iterable[Function], register: Function) -> None:
    for helper in helpers:
        if helper not in _registered:
            register(helper)
            _registered.add(helper)
