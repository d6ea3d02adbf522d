"""Features of earlier applications here, and of the loans that came of them."""
import numpy as np
import pandas as pd

from .groups import Groups, ratio, read

COLUMNS = ["SK_ID_CURR", "SK_ID_PREV", "FLAG_LAST_APPL_PER_CONTRACT", "NAME_CONTRACT_STATUS", "NAME_CONTRACT_TYPE",
           "NAME_PRODUCT_TYPE", "NAME_CLIENT_TYPE", "CHANNEL_TYPE", "CODE_REJECT_REASON", "NAME_YIELD_GROUP",
           "PRODUCT_COMBINATION", "NFLAG_INSURED_ON_APPROVAL", "DAYS_DECISION", "AMT_CREDIT", "AMT_ANNUITY",
           "AMT_APPLICATION", "CNT_PAYMENT", "RATE_DOWN_PAYMENT", "AMT_DOWN_PAYMENT", "DAYS_LAST_DUE_1ST_VERSION",
           "DAYS_LAST_DUE", "DAYS_FIRST_DUE", "DAYS_TERMINATION", "IS_OPEN_END"]
SHARES = {
    "cancelled": ("NAME_CONTRACT_STATUS", "Canceled"), "cash": ("NAME_CONTRACT_TYPE", "Cash loans"),
    "consumer": ("NAME_CONTRACT_TYPE", "Consumer loans"), "revolving": ("NAME_CONTRACT_TYPE", "Revolving loans"),
    "walk_in": ("NAME_PRODUCT_TYPE", "walk-in"), "x_sell": ("NAME_PRODUCT_TYPE", "x-sell"),
    "new_client": ("NAME_CLIENT_TYPE", "New"), "office": ("CHANNEL_TYPE", "Credit and cash offices"),
    "field": ("CHANNEL_TYPE", "AP+ (Cash loan)"), "high_yield": ("NAME_YIELD_GROUP", "high"),
}
REASONS = {"refused_hc": "HC", "refused_fraud_score": "SCOFR", "refused_limit": "LIMIT", "refused_score": "SCO"}
NEWTON_STEPS = 6


def rows_of(spec):
    """Attempts that a later one of the same contract replaced are left out; latest first within each customer."""
    p = read(spec, "previous_application", COLUMNS)
    p = p[p.FLAG_LAST_APPL_PER_CONTRACT != "N"]
    return p.iloc[np.lexsort((-p.SK_ID_PREV, -p.DAYS_DECISION, p.SK_ID_CURR))]


def applications(spec, p):
    status, days, credit, annuity = p.NAME_CONTRACT_STATUS, p.DAYS_DECISION, p.AMT_CREDIT, p.AMT_ANNUITY
    approved, refused = status == "Approved", status == "Refused"
    is_open = approved & ((p.IS_OPEN_END == 1) | p.DAYS_TERMINATION.isna())
    asked, cost = ratio(p.AMT_APPLICATION, credit), ratio(annuity * p.CNT_PAYMENT, credit).where(approved)
    by_customer = p.groupby("SK_ID_CURR", sort=False)
    recency, from_first = by_customer.cumcount() + 1, by_customer.cumcount(ascending=False) + 1
    g = Groups(p, "SK_ID_CURR")
    g.add("count", approved=approved, refused=refused, open=is_open, last_3_refused=refused & (recency <= 3),
          insured=p.NFLAG_INSURED_ON_APPROVAL == 1, low_yield=p.NAME_YIELD_GROUP.isin(["low_normal", "low_action"]),
          **{f"refused_{m}m": refused & (days >= -30 * m) for m in (6, 12, 24)},
          **{f"applications_{m}m": days >= -30 * m for m in (6, 12, 24)},
          **{name: p.CODE_REJECT_REASON == value for name, value in REASONS.items()},
          **{name: p[column] == value for name, (column, value) in SHARES.items()})
    g.add("max", last=days, last_refusal=days.where(refused), last_approval=days.where(approved),
          credit_highest=credit.where(approved), payment_highest=annuity.where(approved),
          length_longest=p.CNT_PAYMENT, down_payment_highest=p.AMT_DOWN_PAYMENT.where(approved), cost_highest=cost,
          last_due=p.DAYS_LAST_DUE_1ST_VERSION.where(approved), end_latest=p.DAYS_TERMINATION.where(approved))
    g.add("min", first=days, asked_lowest=asked, first_due=p.DAYS_FIRST_DUE.where(approved))
    g.add("mean", approvals=days.where(approved), credit_mean=credit.where(approved),
          payment_mean=annuity.where(approved), length_mean=p.CNT_PAYMENT.where(approved), asked_mean=asked,
          down_payment_rate=p.RATE_DOWN_PAYMENT.where(approved), cost_mean=cost,
          ended_early=(p.DAYS_LAST_DUE_1ST_VERSION - p.DAYS_LAST_DUE).where(approved),
          last_3_asked=asked.where(recency <= 3), last_5_payment=annuity.where(recency <= 5),
          first_2_credit=credit.where(from_first <= 2))
    g.add("sum", refusals_decayed=np.exp(days / 365).where(refused))
    g.add("sum1", open_payments=annuity.where(is_open))
    r, n = g.result(), g.size
    last = p[(recency == 1).to_numpy()].set_index("SK_ID_CURR")
    kept = ["approved", "refused", "credit_mean", "credit_highest", "payment_mean", "payment_highest", "length_mean",
            "length_longest", "down_payment_rate", "down_payment_highest", "cost_mean", "cost_highest", "last_due",
            "ended_early", "refusals_decayed", *REASONS, *(f"refused_{m}m" for m in (6, 12, 24)),
            *(f"applications_{m}m" for m in (6, 12, 24))]
    shares = ["refused", "insured", "low_yield", *SHARES]
    done = pd.DataFrame({
        **{f"earlier_{name}": r[name] for name in kept},
        **{f"earlier_{name}_share": r[name] / n for name in shares},
        "earlier_applications": n.astype("float64"),
        "days_since_last_application": -r["last"],
        "days_since_first_application": -r["first"],
        "days_since_last_refusal": -r.last_refusal,
        "days_since_last_approval": -r.last_approval,
        "days_since_approvals_mean": -r.approvals,
        "asked_to_granted_mean": r.asked_mean,
        "asked_to_granted_lowest": r.asked_lowest,
        "earlier_first_due": -r.first_due,
        "earlier_end_latest": -r.end_latest,
        "open_loans_here": r.open,
        "open_payments_here": r.open_payments,
        "last_3_refused_share": r.last_3_refused / n.clip(upper=3),
        "last_3_asked_to_granted": r.last_3_asked,
        "last_5_payment_mean": r.last_5_payment,
        "first_2_credit_mean": r.first_2_credit,
    })
    done["last_application_refused"] = (last.NAME_CONTRACT_STATUS == "Refused").where(
        last.NAME_CONTRACT_STATUS.notna()).astype("float64")
    done["last_application_credit"] = last.AMT_CREDIT
    done["last_application_length"] = last.CNT_PAYMENT
    codes = {name: code for code, names in enumerate(spec["products"]) for name in names}
    done["last_product"] = last.PRODUCT_COMBINATION.astype("object").map(codes)
    return done


def monthly_rate(payment, amount, term):
    """The rate at which `term` payments pay back the amount, by Newton's steps; 0 when no more is repaid than lent."""
    part = payment / amount
    repaid = term * part
    rate = np.where(repaid <= 1, 0, repaid ** (2 / (term + 1)) - 1)
    moves = repaid > 1.000001
    r, part, repaid, term = rate[moves], part[moves], repaid[moves], term[moves]
    for _ in range(NEWTON_STEPS):
        r = r + (part * (1 - (1 + r) ** -term) - r) / (1 - repaid * (1 + r) ** (-1 - term))
    rate[moves] = r
    return rate


def loans(p, instalments_left):
    """instalments_left: of the last month of each loan, by customer and loan."""
    p = p[p.NAME_CONTRACT_STATUS == "Approved"]
    known = (p.AMT_ANNUITY > 0) & (p.AMT_CREDIT > 0) & (p.CNT_PAYMENT > 0)
    priced = p[known]
    rates = pd.Series(monthly_rate(*(priced[c].to_numpy("float64") for c in ("AMT_ANNUITY", "AMT_CREDIT", "CNT_PAYMENT"))))
    own = rates.groupby(priced.SK_ID_CURR.to_numpy(), sort=False)
    is_open = p[(p.IS_OPEN_END == 1) | p.DAYS_TERMINATION.isna()]
    keyed = is_open[["SK_ID_CURR", "SK_ID_PREV", "AMT_ANNUITY"]].join(
        instalments_left.rename("LEFT"), on=["SK_ID_CURR", "SK_ID_PREV"])
    due = keyed.AMT_ANNUITY * keyed.LEFT.clip(upper=12)
    return pd.concat([
        own.mean().rename("earlier_rate_mean"), own.max().rename("earlier_rate_highest"),
        own.first().rename("earlier_rate_last"),
        due.groupby(keyed.SK_ID_CURR, sort=False).sum(min_count=1).rename("expected_payments_here"),
    ], axis=1)
