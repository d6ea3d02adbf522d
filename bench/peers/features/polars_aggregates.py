"""The list of per-table aggregates with polars, lazy and streaming, from Parquet or CSV. Usage: polars_aggregates.py SPEC

With "out" in the spec, every table's result is written there afterwards, outside the measured time.
"""
import polars as pl

from measure import load_spec, run

spec = load_spec()
FUNCTIONS = {"min": "min", "max": "max", "mean": "mean", "sum": "sum", "var": "var", "distinct": "n_unique"}


def scan(table):
    path, columns = spec["files"][table], spec["columns"][table]
    if spec["source"] == "ingested":
        return pl.scan_parquet(path).select(list(columns))
    kinds = {"text": pl.String, "integer": pl.Int64, "number": pl.Float64}
    overrides = {name: kinds[kind] for name, kind in columns.items()}
    return pl.scan_csv(path, schema_overrides=overrides, infer_schema_length=100).select(list(columns))


def derive(how, a, b):
    if how == "divide":
        return pl.col(a) / pl.when(pl.col(b) != 0).then(pl.col(b))
    return pl.col(a) - pl.col(b) if how == "minus" else (pl.col(a) - pl.col(b)).clip(lower_bound=0)


def numbers(one, subset=None):
    for column, functions in one["numbers"].items():
        for function in functions:
            values, name = pl.col(column), f"{column}_{function}"
            if subset:
                values = pl.when(pl.col(subset["column"]) == subset["value"]).then(values)
                name = f"{subset['name']}_{name}"
            if function == "distinct":
                values = values.drop_nulls()
            yield getattr(values, FUNCTIONS[function])().alias(name)


def aggregate(one, done):
    rows, key = scan(one["table"]), one["key"]
    if one["derived"]:
        rows = rows.with_columns(derive(c["how"], c["a"], c["b"]).alias(c["name"]) for c in one["derived"])
    if "joins" in one:
        other = next(table["key"] for table in spec["list"] if table["table"] == one["joins"])
        rows = rows.join(done[one["joins"]], on=other, how="left")
    cells = [pl.len().alias(f"{one['table']}_rows"), *numbers(one)]
    for subset in one["subsets"]:
        cells += numbers(one, subset)
    for kind in one["kinds"]:
        cells.append((pl.col(kind["column"]) == kind["value"]).fill_null(False).mean().alias(kind["name"]))
    return rows.group_by(key).agg(cells)


def work():
    """A table that others join stays lazy, so that it is one plan with them."""
    joined = {one.get("joins") for one in spec["list"]}
    done = {}
    for one in spec["list"]:
        plan = aggregate(one, done)
        done[one["table"]] = plan if one["table"] in joined else plan.collect(engine="streaming")
    return done


done = run(work)
for table, result in done.items() if spec["out"] else ():
    result.lazy().collect().write_parquet(f"{spec['out']}/{table}.parquet")
