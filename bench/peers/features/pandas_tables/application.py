"""Row-wise features of the application, group medians of past applications, and ratios to the history."""
import numpy as np
import pandas as pd

from .groups import ratio, read

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
COLUMNS = list(dict.fromkeys([
    "SK_ID_CURR", "SPLIT", *PLAIN.values(), *(column for column, _ in FLAGS.values()), *YEARS.values(),
    "NAME_EDUCATION_TYPE", "OCCUPATION_TYPE", *ENQUIRIES]))


def coded(texts, codes):
    """Text to number by its category, one look-up per distinct value."""
    return texts.astype("object").map(codes).astype("float64")


def application(spec):
    a = read(spec, "application", COLUMNS).set_index("SK_ID_CURR")
    scores = a[["EXT_SOURCE_1", "EXT_SOURCE_2", "EXT_SOURCE_3"]]
    weights = np.array([2.0, 3.0, 4.0])
    present = scores.notna().to_numpy() @ weights
    f = {
        **{name: a[column].astype("float64") for name, column in PLAIN.items()},
        **{name: a[column].isin(values).where(a[column].notna()).astype("float64")
           for name, (column, values) in FLAGS.items()},
        **{name: -a[column] / 365.25 for name, column in YEARS.items()},
        "external_score_mean": scores.mean(axis=1),
        "external_score_lowest": scores.min(axis=1),
        "external_score_highest": scores.max(axis=1),
        "external_score_spread": scores.std(axis=1),
        "external_scores_missing": scores.isna().sum(axis=1).astype("float64"),
        "external_score_weighted": (scores.fillna(0) @ weights) / np.where(present > 0, present, np.nan),
        "external_score_b_times_c": a.EXT_SOURCE_2 * a.EXT_SOURCE_3,
        "loan_length": ratio(a.AMT_CREDIT, a.AMT_ANNUITY),
        "loan_to_goods_price": ratio(a.AMT_CREDIT, a.AMT_GOODS_PRICE),
        "loan_above_goods_price": a.AMT_CREDIT - a.AMT_GOODS_PRICE,
        "payment_to_income": ratio(a.AMT_ANNUITY, a.AMT_INCOME_TOTAL),
        "loan_to_income": ratio(a.AMT_CREDIT, a.AMT_INCOME_TOTAL),
        "enquiries_all": a[ENQUIRIES].sum(axis=1, min_count=1),
        "education_level": coded(a.NAME_EDUCATION_TYPE, {name: code for code, name in enumerate(EDUCATION)}),
        "occupation_order": coded(a.OCCUPATION_TYPE, {name: code for code, names in OCCUPATION.items() for name in names}),
        "employer_kind": coded(a.ORGANIZATION_TYPE, {name: code for code, name in enumerate(spec["employers"])}),
    }
    f["loan_length_per_score_c"] = ratio(f["loan_length"], a.EXT_SOURCE_3)
    f["loan_to_income_per_score_c"] = ratio(f["loan_to_income"], a.EXT_SOURCE_3)
    return pd.DataFrame({**f, **medians(a, f["external_score_mean"])})


def medians(a, score):
    """Medians within groups, fitted on the train rows only."""
    train = a.SPLIT == "train"
    done = {}
    for group, column in (("education", "NAME_EDUCATION_TYPE"), ("occupation", "OCCUPATION_TYPE")):
        for name, value in (("score", score), ("income", a.AMT_INCOME_TOTAL)):
            fitted = value[train].groupby(a[column][train], observed=True).median()
            done[f"usual_{name}_of_{group}"] = coded(a[column], fitted.to_dict())
    return done


def beside_history(f):
    """Ratios of the application to what its history says; `f` has every other feature."""
    return pd.DataFrame({
        "elsewhere_debt_to_income": ratio(f.elsewhere_debt, f.income),
        "elsewhere_debt_to_loan": ratio(f.elsewhere_debt, f.loan_amount),
        "elsewhere_payments_to_income": ratio(f.elsewhere_payments, f.income),
        "loan_to_earlier_credit": ratio(f.loan_amount, f.earlier_credit_highest),
        "payment_to_earlier_payment": ratio(f.loan_payment, f.earlier_payment_mean),
        "payment_to_highest_instalment": ratio(f.loan_payment, f.instalment_highest),
        "expected_payments_to_income": ratio(f.expected_payments_here, f.income),
        "open_payments_here_to_income": ratio(f.open_payments_here, f.income),
    })
