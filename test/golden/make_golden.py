"""Writes the golden files beside this script: small LightGBM models with their own predictions and contributions.

Run by hand, once per LightGBM version (see README.md). Nothing in the product or its tests runs Python.

Usage: make_golden.py            with LightGBM 4.7: the models that Vitrine trains the like of, and those it imports
       make_golden.py version3   with LightGBM 3.3.5: a model in the older format
"""
import json
import pathlib
import sys

import lightgbm
import numpy as np

HERE = pathlib.Path(__file__).parent
N_TRAIN, N_ROWS = 4000, 200
CATEGORIES = {"job": 24, "channel": 3}
NUMBERS = ["score_a", "score_b", "amount", "ratio", "count", "known"]
NAMES = list(CATEGORIES) + NUMBERS


def draw(rng, n):
    job = np.floor(24 * rng.random(n) ** 2)
    channel = rng.integers(0, 3, n).astype(float)
    a, b = rng.normal(size=n), rng.normal(size=n)
    amount = np.round(np.exp(rng.normal(10, 1, n)), 2)
    ratio = np.where(rng.random(n) < 0.5, 0.0, rng.random(n))
    count = rng.poisson(1.5, n).astype(float)
    known = np.zeros(n)  # present or not: splits of missing against all others, threshold inf
    x = np.column_stack([job, channel, a, b, amount, ratio, count, known])
    logit = -2 + 0.8 * a + 0.6 * a * (b > 0) + np.sin(job) + 0.5 * (channel == 1) + 0.3 * count - 0.8 * ratio
    gone = rng.random((n, 8)) < np.array([0.05, 0, 0.15, 0.02, 0.1, 0, 0.1, 0.3])
    logit += 0.7 * gone[:, 2] - gone[:, 7]  # a missing score is itself a signal
    x[gone] = np.nan
    return x, (rng.random(n) < 1 / (1 + np.exp(-logit))).astype(int)


MODELS = {
    # categories, missing as NaN, a monotone feature, bagging: the kind of model Vitrine trains
    "ordinary": dict(num_leaves=12, monotone_constraints=[0, 0, 1, 0, 0, 0, 0, 0], min_data_per_group=40,
                     feature_fraction=0.7, bagging_fraction=0.8, bagging_freq=1, lambda_l2=1.0),
    # zero counts as missing; names only by position
    "zero_as_missing": dict(num_leaves=8, zero_as_missing=True),
    # no missing handling: NaN is read as 0
    "no_missing": dict(num_leaves=6, use_missing=False, max_depth=4),
}


# Models of kinds that Vitrine reads but never trains.
IMPORTED = {
    # the raw score is the sum over the trees, the probability that of the mean
    "forest": dict(boosting="rf", num_leaves=10, bagging_fraction=0.6, bagging_freq=1, feature_fraction=0.7),
    # probability = 1 / (1 + exp(-0.7 * raw score))
    "steep": dict(num_leaves=8, sigmoid=0.7),
}
FIXED = dict(objective="binary", verbose=-1, num_threads=1, deterministic=True, force_col_wise=True,
             learning_rate=0.1, seed=1)
IMPORTED_ROWS = 40


def answers(model, rows):
    return {
        "rawScores": model.predict(rows, raw_score=True).tolist(),
        "predictions": model.predict(rows).tolist(),
        "contributions": model.predict(rows, pred_contrib=True).tolist(),
    }


def save(name, plain):
    text = json.dumps({"lightgbm": lightgbm.__version__, **plain}, separators=(",", ":"))
    (HERE / name).write_text(text + "\n")


def write_imported(x, y, rows):
    plain = {}
    for name, params in IMPORTED.items():
        data = lightgbm.Dataset(x, y, categorical_feature=[0, 1], feature_name=NAMES)
        model = lightgbm.train(dict(FIXED, **params), data, 6)
        model.save_model(HERE / f"{name}.txt")
        plain[name] = answers(model, rows)
    save("imported.json", {**plain, "pandas": write_pandas(x, y)})


def write_pandas(x, y):
    """Category values are texts and numbers; the file holds their codes and, in its last line, the values."""
    import pandas

    jobs = np.array([f"job {chr(97 + code)}" for code in range(24)] + [None], dtype=object)
    places = np.array([100, 250, 7, None], dtype=object)
    code = lambda column: np.where(np.isnan(x[:, column]), -1, x[:, column]).astype(int)
    table = pandas.DataFrame({
        "amount": x[:, 4],
        "job": pandas.Categorical(jobs[code(0)]),
        "score_a": x[:, 2],
        "place": pandas.Categorical(places[code(1)]),
    })
    model = lightgbm.train(dict(FIXED, num_leaves=8, min_data_per_group=40), lightgbm.Dataset(table, y), 6)
    model.save_model(HERE / "pandas.txt")
    head = table.head(IMPORTED_ROWS)
    cells = [[None if pandas.isna(cell) else cell for cell in row] for row in head.astype(object).values.tolist()]
    return {"rows": cells, **answers(model, head)}


def write_version3(x, y, rows):
    data = lightgbm.Dataset(x, y, categorical_feature=[0, 1], feature_name=NAMES)
    model = lightgbm.train(dict(FIXED, num_leaves=8, min_data_per_group=40), data, 6)
    model.save_model(str(HERE / "version3.txt"))
    save("version3.json", answers(model, rows))


def main():
    rng = np.random.default_rng(20)
    x, y = draw(rng, N_TRAIN)
    rows, _ = draw(rng, N_ROWS)
    rows[0] = np.nan
    rows[1, :2] = [99, -1]  # categories never seen
    rows[2, 2:] = 0
    rows[3, 2:] = 1e9
    rows[4, 2:] = -1e9
    rows[5, 5] = 1e-36  # counts as zero
    if sys.argv[1:] == ["version3"]:
        return write_version3(x, y, rows[:IMPORTED_ROWS])
    write_imported(x, y, rows[:IMPORTED_ROWS])
    plain = {"rows": [[None if np.isnan(v) else float(v) for v in row] for row in rows]}
    for name, params in MODELS.items():
        by_name = name != "zero_as_missing"
        data = lightgbm.Dataset(x, y, categorical_feature=[0, 1], feature_name=NAMES if by_name else "auto")
        model = lightgbm.train(dict(FIXED, **params), data, 15)
        model.save_model(HERE / f"{name}.txt")
        plain[name] = {
            "rawScores": model.predict(rows, raw_score=True).tolist(),
            # one list per row: a contribution per feature, then the base value
            "contributions": model.predict(rows, pred_contrib=True).tolist(),
        }
    save("golden.json", plain)


main()
