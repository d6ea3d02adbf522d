/** Most paths and names that are asked for are there: what is not found says little. */
export const KNOWN_PLACES = `
[dictionaries.applications]
values = [100001, 100002, 100003]
[dictionaries.columns]
values = ["AMT_CREDIT", "EXT_SOURCE", "JOB"]
[dictionaries.items]
values = ["payment_share", "outside_score"]
[dictionaries.accounts]
values = ["nantes", "customer", "contract"]
[dictionaries.records]
values = [1, 2, 3]
[dictionaries.models]
values = ["fixture-model"]

[parameters]
applicationId = { dictionary = "applications", probability = 0.8 }
along = { dictionary = "columns", probability = 0.5 }
x = { dictionary = "columns", probability = 0.5 }
y = { dictionary = "columns", probability = 0.5 }
item = { dictionary = "items", probability = 0.5 }
name = { dictionary = "accounts", probability = 0.5 }
recordId = { dictionary = "records", probability = 0.5 }
modelId = { dictionary = "models", probability = 0.5 }
`
