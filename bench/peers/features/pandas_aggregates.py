"""The list of per-table aggregates with pandas, from Parquet or CSV. Usage: pandas_aggregates.py SPEC

With "out" in the spec, every table's result is written there afterwards, outside the measured time.
"""
import numpy as np
import pandas as pd

from measure import load_spec, run

spec = load_spec()
FUNCTIONS = {"min": "min", "max": "max", "mean": "mean", "sum": "sum", "var": "var", "distinct": "nunique"}


def read(table):
    path, columns = spec["files"][table], spec["columns"][table]
    texts = [name for name, kind in columns.items() if kind == "text"]
    if spec["source"] == "ingested":
        return pd.read_parquet(path, columns=list(columns), read_dictionary=texts)
    kinds = {"text": "category", "integer": "int64", "number": "float64"}
    dtype = {name: kinds[kind] for name, kind in columns.items()}
    return pd.read_csv(path, usecols=list(columns), dtype=dtype)


def derive(rows, how, a, b):
    if how == "divide":
        return rows[a] / rows[b].where(rows[b] != 0)
    return rows[a] - rows[b] if how == "minus" else (rows[a] - rows[b]).clip(lower=0)


def numbers(rows, key, wanted, prefix=""):
    """One pass per function over all columns that want it: pandas groups a block of columns at once."""
    groups = rows.groupby(key, sort=False)
    parts = []
    for function, method in FUNCTIONS.items():
        columns = [column for column, functions in wanted.items() if function in functions]
        if columns:
            part = getattr(groups[columns], method)()
            parts.append(part.set_axis([f"{prefix}{column}_{function}" for column in columns], axis=1))
    return parts


def shares(rows, key, kinds, sizes):
    """Rows counted per key and value in one array per column: several times faster than a column of dummies per value."""
    codes, keys = pd.factorize(rows[key].to_numpy())
    parts = {}
    for column in dict.fromkeys(kind["column"] for kind in kinds):
        own = [kind for kind in kinds if kind["column"] == column]
        values = rows[column].cat.set_categories([kind["value"] for kind in own]).cat.codes.to_numpy()
        known = values >= 0
        counts = np.bincount(codes[known] * len(own) + values[known], minlength=len(keys) * len(own))
        for place, kind in enumerate(own):
            parts[kind["name"]] = counts.reshape(len(keys), len(own))[:, place]
    return pd.DataFrame(parts, index=pd.Index(keys, name=key)).div(sizes, axis=0)


def aggregate(one, done):
    rows, key = read(one["table"]), one["key"]
    for column in one["derived"]:
        rows[column["name"]] = derive(rows, column["how"], column["a"], column["b"])
    if "joins" in one:
        other = done[one["joins"]]
        rows = rows.merge(other, how="left", left_on=other.index.name, right_index=True)
    sizes = rows.groupby(key, sort=False).size().rename(f"{one['table']}_rows")
    parts = [sizes, *numbers(rows, key, one["numbers"])]
    for subset in one["subsets"]:
        part = rows[rows[subset["column"]] == subset["value"]]
        parts += numbers(part, key, one["numbers"], f"{subset['name']}_")
    if one["kinds"]:
        parts.append(shares(rows, key, one["kinds"], sizes))
    done = pd.concat(parts, axis=1)
    # A customer without rows in a subset: the sum of none is 0, all else is missing.
    sums = [name for name in done.columns if name.endswith("_sum")]
    return done.fillna(dict.fromkeys(sums, 0))


def work():
    done = {}
    for one in spec["list"]:
        done[one["table"]] = aggregate(one, done)
    return done


done = run(work)
for table, result in done.items() if spec["out"] else ():
    result.reset_index().to_parquet(f"{spec['out']}/{table}.parquet", index=False)
