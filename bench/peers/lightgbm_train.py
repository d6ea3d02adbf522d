"""Draws the table of the training bench, or trains LightGBM on it and says how long that took.

Usage: lightgbm_train.py draw OUT ROWS                  writes columns.f32 (column after column) and target.u8
       lightgbm_train.py train OUT SPEC                 SPEC = JSON of table, rows, sizes and LightGBM parameters;
                                                        prints seconds, AUC on the rows held out, and peak memory
"""
import json
import resource
import sys
import time

import lightgbm as lgb
import numpy as np

COLUMNS, LOW_CARDINALITY, MISSING = 200, 0.3, 0.12


def draw(out, n):
    """200 columns: 20 of four levels, 20 binary, 20 zero-inflated, 140 normal; 12 % missing; about 8 % positives."""
    rng = np.random.default_rng(42)
    x = rng.normal(size=(n, COLUMNS)).astype("<f4")
    for column in range(int(COLUMNS * LOW_CARDINALITY)):
        values = x[:, column]
        if column % 3 == 0:
            x[:, column] = np.digitize(values, [-0.8, 0, 0.9])
        elif column % 3 == 1:
            x[:, column] = values > 1
        else:
            x[:, column] = np.maximum(0, values)
    logit = -4.56 + 0.5 * x[:, :20].sum(1) / np.sqrt(20) + 0.8 * np.sin(x[:, 100])
    logit += 0.5 * x[:, 60:90].sum(1) / np.sqrt(30) + 0.6 * x[:, 120] * (x[:, 121] > 0) + 0.3 * np.abs(x[:, 150])
    x[rng.random(x.shape, dtype="f4") < MISSING] = np.nan
    y = (rng.random(n) < 1 / (1 + np.exp(-logit))).astype("u1")
    np.ascontiguousarray(x.T).tofile(f"{out}/columns.f32")
    y.tofile(f"{out}/target.u8")
    print(json.dumps({"positives": float(y.mean())}))


def clocks():
    return time.perf_counter(), time.process_time()


def since(start):
    wall, cpu = clocks()
    return {"wall": wall - start[0], "cpu": cpu - start[1]}


def train(out, spec):
    n, n_train, n_columns = spec["rows"], spec["trainRows"], spec["columns"]
    stored = np.memmap(f"{out}/{spec['table']}", spec["type"], "r", shape=(n_columns, n))
    # Row-major and in memory, as LightGBM's users have it; the file's own pages do not count.
    x = np.empty((n_train, n_columns), stored.dtype)
    for c in range(n_columns):
        x[:, c] = stored[c, :n_train]
    y = np.fromfile(f"{out}/{spec['target']}", "u1")
    params = {**spec["params"], "verbose": -1}
    start = clocks()
    data = lgb.Dataset(x, y[:n_train], params=params, categorical_feature=spec["categories"], free_raw_data=False)
    data.construct()
    binning = since(start)
    start = clocks()
    booster = lgb.train(params, data, spec["rounds"])
    training = since(start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    scores = np.empty(n - n_train)
    for at in range(n_train, n, 20000):
        scores[at - n_train : at - n_train + 20000] = booster.predict(np.ascontiguousarray(stored[:, at : at + 20000].T))
    print(json.dumps({"version": lgb.__version__, "binning": binning, "training": training,
                      "auc": auc(scores, y[n_train:]), "peakBytes": peak, "trees": booster.num_trees()}))


def auc(scores, y):
    values, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    positives = int(y.sum())
    return float((ranks[y == 1].sum() - positives * (positives + 1) / 2) / (positives * (len(y) - positives)))


if sys.argv[1] == "draw":
    draw(sys.argv[2], int(sys.argv[3]))
else:
    train(sys.argv[2], json.loads(sys.argv[3]))
