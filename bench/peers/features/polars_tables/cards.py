"""Features of the months of cards here."""
import polars as pl

from .cells import count, known_sum, ratio, scan, where


def months(spec):
    c = pl.col
    limit, month, cash, used = c("AMT_CREDIT_LIMIT_ACTUAL"), c("MONTHS_BALANCE"), c("AMT_DRAWINGS_ATM_CURRENT"), c("USED")
    drawings, cash_drawings = c("CNT_DRAWINGS_CURRENT"), c("CNT_DRAWINGS_ATM_CURRENT")
    # The latest month first, of several cards the one with the higher number.
    latest = c("MONTHS_BALANCE").cast(pl.Int64) * 2**32 + c("SK_ID_PREV")
    rows = scan(spec, "credit_card_balance").with_columns(USED=c("AMT_BALANCE") / where(limit > 0, limit), LATEST=latest)
    last = c("LATEST")
    grouped = rows.group_by("SK_ID_CURR").agg(
        pl.len().cast(pl.Float64).alias("card_months"),
        used.mean().alias("card_use_mean"),
        used.max().alias("card_use_highest"),
        *(where(month >= -m, used).mean().alias(f"card_use_mean_{m}m") for m in (3, 6, 12)),
        where(month >= -6, used).max().alias("card_use_highest_6m"),
        known_sum(where(month >= -6, cash)).alias("cash_6"),
        *(known_sum(where(month >= -m, drawings)).alias(f"card_drawings_{m}m") for m in (3, 6, 12)),
        *(known_sum(where(month >= -m, cash_drawings)).alias(f"card_cash_drawings_{m}m") for m in (3, 6, 12)),
        cash_drawings.mean().alias("card_cash_drawings_mean"),
        drawings.mean().alias("card_drawings_mean"),
        drawings.std().alias("card_drawings_spread"),
        cash.sum().alias("cash"),
        known_sum(c("AMT_DRAWINGS_CURRENT")).alias("drawn"),
        ratio(cash, limit).max().alias("card_cash_to_limit_highest"),
        ratio(c("AMT_PAYMENT_CURRENT"), c("AMT_INST_MIN_REGULARITY")).mean().alias("card_payment_to_minimum"),
        (count(c("SK_DPD_DEF") > 0) / pl.len()).alias("card_late_share"),
        c("SK_DPD").max().alias("card_days_late_highest"),
        limit.max_by(last).alias("card_limit"),
        c("AMT_BALANCE").max_by(last).alias("card_balance"),
        c("AMT_BALANCE").mean().alias("card_balance_mean"),
        (count(used > 1) / pl.len()).alias("card_over_limit_share"),
    )
    return grouped.with_columns(
        card_cash_to_limit_6m=ratio(c("cash_6"), c("card_limit")),
        card_cash_share=ratio(c("cash"), c("drawn")),
        card_use_trend=c("card_use_mean_3m") - c("card_use_mean_12m"),
    ).drop("cash_6", "cash", "drawn")
