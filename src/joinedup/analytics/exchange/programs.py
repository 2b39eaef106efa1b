"""A packing program in HiGHS: the most worth of columns, each used 0 times or more, within the capacity of every row.

One thread and no clock inside (unless a time limit is asked for), so that the same input gives the same answer.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csc_matrix

from joinedup.analytics.exchange.markets import Floats


@dataclass(frozen=True)
class Solved:
    """Times of each column, the dual of each row (none for whole numbers), and what no answer can exceed."""

    times: Floats
    duals: Floats
    bound: float


class Program:
    """max worth . y, matrix y <= capacity, 0 <= y."""

    def __init__(self, matrix: csc_matrix, worth: Floats, capacity: Floats, **options: Any) -> None:
        import highspy

        self._inf = highspy.kHighsInf
        self._whole = highspy.HighsVarType.kInteger
        self._solution = highspy.HighsSolution
        self.solver = solver = highspy.Highs()
        solver.silent()
        for name, value in {"threads": 1, **options}.items():
            solver.setOptionValue(name, value)
        rows, columns = matrix.shape
        self._capacity = capacity.copy()
        none = np.zeros(0, dtype=np.int32)
        solver.addRows(rows, np.full(rows, -self._inf), capacity, 0, np.zeros(rows, dtype=np.int32), none, np.zeros(0))
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        starts, indices = matrix.indptr[:-1].astype(np.int32), matrix.indices.astype(np.int32)
        open_end = np.full(columns, self._inf)
        solver.addCols(columns, worth, np.zeros(columns), open_end, matrix.nnz, starts, indices, matrix.data.astype(float))

    def narrow(self, capacity: Floats, is_open: Any) -> None:
        """Lower the capacities and close columns, keeping the basis."""
        for row in np.flatnonzero(capacity != self._capacity):
            self.solver.changeRowBounds(int(row), -self._inf, float(capacity[row]))
        self._capacity = capacity.copy()
        columns = np.flatnonzero(~is_open).astype(np.int32)
        none = np.zeros(len(columns))
        if len(columns):
            self.solver.changeColsBounds(len(columns), columns, none, none)

    def begin(self, start: Floats) -> None:
        """Begin the search with this answer in whole numbers."""
        solution = self._solution()
        solution.col_value = list(start)
        self.solver.setSolution(solution)

    def solve(self, *, whole: bool = False) -> Solved:
        """Solve, in whole numbers if asked."""
        if whole:
            columns = self.solver.getNumCol()
            self.solver.changeColsIntegrality(columns, np.arange(columns, dtype=np.int32), np.array([self._whole] * columns))
        self.solver.run()
        solution = self.solver.getSolution()
        info = self.solver.getInfo()
        return Solved(np.asarray(solution.col_value), np.asarray(solution.row_dual), float(info.mip_dual_bound))


class Mixed:
    """max worth . y, low <= matrix y <= high, 0 <= y <= most; the first `whole` columns in whole numbers."""

    def __init__(
        self, matrix: csc_matrix, worth: Floats, limits: tuple[Floats, Floats], most: Floats, *, whole: int = 0, **options: Any
    ) -> None:
        import highspy

        self._solution = highspy.HighsSolution
        self.solver = solver = highspy.Highs()
        solver.silent()
        for name, value in {"threads": 1, **options}.items():
            solver.setOptionValue(name, value)
        rows, columns = matrix.shape
        low, high = (np.clip(side, -highspy.kHighsInf, highspy.kHighsInf) for side in limits)
        solver.addRows(rows, low, high, 0, np.zeros(rows, dtype=np.int32), np.zeros(0, dtype=np.int32), np.zeros(0))
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        starts, indices = matrix.indptr[:-1].astype(np.int32), matrix.indices.astype(np.int32)
        solver.addCols(columns, worth, np.zeros(columns), most, matrix.nnz, starts, indices, matrix.data.astype(float))
        if whole:
            kinds = np.array([highspy.HighsVarType.kInteger] * whole)
            solver.changeColsIntegrality(whole, np.arange(whole, dtype=np.int32), kinds)

    @property
    def bound(self) -> float:
        """What no answer in whole numbers can exceed."""
        return float(self.solver.getInfo().mip_dual_bound)

    @property
    def duals(self) -> Floats:
        """The dual of each row."""
        return np.asarray(self.solver.getSolution().row_dual)

    @property
    def is_out_of_time(self) -> bool:
        """Whether the clock stopped it."""
        import highspy

        return bool(self.solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit)

    def decide(self, columns: Any, value: float) -> None:
        """Fix columns."""
        if len(columns):
            fixed = np.full(len(columns), value)
            self.solver.changeColsBounds(len(columns), columns.astype(np.int32), fixed, fixed)

    def begin(self, start: Floats) -> None:
        """Begin the search with this answer."""
        solution = self._solution()
        solution.col_value = list(start)
        self.solver.setSolution(solution)

    def solve(self) -> tuple[Floats, float, bool]:
        """Return the columns, the value, and whether this is an answer at all."""
        self.solver.run()
        info = self.solver.getInfo()
        is_feasible = info.primal_solution_status == 2
        return np.asarray(self.solver.getSolution().col_value), float(info.objective_function_value), is_feasible
