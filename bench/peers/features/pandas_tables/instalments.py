"""Features of instalments here: payments of one instalment are added up first."""
import numpy as np
import pandas as pd

from .groups import Groups, ratio, read

KEY = ["SK_ID_CURR", "SK_ID_PREV", "NUM_INSTALMENT_NUMBER", "NUM_INSTALMENT_VERSION"]


def rows_of(spec):
    """One row per instalment, the latest due day first within each customer."""
    i = read(spec, "installments_payments", [*KEY, "DAYS_INSTALMENT", "DAYS_ENTRY_PAYMENT", "AMT_INSTALMENT", "AMT_PAYMENT"])
    groups = i.groupby(KEY, sort=False, dropna=False)
    m = groups[["DAYS_INSTALMENT", "DAYS_ENTRY_PAYMENT", "AMT_INSTALMENT"]].max()
    m["PAID"] = groups.AMT_PAYMENT.sum()
    m = m.reset_index()
    m.columns = ["SK_ID_CURR", "SK_ID_PREV", "NUMBER", "VERSION", "DUE_DAY", "LAST_PAYMENT", "DUE", "PAID"]
    m["LATE"] = (m.LAST_PAYMENT - m.DUE_DAY).where(m.LAST_PAYMENT.notna(), (-m.DUE_DAY).clip(lower=0))
    return m.iloc[np.lexsort((-m.VERSION, -m.NUMBER, -m.SK_ID_PREV, -m.DUE_DAY, m.SK_ID_CURR))]


def instalments(m):
    due, late = m.DUE_DAY, m.LATE
    short = (m.DUE - m.PAID).clip(lower=0)
    days_late, days_early = late.clip(lower=0), (-late).clip(lower=0)
    known, is_late, under, has_short = late.notna(), late > 0, short > 1, short.notna()
    recency = m.groupby("SK_ID_CURR", sort=False).cumcount() + 1
    windows = {"6m": due >= -180, "12m": due >= -360, "24m": due >= -720, "60d": due >= -60, "90d": due >= -90}
    weight = np.exp(due / 365)
    lately = due > -1000
    g = Groups(m, "SK_ID_CURR")
    g.add("count", known=known, late=is_late, late_5=late > 5, short=has_short, under=under,
          known_10=known & (recency <= 10), late_10=is_late & (recency <= 10),
          **{f"known_{w}": known & window for w, window in windows.items()},
          **{f"late_{w}": is_late & window for w, window in windows.items()},
          **{f"short_{w}": has_short & windows[w] for w in ("6m", "12m", "24m")},
          **{f"under_{w}": under & windows[w] for w in ("6m", "12m", "24m")})
    g.add("max", late_max=days_late, last=m.LAST_PAYMENT, due=m.DUE,
          **{f"late_max_{w}": days_late.where(windows[w]) for w in ("6m", "12m", "24m")})
    g.add("mean", late_mean=days_late, early_mean=days_early, late_mean_10=days_late.where(recency <= 10),
          first_4=days_late.where((m.NUMBER <= 4) & (m.VERSION != 0) & m.VERSION.notna()),
          when_late=days_late.where(is_late),
          **{f"late_mean_{k}": days_late.where(recency <= k) for k in (2, 3, 5)})
    g.add("std", early_spread=days_early)
    g.add("sum", shortfall=short, paid=m.PAID, paid_lately=m.PAID.where(lately), decayed=(weight * days_late).round(12),
          weights=weight.where(days_late.notna()).round(12))
    g.add("sum1", due_lately=m.DUE.where(lately))
    r, n = g.result(), g.size
    return pd.DataFrame({
        "instalments": n.astype("float64"),
        "instalments_late_share": ratio(r.late, r.known),
        "instalments_late_5_share": ratio(r.late_5, r.known),
        "instalments_days_late_highest": r.late_max,
        "instalments_days_late_mean": r.late_mean,
        "instalments_days_early_mean": r.early_mean,
        "instalments_days_early_spread": r.early_spread,
        "instalments_underpaid_share": ratio(r.under, r.short),
        "instalments_shortfall": r.shortfall,
        "instalments_paid": r.paid,
        "days_since_last_payment": -r["last"],
        **{f"instalments_late_share_{w}": ratio(r[f"late_{w}"], r[f"known_{w}"]) for w in windows},
        **{f"instalments_days_late_highest_{w}": r[f"late_max_{w}"] for w in ("6m", "12m", "24m")},
        **{f"instalments_underpaid_share_{w}": ratio(r[f"under_{w}"], r[f"short_{w}"]) for w in ("6m", "12m", "24m")},
        "instalments_days_late_decayed": ratio(r.decayed, r.weights),
        "last_10_late_share": ratio(r.late_10, r.known_10),
        "last_10_days_late_mean": r.late_mean_10,
        "instalments_delay_trend": r.late_mean_10 - r.late_mean,
        "instalment_highest": r.due,
        "paid_to_due": ratio(r.paid_lately, r.due_lately),
        **{f"last_{k}_days_late_mean": r[f"late_mean_{k}"] for k in (2, 3, 5)},
        "first_4_days_late_mean": r.first_4,
        "days_late_when_late": r.when_late,
    })


def by_loan(m):
    """Paid beside due, first per loan, so that a long loan does not count more than a short one."""
    m = m[m.DUE_DAY > -1000]
    above = (m.PAID - m.DUE).groupby([m.SK_ID_CURR, m.SK_ID_PREV], sort=False).mean()
    return above.groupby(level="SK_ID_CURR", sort=False).mean().rename("paid_above_due_mean").to_frame()
