"""Loads a model.txt written by Vitrine and predicts rows with LightGBM; writes raw scores and contributions.

Usage: lightgbm_parity.py MODEL ROWS N_ROWS N_COLUMNS OUT, ROWS being little-endian float64, row-major.
"""
import json
import sys

import lightgbm as lgb
import numpy as np

model, rows_file, n, width, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
booster = lgb.Booster(model_file=model)
rows = np.fromfile(rows_file, "<f8").reshape(n, width)
booster.predict(rows, raw_score=True).astype("<f8").tofile(f"{out}/raw.f64")
booster.predict(rows, pred_contrib=True).astype("<f8").tofile(f"{out}/contributions.f64")
print(json.dumps({"version": lgb.__version__, "trees": booster.num_trees()}))
