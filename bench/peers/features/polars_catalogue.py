"""The whole catalogue with polars, lazy and streaming, joined and written as Parquet. Usage: polars_catalogue.py SPEC

Each table is collected on its own, so that no more than one is in work; the joins and the write are one last plan.
"""
import polars as pl

from measure import load_spec, run
from polars_tables import application, bureau, cards, instalments, loans, previous

spec = load_spec()


def history():
    yield [bureau.credits(spec)]
    yield [bureau.months(spec)]
    yield [loans.months(spec)]
    states = loans.states(spec).collect(engine="streaming").lazy()
    yield [loans.loan_states(states)]
    earlier = previous.rows_of(spec)
    yield [previous.applications(spec, earlier)]
    yield previous.loans(earlier, states)
    yield [cards.months(spec)]
    paid = instalments.rows_of(spec).collect(engine="streaming").lazy()
    yield [instalments.instalments(paid)]
    yield [instalments.by_loan(paid)]


def work():
    whole, medians = application.application(spec)
    for column, fitted in medians.items():
        whole = whole.join(fitted, on=column, how="left")
    for plans in history():
        for part in pl.collect_all(plans, engine="streaming"):
            whole = whole.join(part.lazy(), on="SK_ID_CURR", how="left")
    whole = whole.with_columns(**application.beside_history())
    kept = [name for name in spec["features"] if name in whole.collect_schema()]
    whole.select("SK_ID_CURR", *kept).sink_parquet(spec["out"], engine="streaming")


run(work)
