"""Trains a model on synthetic columns, or times LightGBM's own prediction and contributions on it with one thread.

Usage: lightgbm_engine.py train OUT TRAIN_ROWS ROWS    writes model.txt and rows.f64 (row-major float64) into OUT
       lightgbm_engine.py time OUT WHAT N_ROWS         WHAT = raw | contributions; writes WHAT.f64, prints seconds
"""
import json
import sys
import time

import lightgbm as lgb
import numpy as np

COLUMNS, LOW_CARDINALITY, MISSING = 200, 0.3, 0.12


def draw(rng, n):
    x = rng.normal(size=(n, COLUMNS))
    low = int(COLUMNS * LOW_CARDINALITY)
    for column in range(low):
        kind = column % 3
        values = x[:, column]
        if kind == 0:
            x[:, column] = np.digitize(values, [-0.8, 0, 0.9])
        elif kind == 1:
            x[:, column] = values > 1
        else:
            x[:, column] = np.maximum(0, values)
    logit = -2.9 + 0.5 * x[:, :20].sum(1) / np.sqrt(20) + 0.8 * np.sin(x[:, 100]) + 0.5 * x[:, 60:90].sum(1) / np.sqrt(30)
    logit += 0.6 * x[:, 120] * (x[:, 121] > 0) + 0.3 * np.abs(x[:, 150])
    x[rng.random(x.shape) < MISSING] = np.nan
    return x, (rng.random(n) < 1 / (1 + np.exp(-logit))).astype(int)


def train(out, n_train, n_rows):
    rng = np.random.default_rng(42)
    x, y = draw(rng, n_train)
    params = dict(objective="binary", num_leaves=31, learning_rate=0.05, max_bin=255, min_data_in_leaf=100,
                  num_threads=2, force_row_wise=True, verbose=-1, seed=1, deterministic=True)
    lgb.train(params, lgb.Dataset(x, y), 300).save_model(f"{out}/model.txt")
    draw(rng, n_rows)[0].astype("<f8").tofile(f"{out}/rows.f64")
    print(json.dumps({"version": lgb.__version__}))


def measure(out, what, n_rows):
    booster = lgb.Booster(model_file=f"{out}/model.txt")
    rows = np.fromfile(f"{out}/rows.f64", "<f8").reshape(-1, COLUMNS)[:n_rows]
    kind = dict(raw_score=True) if what == "raw" else dict(pred_contrib=True)
    booster.predict(rows[:64], num_threads=1, **kind)
    wall, cpu = time.perf_counter(), time.process_time()
    answer = booster.predict(rows, num_threads=1, **kind)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    answer.astype("<f8").tofile(f"{out}/{what}.f64")
    print(json.dumps({"wall": wall, "cpu": cpu}))


if sys.argv[1] == "train":
    train(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
else:
    measure(sys.argv[2], sys.argv[3], int(sys.argv[4]))
