"""Cross-validates LightGBM on a matrix and folds written by bench/cv-table.ts; prints its out-of-fold raw scores as JSON.

Usage: lightgbm_cv.py FOLDER, holding spec.json {nRows, columns: [{id, kind}], seeds, params} and little-endian float64
files matrix.f64 (column-major), target.f64, folds-<seed>.f64.
"""
import json
import sys
from pathlib import Path

import lightgbm as lgb
import numpy as np

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
    scores[str(seed)] = out_of_fold.tolist()
print(json.dumps({"version": lgb.__version__, "scores": scores}))
