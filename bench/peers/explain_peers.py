# shap, DiCE and explainerdashboard on a model and rows of ours; prints one JSON document with milliseconds.
# Folder: model.txt (LightGBM), rows.f64 and reference.f64 (row-major doubles), everybody.f64 and target.f64, sizes.json {names, limit}.
import json, sys, time, warnings
import numpy as np

warnings.filterwarnings("ignore")
folder, what, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
sizes = json.load(open(f"{folder}/sizes.json"))
names, limit = sizes["names"], sizes["limit"]
width = len(names)
read = lambda name: np.fromfile(f"{folder}/{name}.f64").reshape(-1, width)


def booster():
    import lightgbm
    return lightgbm.Booster(model_file=f"{folder}/model.txt")


def classifier(model):
    """LightGBM's scikit-learn face around a model that was read."""
    import lightgbm
    one = lightgbm.LGBMClassifier()
    one._Booster, one._n_features, one._n_features_in = model, width, width
    one._n_classes, one._classes, one.fitted_ = 2, np.array([0, 1]), True
    from sklearn.preprocessing import LabelEncoder
    one._le = LabelEncoder().fit([0, 1])
    return one


def each(items, ask):
    taken = []
    for item in items:
        start = time.perf_counter()
        ask(item)
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    at = lambda share: taken[max(0, int(np.ceil(share * len(taken))) - 1)]
    return {"n": len(taken), "p50": at(0.5), "p95": at(0.95)}


def shap_reasons():
    import shap
    model, rows, reference = booster(), read("rows")[:count], read("reference")
    out = {"version": shap.__version__}
    # As it comes it keeps 100 rows of the reference without a word; asked the same question as we are, it gets all of them.
    for name, data in (
        ("asItComes", reference),
        ("interventional", shap.maskers.Independent(reference, max_samples=len(reference))),
    ):
        start = time.perf_counter()
        explainer = shap.TreeExplainer(model, data=data, feature_perturbation="interventional")
        ask = lambda some: explainer.shap_values(some, check_additivity=False)
        ask(rows[:1])
        prepared = 1000 * (time.perf_counter() - start)
        times = each(rows[1:], lambda row: ask(row[None, :]))
        values = ask(rows)
        values = values[-1] if isinstance(values, list) else values
        base = float(np.ravel(explainer.expected_value)[-1])
        out[name] = {
            **times,
            "referenceRows": len(explainer.data), "prepareMs": prepared,
            "sumDifference": float(np.max(np.abs(values.sum(axis=1) + base - model.predict(rows, raw_score=True)))),
            "baseDifference": float(abs(base - model.predict(reference, raw_score=True).mean())),
        }
    return out


def dice_plans():
    import dice_ml, pandas as pd
    model = booster()
    # Missing values stop it, so everybody gets the median where one is missing.
    everybody = read("everybody")
    middle = np.nan_to_num(np.nanmedian(everybody, axis=0))
    filled = lambda rows: pd.DataFrame(np.where(np.isnan(rows), middle, rows), columns=names)

    class Declines:
        def predict_proba(self, X):
            p = 1 / (1 + np.exp(-(model.predict(np.asarray(X, dtype=float), raw_score=True) - limit)))
            return np.column_stack([1 - p, p])

        def predict(self, X):
            return (self.predict_proba(X)[:, 1] >= 0.5).astype(int)

    known = filled(everybody)
    known["declined"] = Declines().predict(known)
    data = dice_ml.Data(dataframe=known, continuous_features=names, outcome_name="declined")
    maker = dice_ml.Dice(data, dice_ml.Model(model=Declines(), backend="sklearn"), method="random")
    asked = [row for row in np.where(np.isnan(read("rows")), middle, read("rows")) if model.predict(row[None, :], raw_score=True)[0] >= limit][:count]
    plans, flips, changed, failed = 0, 0, [], 0

    def ask(row):
        nonlocal plans, flips, failed
        query = pd.DataFrame([row], columns=names)
        try:
            found = maker.generate_counterfactuals(query, total_CFs=5, desired_class=0, random_seed=1, verbose=False)
            rows = found.cf_examples_list[0].final_cfs_df[names].to_numpy(dtype=float)
        except Exception:
            failed += 1
            return
        plans += len(rows)
        flips += int(np.sum(model.predict(rows, raw_score=True) < limit))
        changed.extend(np.sum(np.abs(rows - row) > 1e-9, axis=1).tolist())

    times = each(asked, ask)
    from importlib.metadata import version
    return {
        "version": version("dice-ml"), "plans": plans, "flips": flips, "failed": failed,
        "changedMedian": float(np.median(changed)) if changed else None, **times,
    }


def dashboard():
    import pandas as pd
    from explainerdashboard import ClassifierExplainer
    from importlib.metadata import version
    model, everybody = booster(), read("everybody")
    rows = pd.DataFrame(everybody, columns=names)
    target = pd.Series(np.fromfile(f"{folder}/target.f64").astype(int))
    start = time.perf_counter()
    one = ClassifierExplainer(classifier(model), rows, target, model_output="logodds")
    one.get_shap_values_df()
    prepared = 1000 * (time.perf_counter() - start)
    asked = rows.iloc[:count]
    out = {"version": version("explainerdashboard"), "rows": len(rows), "prepareMs": prepared}
    out["reasons"] = each(range(count), lambda k: one.get_contrib_df(k))
    out["whatIf"] = each(range(count), lambda k: one.get_contrib_df(X_row=asked.iloc[[k]].assign(**{names[0]: 0.5})))
    start = time.perf_counter()
    one.get_mean_abs_shap_df()
    for name in names[:10]:
        one.plot_dependence(name)
    out["globalMs"] = 1000 * (time.perf_counter() - start)
    return out


print(json.dumps({"shap": shap_reasons, "dice": dice_plans, "dashboard": dashboard}[what]()))
