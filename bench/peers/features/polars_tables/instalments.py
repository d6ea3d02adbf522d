"""Features of instalments here: payments of one instalment are added up first."""
import polars as pl

from .cells import count, known_sum, place_in_customer, ratio, scan, where

KEY = ["SK_ID_CURR", "SK_ID_PREV", "NUM_INSTALMENT_NUMBER", "NUM_INSTALMENT_VERSION"]


def rows_of(spec):
    """One row per instalment."""
    c = pl.col
    merged = scan(spec, "installments_payments").group_by(KEY).agg(
        c("DAYS_INSTALMENT").max().alias("DUE_DAY"),
        c("DAYS_ENTRY_PAYMENT").max().alias("LAST_PAYMENT"),
        c("AMT_INSTALMENT").max().alias("DUE"),
        c("AMT_PAYMENT").sum().alias("PAID"),
    )
    late = pl.when(c("LAST_PAYMENT").is_not_null()).then(c("LAST_PAYMENT") - c("DUE_DAY")).otherwise(
        (-c("DUE_DAY")).clip(lower_bound=0))
    return merged.with_columns(LATE=late)


def instalments(rows):
    c = pl.col
    due, late, recency = c("DUE_DAY"), c("LATE"), c("RECENCY")
    days_late, days_early, short = c("DAYS_LATE"), c("DAYS_EARLY"), c("SHORT")
    windows = {"6m": 180, "12m": 360, "24m": 720, "60d": 60, "90d": 90}
    months = ("6m", "12m", "24m")
    ordered = rows.sort(
        "SK_ID_CURR", "DUE_DAY", "SK_ID_PREV", "NUM_INSTALMENT_NUMBER", "NUM_INSTALMENT_VERSION",
        descending=[False, True, True, True, True], nulls_last=True)
    placed = ordered.with_columns(
        RECENCY=place_in_customer(),
        DAYS_LATE=late.clip(lower_bound=0),
        DAYS_EARLY=(-late).clip(lower_bound=0),
        SHORT=(c("DUE") - c("PAID")).clip(lower_bound=0),
        PART=((due / 365).exp() * late.clip(lower_bound=0)).round(12),
        WEIGHT=where(late.is_not_null(), (due / 365).exp()).round(12),
    )
    first_4 = (c("NUM_INSTALMENT_NUMBER") <= 4) & (c("NUM_INSTALMENT_VERSION") != 0)
    lately = due > -1000
    grouped = placed.group_by("SK_ID_CURR").agg(
        pl.len().cast(pl.Float64).alias("instalments"),
        late.count().cast(pl.Float64).alias("known"),
        short.count().cast(pl.Float64).alias("short"),
        count(late > 0).alias("late"),
        count(late > 5).alias("late_5"),
        count(short > 1).alias("under"),
        days_late.max().alias("instalments_days_late_highest"),
        days_late.mean().alias("instalments_days_late_mean"),
        days_early.mean().alias("instalments_days_early_mean"),
        days_early.std().alias("instalments_days_early_spread"),
        short.sum().alias("instalments_shortfall"),
        c("PAID").sum().alias("instalments_paid"),
        (-c("LAST_PAYMENT").max()).alias("days_since_last_payment"),
        *(where(due >= -days, late).count().cast(pl.Float64).alias(f"known_{w}") for w, days in windows.items()),
        *(count((late > 0) & (due >= -days)).alias(f"late_{w}") for w, days in windows.items()),
        *(where(due >= -windows[w], days_late).max().alias(f"instalments_days_late_highest_{w}") for w in months),
        *(where(due >= -windows[w], short).count().cast(pl.Float64).alias(f"short_{w}") for w in months),
        *(count((short > 1) & (due >= -windows[w])).alias(f"under_{w}") for w in months),
        c("PART").sum().alias("part"),
        c("WEIGHT").sum().alias("weight"),
        where(recency <= 10, late).count().cast(pl.Float64).alias("known_10"),
        count((late > 0) & (recency <= 10)).alias("late_10"),
        where(recency <= 10, days_late).mean().alias("last_10_days_late_mean"),
        c("DUE").max().alias("instalment_highest"),
        where(lately, c("PAID")).sum().alias("paid_lately"),
        known_sum(where(lately, c("DUE"))).alias("due_lately"),
        *(where(recency <= k, days_late).mean().alias(f"last_{k}_days_late_mean") for k in (2, 3, 5)),
        where(first_4, days_late).mean().alias("first_4_days_late_mean"),
        where(late > 0, days_late).mean().alias("days_late_when_late"),
    )
    return grouped.select(
        c("SK_ID_CURR"), pl.exclude(
            "SK_ID_CURR", "known", "short", "late", "late_5", "under", "^(known|late|short|under)_.*$", "part", "weight",
            "paid_lately", "due_lately"),
        ratio(c("late"), c("known")).alias("instalments_late_share"),
        ratio(c("late_5"), c("known")).alias("instalments_late_5_share"),
        ratio(c("under"), c("short")).alias("instalments_underpaid_share"),
        *(ratio(c(f"late_{w}"), c(f"known_{w}")).alias(f"instalments_late_share_{w}") for w in windows),
        *(ratio(c(f"under_{w}"), c(f"short_{w}")).alias(f"instalments_underpaid_share_{w}") for w in months),
        ratio(c("part"), c("weight")).alias("instalments_days_late_decayed"),
        ratio(c("late_10"), c("known_10")).alias("last_10_late_share"),
        (c("last_10_days_late_mean") - c("instalments_days_late_mean")).alias("instalments_delay_trend"),
        ratio(c("paid_lately"), c("due_lately")).alias("paid_to_due"),
    )


def by_loan(rows):
    """Paid beside due, first per loan, so that a long loan does not count more than a short one."""
    c = pl.col
    per_loan = rows.filter(c("DUE_DAY") > -1000).group_by("SK_ID_CURR", "SK_ID_PREV").agg((c("PAID") - c("DUE")).mean().alias("ABOVE"))
    return per_loan.group_by("SK_ID_CURR").agg(c("ABOVE").mean().alias("paid_above_due_mean"))
