"""Features of the months of point-of-sale and cash loans here, and of where each loan stands."""
import polars as pl

from .cells import count, known_sum, ratio, scan, where


def months(spec):
    c = pl.col
    late, month = c("SK_DPD_DEF") > 0, c("MONTHS_BALANCE")
    weight = (month / 12).exp().round(12)
    grouped = scan(spec, "pos_cash_balance").with_columns(WEIGHT=where(late.is_not_null(), weight)).group_by("SK_ID_CURR").agg(
        c("SK_ID_PREV").n_unique().cast(pl.Float64).alias("loans_here"),
        pl.len().cast(pl.Float64).alias("loan_months"),
        count(c("SK_DPD") > 0).alias("loan_late_share"),
        count(late).alias("loan_late_share_tolerant"),
        count(late & (month >= -12)).alias("late_recent"),
        count(month >= -12).alias("recent"),
        where(late, c("WEIGHT")).sum().alias("part"),
        c("WEIGHT").sum().alias("weight"),
        c("SK_DPD").max().alias("loan_days_late_highest"),
        c("SK_DPD_DEF").max().alias("loan_days_late_highest_tolerant"),
        (-month.max()).alias("months_since_last_loan"),
        (-month.min()).alias("months_since_first_loan"),
    )
    return grouped.with_columns(
        c("loan_late_share") / c("loan_months"),
        c("loan_late_share_tolerant") / c("loan_months"),
        loan_late_share_12m=ratio(c("late_recent"), c("recent")),
        loan_late_decayed=ratio(c("part"), c("weight")),
    ).drop("late_recent", "recent", "part", "weight")


def states(spec):
    """One row per loan: its last and its first month."""
    month, size = pl.col("MONTHS_BALANCE"), pl.col("CNT_INSTALMENT")
    return scan(spec, "pos_cash_balance").group_by("SK_ID_CURR", "SK_ID_PREV").agg(
        size.max_by(month),
        pl.col("CNT_INSTALMENT_FUTURE").max_by(month),
        pl.col("NAME_CONTRACT_STATUS").max_by(month),
        size.min_by(month).alias("FIRST_INSTALMENT"),
    )


def loan_states(states):
    c = pl.col
    left, size, status = c("CNT_INSTALMENT_FUTURE"), c("CNT_INSTALMENT"), c("NAME_CONTRACT_STATUS")
    grouped = states.group_by("SK_ID_CURR").agg(
        left.sum().alias("instalments_left"),
        known_sum(size).alias("size"),
        (count(status == "Completed") / pl.len()).alias("loans_completed_share"),
        count(status == "Active").alias("loans_active"),
        size.mean().alias("loan_instalments_mean"),
        (count(c("FIRST_INSTALMENT") > size) / pl.len()).alias("loans_shortened_share"),
    )
    return grouped.with_columns(instalments_left_share=ratio(c("instalments_left"), c("size"))).drop("size")
