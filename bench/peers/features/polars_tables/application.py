"""Row-wise features of the application, group medians of past applications, and ratios to the history."""
import polars as pl

from .cells import known_sum, ratio, scan, where

PLAIN = {
    "external_score_a": "EXT_SOURCE_1", "external_score_b": "EXT_SOURCE_2", "external_score_c": "EXT_SOURCE_3",
    "loan_amount": "AMT_CREDIT", "loan_payment": "AMT_ANNUITY", "income": "AMT_INCOME_TOTAL",
    "goods_price": "AMT_GOODS_PRICE", "not_employed": "NOT_EMPLOYED", "car_age": "OWN_CAR_AGE",
    "enquiries_quarter": "AMT_REQ_CREDIT_BUREAU_QRT", "enquiries_year": "AMT_REQ_CREDIT_BUREAU_YEAR",
}
FLAGS = {
    "revolving_loan": ("NAME_CONTRACT_TYPE", ["Revolving loans"]),
    "income_from_work": ("NAME_INCOME_TYPE", ["Working"]), "income_from_pension": ("NAME_INCOME_TYPE", ["Pensioner"]),
    "income_from_state": ("NAME_INCOME_TYPE", ["State servant"]),
    "self_employed": ("ORGANIZATION_TYPE", ["Self-employed"]),
    "business_type_3": ("ORGANIZATION_TYPE", ["Business Entity Type 3"]),
    "owns_car": ("FLAG_OWN_CAR", ["Y"]), "owns_home": ("FLAG_OWN_REALTY", ["Y"]),
    "rents_or_with_parents": ("NAME_HOUSING_TYPE", ["With parents", "Rented apartment"]),
}
YEARS = {"years_in_job": "DAYS_EMPLOYED", "years_since_registration": "DAYS_REGISTRATION",
         "years_since_id_document": "DAYS_ID_PUBLISH", "years_since_phone_change": "DAYS_LAST_PHONE_CHANGE"}
EDUCATION = ["Lower secondary", "Secondary / secondary special", "Incomplete higher", "Higher education", "Academic degree"]
OCCUPATION = {
    3: ["Low-skill Laborers"], 2: ["Drivers", "Waiters/barmen staff", "Security staff", "Laborers", "Cooking staff"],
    1: ["Sales staff", "Cleaning staff", "Realty agents"],
    0: ["Secretaries", "Medicine staff", "Private service staff", "IT staff", "HR staff", "High skill tech staff",
        "Core staff", "Managers"], -1: ["Accountants"],
}
ENQUIRIES = [f"AMT_REQ_CREDIT_BUREAU_{window}" for window in ("HOUR", "DAY", "WEEK", "MON", "QRT", "YEAR")]
SCORES = [f"EXT_SOURCE_{k}" for k in (1, 2, 3)]


def coded(column, codes):
    """Text to number; a text without a code is missing."""
    return pl.col(column).replace_strict(codes, default=None, return_dtype=pl.Float64)


def application(spec):
    c = pl.col
    weighted = list(zip(SCORES, (2.0, 3.0, 4.0)))
    present = pl.sum_horizontal(where(c(name).is_not_null(), pl.lit(weight)) for name, weight in weighted)
    known = pl.sum_horizontal(c(name).is_not_null().cast(pl.Float64) for name in SCORES)
    mean = pl.mean_horizontal(SCORES)
    squares = pl.sum_horizontal((c(name) - mean) ** 2 for name in SCORES)
    enquiries = pl.any_horizontal(c(name).is_not_null() for name in ENQUIRIES)
    rows = scan(spec, "application")
    features = rows.select(
        "SK_ID_CURR", "NAME_EDUCATION_TYPE", "OCCUPATION_TYPE",
        *(c(column).cast(pl.Float64).alias(name) for name, column in PLAIN.items()),
        *(c(column).is_in(values).cast(pl.Float64).alias(name) for name, (column, values) in FLAGS.items()),
        *((-c(column) / 365.25).alias(name) for name, column in YEARS.items()),
        mean.alias("external_score_mean"),
        pl.min_horizontal(SCORES).alias("external_score_lowest"),
        pl.max_horizontal(SCORES).alias("external_score_highest"),
        where(known >= 2, (squares / (known - 1)).sqrt()).alias("external_score_spread"),
        (3 - known).alias("external_scores_missing"),
        ratio(pl.sum_horizontal(c(name) * weight for name, weight in weighted), present).alias("external_score_weighted"),
        (c("EXT_SOURCE_2") * c("EXT_SOURCE_3")).alias("external_score_b_times_c"),
        ratio(c("AMT_CREDIT"), c("AMT_ANNUITY")).alias("loan_length"),
        ratio(c("AMT_CREDIT"), c("AMT_GOODS_PRICE")).alias("loan_to_goods_price"),
        (c("AMT_CREDIT") - c("AMT_GOODS_PRICE")).alias("loan_above_goods_price"),
        ratio(c("AMT_ANNUITY"), c("AMT_INCOME_TOTAL")).alias("payment_to_income"),
        ratio(c("AMT_CREDIT"), c("AMT_INCOME_TOTAL")).alias("loan_to_income"),
        ratio(ratio(c("AMT_CREDIT"), c("AMT_ANNUITY")), c("EXT_SOURCE_3")).alias("loan_length_per_score_c"),
        ratio(ratio(c("AMT_CREDIT"), c("AMT_INCOME_TOTAL")), c("EXT_SOURCE_3")).alias("loan_to_income_per_score_c"),
        where(enquiries, pl.sum_horizontal(ENQUIRIES)).alias("enquiries_all"),
        coded("NAME_EDUCATION_TYPE", {name: float(code) for code, name in enumerate(EDUCATION)}).alias("education_level"),
        coded("OCCUPATION_TYPE", {name: float(code) for code, names in OCCUPATION.items() for name in names})
        .alias("occupation_order"),
        coded("ORGANIZATION_TYPE", {name: float(code) for code, name in enumerate(spec["employers"])}).alias("employer_kind"),
    )
    return features, medians(rows, mean)


def medians(rows, score):
    """Medians within groups, fitted on the train rows only: one small table per column of groups."""
    train = rows.filter(pl.col("SPLIT") == "train")
    return {
        column: train.group_by(column).agg(
            score.median().alias(f"usual_score_of_{group}"),
            pl.col("AMT_INCOME_TOTAL").median().alias(f"usual_income_of_{group}"),
        )
        for group, column in (("education", "NAME_EDUCATION_TYPE"), ("occupation", "OCCUPATION_TYPE"))
    }


def beside_history():
    """Ratios of the application to what its history says."""
    c = pl.col
    return {
        "elsewhere_debt_to_income": ratio(c("elsewhere_debt"), c("income")),
        "elsewhere_debt_to_loan": ratio(c("elsewhere_debt"), c("loan_amount")),
        "elsewhere_payments_to_income": ratio(c("elsewhere_payments"), c("income")),
        "loan_to_earlier_credit": ratio(c("loan_amount"), c("earlier_credit_highest")),
        "payment_to_earlier_payment": ratio(c("loan_payment"), c("earlier_payment_mean")),
        "payment_to_highest_instalment": ratio(c("loan_payment"), c("instalment_highest")),
        "expected_payments_to_income": ratio(c("expected_payments_here"), c("income")),
        "open_payments_here_to_income": ratio(c("open_payments_here"), c("income")),
    }
