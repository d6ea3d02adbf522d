"""Features of credits at other lenders, and of their months."""
import numpy as np
import pandas as pd

from .groups import Groups, ratio, read

CREDITS = ["SK_ID_CURR", "CREDIT_ACTIVE", "CREDIT_TYPE", "DAYS_CREDIT", "CREDIT_DAY_OVERDUE", "DAYS_CREDIT_ENDDATE",
           "DAYS_ENDDATE_FACT", "AMT_CREDIT_MAX_OVERDUE", "CNT_CREDIT_PROLONG", "AMT_CREDIT_SUM", "AMT_CREDIT_SUM_DEBT",
           "AMT_CREDIT_SUM_OVERDUE", "DAYS_CREDIT_UPDATE", "AMT_ANNUITY"]


def credits(spec):
    b = read(spec, "bureau", CREDITS)
    active, closed = b.CREDIT_ACTIVE == "Active", b.CREDIT_ACTIVE == "Closed"
    kind = b.CREDIT_TYPE
    card = active & (kind == "Credit card")
    days, debt, credit, end = b.DAYS_CREDIT, b.AMT_CREDIT_SUM_DEBT, b.AMT_CREDIT_SUM, b.DAYS_CREDIT_ENDDATE
    weight = np.exp(days / 365)
    share = ratio(debt, credit).where(active)
    g = Groups(b, "SK_ID_CURR")
    g.add("count", active=active, opened_6m=days >= -180, opened_12m=days >= -360, opened_24m=days >= -720,
          active_past_end=active & (end < 0), cards=kind == "Credit card", microloans=kind == "Microloan",
          car_loans=kind == "Car loan", mortgages=kind == "Mortgage", overdue=b.AMT_CREDIT_MAX_OVERDUE > 0)
    g.add("max", last=days, active_last=days.where(active), active_end_latest=end.where(active),
          closed_last=b.DAYS_ENDDATE_FACT.where(closed), update_last=b.DAYS_CREDIT_UPDATE, debt_share_highest=share,
          credit_highest=credit, overdue_highest=b.AMT_CREDIT_MAX_OVERDUE, days_overdue=b.CREDIT_DAY_OVERDUE)
    g.add("min", first=days)
    g.add("mean", mean=days, active_mean=days.where(active), active_end_mean=end.where(active),
          closed_early_mean=(end - b.DAYS_ENDDATE_FACT).where(closed), debt_share_mean=share, credit_mean=credit)
    g.add("sum1", debt=debt.where(active), active_credit=credit.where(active), all_debt=debt, all_credit=credit,
          decayed=(weight * debt).round(6), weights=weight.where(debt.notna()).round(12), card_credit=credit.where(card),
          payments=b.AMT_ANNUITY.where(active))
    g.add("sum", overdue_now=b.AMT_CREDIT_SUM_OVERDUE, prolongations=b.CNT_CREDIT_PROLONG, card_debt=debt.where(card))
    r, n = g.result(), g.size
    same = ["active", "opened_6m", "opened_12m", "opened_24m", "active_past_end", "cards", "microloans", "car_loans",
            "mortgages", "active_end_latest", "active_end_mean", "closed_early_mean", "debt", "active_credit",
            "debt_share_highest", "debt_share_mean", "credit_highest", "credit_mean", "overdue_now", "overdue_highest",
            "days_overdue", "prolongations", "payments"]
    return pd.DataFrame({
        **{f"elsewhere_{name}": r[name] for name in same},
        "elsewhere_credits": n.astype("float64"),
        "elsewhere_active_share": r.active / n,
        "elsewhere_days_since_last": -r["last"],
        "elsewhere_days_since_first": -r["first"],
        "elsewhere_days_mean": -r["mean"],
        "elsewhere_active_days_mean": -r.active_mean,
        "elsewhere_active_days_since_last": -r.active_last,
        "elsewhere_days_since_closed": -r.closed_last,
        "elsewhere_days_since_update": -r.update_last,
        "elsewhere_types": b.CREDIT_TYPE.cat.codes.where(kind.notna()).groupby(g.codes).nunique().to_numpy("float64"),
        "elsewhere_days_between": ratio(r["last"] - r["first"], n - 1),
        "elsewhere_debt_share": ratio(r.debt, r.active_credit),
        "elsewhere_debt_share_all": ratio(r.all_debt, r.all_credit),
        "elsewhere_debt_decayed": ratio(r.decayed, r.weights),
        "elsewhere_overdue_share": r.overdue / n,
        "elsewhere_card_use": ratio(r.card_debt, r.card_credit),
    })


def months(spec):
    m = read(spec, "bureau_balance", ["SK_ID_CURR", "SK_ID_BUREAU", "MONTHS_BALANCE", "STATUS"])
    # The status as a number: 0-5 as they stand, closed 6, not known 7.
    status = m.STATUS.cat.set_categories(["0", "1", "2", "3", "4", "5", "C", "X"]).cat.codes.to_numpy()
    late, recent = (status >= 1) & (status <= 5), (m.MONTHS_BALANCE >= -12).to_numpy()
    g = Groups(m, ["SK_ID_CURR", "SK_ID_BUREAU"])
    g.add("count", late=late, months_12=recent, late_12=late & recent, closed=status == 6)
    g.add("max", worst=np.where((status >= 0) & (status <= 5), status, np.nan))
    r = g.result()
    per_credit = pd.DataFrame({"late": r.late / g.size, "late_12": ratio(r.late_12, r.months_12), "worst": r.worst,
                               "months": g.size, "closed": r.closed / g.size})
    own = per_credit.groupby(level="SK_ID_CURR", sort=False)
    mean, top = own[["late", "months", "closed"]].mean(), own[["late_12", "worst"]].max()
    return pd.DataFrame({"elsewhere_late_months_mean": mean.late, "elsewhere_late_months_12m_highest": top.late_12,
                         "elsewhere_worst_month": top.worst, "elsewhere_months_mean": mean.months,
                         "elsewhere_closed_months_mean": mean.closed})
