"""Features of the months of cards here."""
import pandas as pd

from .groups import Groups, ratio, read

COLUMNS = ["SK_ID_CURR", "SK_ID_PREV", "MONTHS_BALANCE", "AMT_BALANCE", "AMT_CREDIT_LIMIT_ACTUAL",
           "AMT_DRAWINGS_ATM_CURRENT", "AMT_DRAWINGS_CURRENT", "CNT_DRAWINGS_CURRENT", "CNT_DRAWINGS_ATM_CURRENT",
           "AMT_PAYMENT_CURRENT", "AMT_INST_MIN_REGULARITY", "SK_DPD", "SK_DPD_DEF"]


def months(spec):
    c = read(spec, "credit_card_balance", COLUMNS).sort_values(["SK_ID_CURR", "MONTHS_BALANCE", "SK_ID_PREV"])
    limit, month, cash = c.AMT_CREDIT_LIMIT_ACTUAL, c.MONTHS_BALANCE, c.AMT_DRAWINGS_ATM_CURRENT
    used = c.AMT_BALANCE / limit.where(limit > 0)
    recent = {m: month >= -m for m in (3, 6, 12)}
    g = Groups(c, "SK_ID_CURR")
    g.add("mean", use=used, cash_drawings=c.CNT_DRAWINGS_ATM_CURRENT, drawings=c.CNT_DRAWINGS_CURRENT,
          payment=ratio(c.AMT_PAYMENT_CURRENT, c.AMT_INST_MIN_REGULARITY), balance=c.AMT_BALANCE,
          **{f"use_{m}": used.where(recent[m]) for m in recent})
    g.add("max", use_highest=used, use_highest_6=used.where(recent[6]), cash_to_limit=ratio(cash, limit), dpd=c.SK_DPD)
    g.add("sum1", cash_6=cash.where(recent[6]), drawn=c.AMT_DRAWINGS_CURRENT,
          **{f"drawings_{m}": c.CNT_DRAWINGS_CURRENT.where(recent[m]) for m in recent},
          **{f"cash_drawings_{m}": c.CNT_DRAWINGS_ATM_CURRENT.where(recent[m]) for m in recent})
    g.add("sum", cash=cash)
    g.add("std", spread=c.CNT_DRAWINGS_CURRENT)
    g.add("count", late=c.SK_DPD_DEF > 0, over=used > 1)
    r, n = g.result(), g.size
    last = c.drop_duplicates("SK_ID_CURR", keep="last").set_index("SK_ID_CURR")
    return pd.DataFrame({
        "card_months": n.astype("float64"),
        "card_use_mean": r.use,
        "card_use_highest": r.use_highest,
        **{f"card_use_mean_{m}m": r[f"use_{m}"] for m in recent},
        "card_use_highest_6m": r.use_highest_6,
        "card_cash_to_limit_6m": ratio(r.cash_6, last.AMT_CREDIT_LIMIT_ACTUAL),
        "card_use_trend": r.use_3 - r.use_12,
        **{f"card_drawings_{m}m": r[f"drawings_{m}"] for m in recent},
        **{f"card_cash_drawings_{m}m": r[f"cash_drawings_{m}"] for m in recent},
        "card_cash_drawings_mean": r.cash_drawings,
        "card_drawings_mean": r.drawings,
        "card_drawings_spread": r.spread,
        "card_cash_share": ratio(r.cash, r.drawn),
        "card_cash_to_limit_highest": r.cash_to_limit,
        "card_payment_to_minimum": r.payment,
        "card_late_share": r.late / n,
        "card_days_late_highest": r.dpd,
        "card_limit": last.AMT_CREDIT_LIMIT_ACTUAL,
        "card_balance": last.AMT_BALANCE,
        "card_balance_mean": r.balance,
        "card_over_limit_share": r.over / n,
    })
