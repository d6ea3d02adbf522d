"""Features of credits at other lenders, and of their months."""
import polars as pl

from .cells import count, known_sum, ratio, scan, where


def credits(spec):
    c = pl.col
    active, closed = c("CREDIT_ACTIVE") == "Active", c("CREDIT_ACTIVE") == "Closed"
    kind, days, end = c("CREDIT_TYPE"), c("DAYS_CREDIT"), c("DAYS_CREDIT_ENDDATE")
    debt, credit, card = c("AMT_CREDIT_SUM_DEBT"), c("AMT_CREDIT_SUM"), active & (kind == "Credit card")
    rows = scan(spec, "bureau").with_columns(
        SHARE=where(active, ratio(debt, credit)),
        PART=((days / 365).exp() * debt).round(6),
        WEIGHT=where(debt.is_not_null(), (days / 365).exp()).round(12),
    )
    grouped = rows.group_by("SK_ID_CURR").agg(
        pl.len().cast(pl.Float64).alias("elsewhere_credits"),
        count(active).alias("elsewhere_active"),
        (-days.max()).alias("elsewhere_days_since_last"),
        (-days.min()).alias("elsewhere_days_since_first"),
        (-days.mean()).alias("elsewhere_days_mean"),
        (-where(active, days).mean()).alias("elsewhere_active_days_mean"),
        (-where(active, days).max()).alias("elsewhere_active_days_since_last"),
        *(count(days >= -30 * m).alias(f"elsewhere_opened_{m}m") for m in (6, 12, 24)),
        where(active, end).max().alias("elsewhere_active_end_latest"),
        where(active, end).mean().alias("elsewhere_active_end_mean"),
        count(active & (end < 0)).alias("elsewhere_active_past_end"),
        where(closed, end - c("DAYS_ENDDATE_FACT")).mean().alias("elsewhere_closed_early_mean"),
        (-where(closed, c("DAYS_ENDDATE_FACT")).max()).alias("elsewhere_days_since_closed"),
        (-c("DAYS_CREDIT_UPDATE").max()).alias("elsewhere_days_since_update"),
        count(kind == "Credit card").alias("elsewhere_cards"),
        count(kind == "Microloan").alias("elsewhere_microloans"),
        count(kind == "Car loan").alias("elsewhere_car_loans"),
        count(kind == "Mortgage").alias("elsewhere_mortgages"),
        kind.drop_nulls().n_unique().cast(pl.Float64).alias("elsewhere_types"),
        known_sum(where(active, debt)).alias("elsewhere_debt"),
        known_sum(where(active, credit)).alias("elsewhere_active_credit"),
        c("SHARE").max().alias("elsewhere_debt_share_highest"),
        c("SHARE").mean().alias("elsewhere_debt_share_mean"),
        credit.max().alias("elsewhere_credit_highest"),
        credit.mean().alias("elsewhere_credit_mean"),
        c("AMT_CREDIT_SUM_OVERDUE").sum().alias("elsewhere_overdue_now"),
        c("AMT_CREDIT_MAX_OVERDUE").max().alias("elsewhere_overdue_highest"),
        c("CREDIT_DAY_OVERDUE").max().alias("elsewhere_days_overdue"),
        c("CNT_CREDIT_PROLONG").sum().alias("elsewhere_prolongations"),
        count(c("AMT_CREDIT_MAX_OVERDUE") > 0).alias("overdue"),
        where(card, debt).sum().alias("card_debt"),
        known_sum(where(card, credit)).alias("card_credit"),
        known_sum(where(active, c("AMT_ANNUITY"))).alias("elsewhere_payments"),
        known_sum(debt).alias("all_debt"),
        known_sum(credit).alias("all_credit"),
        known_sum(c("PART")).alias("part"),
        known_sum(c("WEIGHT")).alias("weight"),
    )
    n = c("elsewhere_credits")
    return grouped.with_columns(
        elsewhere_active_share=c("elsewhere_active") / n,
        elsewhere_days_between=ratio(c("elsewhere_days_since_first") - c("elsewhere_days_since_last"), n - 1),
        elsewhere_debt_share=ratio(c("elsewhere_debt"), c("elsewhere_active_credit")),
        elsewhere_debt_share_all=ratio(c("all_debt"), c("all_credit")),
        elsewhere_debt_decayed=ratio(c("part"), c("weight")),
        elsewhere_overdue_share=c("overdue") / n,
        elsewhere_card_use=ratio(c("card_debt"), c("card_credit")),
    ).drop("overdue", "card_debt", "card_credit", "all_debt", "all_credit", "part", "weight")


def months(spec):
    c = pl.col
    status, recent = c("STATUS"), c("MONTHS_BALANCE") >= -12
    late = status.is_in(["1", "2", "3", "4", "5"])
    worst = where(late | (status == "0"), status).cast(pl.Float64, strict=False)
    per_credit = scan(spec, "bureau_balance").group_by("SK_ID_CURR", "SK_ID_BUREAU").agg(
        pl.len().cast(pl.Float64).alias("n"),
        count(late).alias("late"),
        count(recent).alias("recent"),
        count(late & recent).alias("late_recent"),
        worst.max().alias("worst"),
        count(status == "C").alias("closed"),
    )
    return per_credit.group_by("SK_ID_CURR").agg(
        (c("late") / c("n")).mean().alias("elsewhere_late_months_mean"),
        ratio(c("late_recent"), c("recent")).max().alias("elsewhere_late_months_12m_highest"),
        c("worst").max().alias("elsewhere_worst_month"),
        c("n").mean().alias("elsewhere_months_mean"),
        (c("closed") / c("n")).mean().alias("elsewhere_closed_months_mean"),
    )
