"""Features of the months of point-of-sale and cash loans here, and of where each loan stands."""
import numpy as np
import pandas as pd

from .groups import Groups, ratio, read

COLUMNS = ["SK_ID_CURR", "SK_ID_PREV", "MONTHS_BALANCE", "CNT_INSTALMENT", "CNT_INSTALMENT_FUTURE",
           "NAME_CONTRACT_STATUS", "SK_DPD", "SK_DPD_DEF"]


def rows_of(spec):
    return read(spec, "pos_cash_balance", COLUMNS)


def months(s):
    late, month = s.SK_DPD_DEF > 0, s.MONTHS_BALANCE
    recent, known = month >= -12, s.SK_DPD_DEF.notna()
    weight = np.exp(month / 12).round(12)
    g = Groups(s, "SK_ID_CURR")
    g.add("count", late=s.SK_DPD > 0, late_def=late, recent=recent, late_recent=late & recent)
    g.add("sum", decayed=weight.where(late, 0).where(known), weights=weight.where(known))
    g.add("max", dpd=s.SK_DPD, dpd_def=s.SK_DPD_DEF, last=month)
    g.add("min", first=month)
    r, n = g.result(), g.size
    # Loans of a customer: one row per pair, then pairs per customer.
    pairs = s[["SK_ID_CURR", "SK_ID_PREV"]].drop_duplicates().groupby("SK_ID_CURR", sort=False).size()
    return pd.DataFrame({
        "loans_here": pairs.astype("float64"),
        "loan_months": n.astype("float64"),
        "loan_late_share": r.late / n,
        "loan_late_share_tolerant": r.late_def / n,
        "loan_late_share_12m": ratio(r.late_recent, r.recent),
        "loan_late_decayed": ratio(r.decayed, r.weights),
        "loan_days_late_highest": r.dpd,
        "loan_days_late_highest_tolerant": r.dpd_def,
        "months_since_last_loan": -r["last"],
        "months_since_first_loan": -r["first"],
    })


def states(s):
    """One row per loan: its last and its first month."""
    s = s.sort_values(["SK_ID_CURR", "SK_ID_PREV", "MONTHS_BALANCE"])
    keys = ["SK_ID_CURR", "SK_ID_PREV"]
    last = s.drop_duplicates(keys, keep="last").set_index(keys)
    first = s.drop_duplicates(keys, keep="first").set_index(keys)
    last["SHORTENED"] = first.CNT_INSTALMENT > last.CNT_INSTALMENT
    return last


def loan_states(last):
    g = Groups(last.reset_index(), "SK_ID_CURR")
    g.add("sum", left=last.CNT_INSTALMENT_FUTURE)
    g.add("sum1", all=last.CNT_INSTALMENT)
    g.add("mean", mean=last.CNT_INSTALMENT)
    g.add("count", completed=last.NAME_CONTRACT_STATUS == "Completed", active=last.NAME_CONTRACT_STATUS == "Active",
          shortened=last.SHORTENED)
    r, n = g.result(), g.size
    return pd.DataFrame({
        "instalments_left": r.left,
        "instalments_left_share": ratio(r.left, r["all"]),
        "loans_completed_share": r.completed / n,
        "loans_active": r.active,
        "loan_instalments_mean": r["mean"],
        "loans_shortened_share": r.shortened / n,
    })
