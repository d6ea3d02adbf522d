"""The whole catalogue with pandas: every feature by table, joined and written as Parquet. Usage: pandas_catalogue.py SPEC"""
import pandas as pd

from measure import load_spec, run
from pandas_tables import application, bureau, cards, instalments, loans, previous

spec = load_spec()


def history():
    yield bureau.credits(spec)
    yield bureau.months(spec)
    pos = loans.rows_of(spec)
    yield loans.months(pos)
    last = loans.states(pos)
    yield loans.loan_states(last)
    del pos
    earlier = previous.rows_of(spec)
    yield previous.applications(spec, earlier)
    yield previous.loans(earlier, last.CNT_INSTALMENT_FUTURE)
    del earlier, last
    yield cards.months(spec)
    paid = instalments.rows_of(spec)
    yield instalments.instalments(paid)
    yield instalments.by_loan(paid)


def work():
    own = application.application(spec)
    joined = pd.concat([own, *(part.reindex(own.index) for part in history())], axis=1)
    whole = pd.concat([joined, application.beside_history(joined)], axis=1)
    kept = [name for name in spec["features"] if name in whole.columns]
    whole[kept].reset_index().to_parquet(spec["out"], index=False)


run(work)
