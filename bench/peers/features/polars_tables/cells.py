"""Expressions that several tables share."""
import polars as pl


def scan(spec, table):
    return pl.scan_parquet(spec["files"][table])


def ratio(a, b):
    """a / b, missing when b is 0."""
    return a / pl.when(b != 0).then(b)


def where(condition, value):
    """The value in rows that meet the condition, missing elsewhere."""
    return pl.when(condition).then(value)


def count(condition):
    """Rows that meet the condition, as a number that divides without rounding."""
    return condition.sum().cast(pl.Float64)


def known_sum(value):
    """Sum, missing when every term is: polars gives 0."""
    return pl.when(value.count() > 0).then(value.sum())


def place_in_customer():
    """1, 2, 3, … within each customer, in the order in which the rows stand."""
    return pl.int_range(1, pl.len() + 1).over("SK_ID_CURR")
