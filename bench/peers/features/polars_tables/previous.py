"""Features of earlier applications here, and of the loans that came of them."""
import polars as pl

from .cells import count, known_sum, place_in_customer, ratio, scan, where

SHARES = {
    "refused": ("NAME_CONTRACT_STATUS", ["Refused"]), "cancelled": ("NAME_CONTRACT_STATUS", ["Canceled"]),
    "cash": ("NAME_CONTRACT_TYPE", ["Cash loans"]), "consumer": ("NAME_CONTRACT_TYPE", ["Consumer loans"]),
    "revolving": ("NAME_CONTRACT_TYPE", ["Revolving loans"]), "walk_in": ("NAME_PRODUCT_TYPE", ["walk-in"]),
    "x_sell": ("NAME_PRODUCT_TYPE", ["x-sell"]), "new_client": ("NAME_CLIENT_TYPE", ["New"]),
    "office": ("CHANNEL_TYPE", ["Credit and cash offices"]), "field": ("CHANNEL_TYPE", ["AP+ (Cash loan)"]),
    "high_yield": ("NAME_YIELD_GROUP", ["high"]), "low_yield": ("NAME_YIELD_GROUP", ["low_normal", "low_action"]),
}
REASONS = {"refused_hc": "HC", "refused_fraud_score": "SCOFR", "refused_limit": "LIMIT", "refused_score": "SCO"}
NEWTON_STEPS = 6
APPROVED = pl.col("NAME_CONTRACT_STATUS") == "Approved"
OPEN = APPROVED & ((pl.col("IS_OPEN_END") == 1) | pl.col("DAYS_TERMINATION").is_null())


def rows_of(spec):
    """Attempts that a later one of the same contract replaced are left out."""
    return scan(spec, "previous_application").filter(pl.col("FLAG_LAST_APPL_PER_CONTRACT").ne_missing("N"))


def applications(spec, rows):
    c = pl.col
    refused, days, credit = c("NAME_CONTRACT_STATUS") == "Refused", c("DAYS_DECISION"), c("AMT_CREDIT")
    annuity, length = c("AMT_ANNUITY"), c("CNT_PAYMENT")
    codes = {name: float(code) for code, names in enumerate(spec["products"]) for name in names}
    ordered = rows.sort("SK_ID_CURR", "DAYS_DECISION", "SK_ID_PREV", descending=[False, True, True], nulls_last=True)
    placed = ordered.with_columns(
        RECENCY=place_in_customer(),
        FROM_FIRST=pl.int_range(pl.len(), 0, -1).over("SK_ID_CURR"),
        ASKED=ratio(c("AMT_APPLICATION"), credit),
        COST=where(APPROVED, ratio(annuity * length, credit)),
    )
    last = c("RECENCY") == 1
    grouped = placed.group_by("SK_ID_CURR").agg(
        pl.len().cast(pl.Float64).alias("earlier_applications"),
        count(APPROVED).alias("earlier_approved"),
        count(refused).alias("earlier_refused"),
        *(count(c(column).is_in(values)).alias(f"earlier_{name}_share") for name, (column, values) in SHARES.items()),
        count(c("NFLAG_INSURED_ON_APPROVAL") == 1).alias("earlier_insured_share"),
        *(count(c("CODE_REJECT_REASON") == value).alias(f"earlier_{name}") for name, value in REASONS.items()),
        *(count(refused & (days >= -30 * m)).alias(f"earlier_refused_{m}m") for m in (6, 12, 24)),
        *(count(days >= -30 * m).alias(f"earlier_applications_{m}m") for m in (6, 12, 24)),
        (-days.max()).alias("days_since_last_application"),
        (-days.min()).alias("days_since_first_application"),
        (-where(refused, days).max()).alias("days_since_last_refusal"),
        (-where(APPROVED, days).max()).alias("days_since_last_approval"),
        (-where(APPROVED, days).mean()).alias("days_since_approvals_mean"),
        where(last, refused.cast(pl.Float64)).max().alias("last_application_refused"),
        where(refused, (days / 365).exp()).sum().alias("earlier_refusals_decayed"),
        where(APPROVED, credit).mean().alias("earlier_credit_mean"),
        where(APPROVED, credit).max().alias("earlier_credit_highest"),
        where(APPROVED, annuity).mean().alias("earlier_payment_mean"),
        where(APPROVED, annuity).max().alias("earlier_payment_highest"),
        where(APPROVED, length).mean().alias("earlier_length_mean"),
        length.max().alias("earlier_length_longest"),
        c("ASKED").mean().alias("asked_to_granted_mean"),
        c("ASKED").min().alias("asked_to_granted_lowest"),
        where(APPROVED, c("RATE_DOWN_PAYMENT")).mean().alias("earlier_down_payment_rate"),
        where(APPROVED, c("AMT_DOWN_PAYMENT")).max().alias("earlier_down_payment_highest"),
        c("COST").mean().alias("earlier_cost_mean"),
        c("COST").max().alias("earlier_cost_highest"),
        where(last, credit).max().alias("last_application_credit"),
        where(last, length).max().alias("last_application_length"),
        where(APPROVED, c("DAYS_LAST_DUE_1ST_VERSION")).max().alias("earlier_last_due"),
        (-where(APPROVED, c("DAYS_FIRST_DUE")).min()).alias("earlier_first_due"),
        where(APPROVED, c("DAYS_LAST_DUE_1ST_VERSION") - c("DAYS_LAST_DUE")).mean().alias("earlier_ended_early"),
        (-where(APPROVED, c("DAYS_TERMINATION")).max()).alias("earlier_end_latest"),
        count(OPEN).alias("open_loans_here"),
        known_sum(where(OPEN, annuity)).alias("open_payments_here"),
        (count(refused & (c("RECENCY") <= 3)) / count(c("RECENCY") <= 3)).alias("last_3_refused_share"),
        where(c("RECENCY") <= 3, c("ASKED")).mean().alias("last_3_asked_to_granted"),
        where(c("RECENCY") <= 5, annuity).mean().alias("last_5_payment_mean"),
        where(c("FROM_FIRST") <= 2, credit).mean().alias("first_2_credit_mean"),
        where(last, c("PRODUCT_COMBINATION")).max().alias("last_product"),
    )
    shares = [c(f"earlier_{name}_share") / c("earlier_applications") for name in [*SHARES, "insured"]]
    return grouped.with_columns(
        *shares, c("last_product").replace_strict(codes, default=None, return_dtype=pl.Float64)
    )


def loans(rows, states):
    """states: one row per loan, with the instalments left after its last month."""
    c = pl.col
    payment, amount, term, rate = c("AMT_ANNUITY"), c("AMT_CREDIT"), c("CNT_PAYMENT"), c("RATE")
    priced = rows.filter(APPROVED & (payment > 0) & (amount > 0) & (term > 0)).with_columns(
        PART=payment / amount, REPAID=term * (payment / amount),
    ).with_columns(RATE=pl.when(c("REPAID") <= 1).then(0.0).otherwise(c("REPAID").pow(2 / (term + 1)) - 1))
    moves = c("REPAID") > 1.000001
    step = rate + (c("PART") * (1 - (1 + rate).pow(-term)) - rate) / (1 - c("REPAID") * (1 + rate).pow(-1 - term))
    for _ in range(NEWTON_STEPS):
        priced = priced.with_columns(RATE=pl.when(moves).then(step).otherwise(rate))
    rates = priced.group_by("SK_ID_CURR").agg(
        rate.mean().alias("earlier_rate_mean"),
        rate.max().alias("earlier_rate_highest"),
        rate.sort_by("DAYS_DECISION", "SK_ID_PREV").last().alias("earlier_rate_last"),
    )
    due = rows.filter(OPEN).select("SK_ID_CURR", "SK_ID_PREV", "AMT_ANNUITY").join(
        states.select("SK_ID_CURR", "SK_ID_PREV", "CNT_INSTALMENT_FUTURE"), on=["SK_ID_CURR", "SK_ID_PREV"], how="inner",
    ).group_by("SK_ID_CURR").agg(
        known_sum(payment * c("CNT_INSTALMENT_FUTURE").clip(upper_bound=12)).alias("expected_payments_here")
    )
    return rates, due
