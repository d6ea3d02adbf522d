"""Cross-validates LightGBM on a matrix and folds written by bench/auc.ts; prints pooled out-of-fold AUCs as JSON.

Usage: lightgbm_cv.py FOLDER, holding spec.json {nRows, columns: [{id, kind}], seeds, params} and little-endian float64
files matrix.f64 (column-major), target.f64, folds-<seed>.f64.
"""
import json
import sys
from pathlib import Path

import lightgbm as lgb
import numpy as np


def pooled_auc(score, target):
    order = np.argsort(score, kind="stable")
    sorted_score = score[order]
    ranks = np.empty(len(score))
    start = 0
    for end in range(1, len(score) + 1):
        if end == len(score) or sorted_score[end] != sorted_score[start]:
            ranks[order[start:end]] = (start + end + 1) / 2
            start = end
    positives = target == 1
    n1 = positives.sum()
    n0 = len(target) - n1
    return float((ranks[positives].sum() - n1 * (n1 + 1) / 2) / (n1 * n0))


folder = Path(sys.argv[1])
spec = json.loads((folder / "spec.json").read_text())
n = spec["nRows"]
matrix = np.fromfile(folder / "matrix.f64", "<f8").reshape(len(spec["columns"]), n).T.copy()
target = np.fromfile(folder / "target.f64", "<f8")
categorical = [i for i, column in enumerate(spec["columns"]) if column["kind"] == "category"]
params = {**spec["params"], "verbose": -1, "num_threads": 1, "deterministic": True, "force_col_wise": True}
rounds = params.pop("num_iterations")

scores = {}
for seed in spec["seeds"]:
    folds = np.fromfile(folder / f"folds-{seed}.f64", "<f8")
    out_of_fold = np.empty(n)
    for fold in np.unique(folds):
        train = folds != fold
        data = lgb.Dataset(matrix[train], target[train], categorical_feature=categorical, free_raw_data=False)
        booster = lgb.train({**params, "seed": seed}, data, rounds)
        out_of_fold[~train] = booster.predict(matrix[~train], raw_score=True)
    out_of_fold.astype("<f8").tofile(folder / f"peer-{seed}.f64")
    scores[str(seed)] = pooled_auc(out_of_fold, target)
print(json.dumps({"version": lgb.__version__, "auc": scores}))
