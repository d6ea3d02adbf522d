"""Searches LightGBM's settings inside each outer fold and scores that fold with the winner; prints raw scores as JSON.

Usage: lightgbm_search.py FOLDER, holding search.json {nRows, columns, monotone, innerFolds, searches: [{seed, fold,
trials: [{params, rounds}]}]} and the files of bench/cv-table.ts. Every trial is cross-validated on the rows outside the
outer fold and judged by the pooled AUC at each of its numbers of rounds. Finished searches are kept in the folder.
"""
import json
import sys
from pathlib import Path

import lightgbm as lgb
import numpy as np
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

folder = Path(sys.argv[1])
spec = json.loads((folder / "search.json").read_text())
n = spec["nRows"]
matrix = np.fromfile(folder / "matrix.f64", "<f8").reshape(len(spec["columns"]), n).T.copy()
target = np.fromfile(folder / "target.f64", "<f8")
categorical = [i for i, column in enumerate(spec["columns"]) if column["kind"] == "category"]
fixed = {
    "objective": "binary",
    "max_bin": 255,
    "monotone_constraints": spec["monotone"],
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_col_wise": True,
}


def train(rows, params, rounds, seed):
    data = lgb.Dataset(matrix[rows], target[rows], categorical_feature=categorical)
    return lgb.train({**fixed, **params, "seed": seed}, data, rounds)


def judge(rows, trial, seed):
    """Best pooled out-of-fold AUC over the numbers of rounds, and that number."""
    stages = trial["rounds"]
    scores = np.empty((len(stages), len(rows)))
    splits = StratifiedKFold(spec["innerFolds"], shuffle=True, random_state=seed)
    for inside, outside in splits.split(rows, target[rows]):
        booster = train(rows[inside], trial["params"], stages[-1], seed)
        for at, rounds in enumerate(stages):
            scores[at, outside] = booster.predict(matrix[rows[outside]], raw_score=True, num_iteration=rounds)
    values = [roc_auc_score(target[rows], row) for row in scores]
    best = int(np.argmax(values))
    return values[best], stages[best]


def search(seed, fold, trials):
    folds = np.fromfile(folder / f"folds-{seed}.f64", "<f8")
    rows = np.flatnonzero(folds != fold)
    judged = [judge(rows, trial, seed) for trial in trials]
    best = max(range(len(trials)), key=lambda at: judged[at][0])
    booster = train(rows, trials[best]["params"], judged[best][1], seed)
    held = np.flatnonzero(folds == fold)
    return {
        "rows": held.tolist(),
        "scores": booster.predict(matrix[held], raw_score=True).tolist(),
        "found": {**trials[best]["params"], "rounds": judged[best][1], "auc": judged[best][0]},
    }


scores = {}
for one in spec["searches"]:
    kept = folder / f"peer-{len(one['trials'])}-{one['seed']}-{one['fold']}.json"
    if not kept.exists():
        kept.write_text(json.dumps(search(one["seed"], one["fold"], one["trials"])))
    done = json.loads(kept.read_text())
    print(kept.name, done["found"], file=sys.stderr, flush=True)
    out_of_fold = scores.setdefault(str(one["seed"]), [0.0] * n)
    for row, score in zip(done["rows"], done["scores"]):
        out_of_fold[row] = score
print(json.dumps({"version": lgb.__version__, "scores": scores}))
