"""Many aggregates of one table in few passes: cells are collected by function, then grouped as one block each."""
import numpy as np
import pandas as pd


def read(spec, table, columns):
    """The columns of a table; text as categories, which pandas compares and groups by their codes."""
    texts = [name for name in columns if spec["types"][table].get(name) == "text"]
    return pd.read_parquet(spec["files"][table], columns=columns, read_dictionary=texts)


def ratio(a, b):
    """a / b, missing when b is 0."""
    return a / b.where(b != 0)


class Groups:
    """Aggregates per value of one or more key columns; `result` has one row per group."""

    def __init__(self, rows, key):
        self.groups = rows.groupby(key, sort=False, observed=True)
        self.codes = self.groups.ngroup().to_numpy()
        self.size = self.groups.size()
        self.cells = {}

    def add(self, function, **cells):
        """function: min, max, mean, sum (0 of none), sum1 (missing of none), count of rows that are true, std."""
        self.cells.setdefault(function, {}).update(cells)
        return self

    def result(self):
        parts = {}
        for function, cells in self.cells.items():
            block = pd.DataFrame({name: np.asarray(cell) for name, cell in cells.items()}, copy=False)
            groups = block.groupby(self.codes, sort=True)
            if function == "sum1":
                part = groups.sum(min_count=1)
            elif function == "count":
                part = groups.sum().astype("float64")
            else:
                part = getattr(groups, function)()
            parts[function] = part
        done = pd.concat(parts.values(), axis=1)
        done.index = self.size.index
        return done
