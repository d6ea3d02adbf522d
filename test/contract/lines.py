# Lines of JSON, for the program that asks.
import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def sent(ctx, value):
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode()


@schemathesis.deserializer("application/x-ndjson")
def received(ctx, response):
    return response.text
