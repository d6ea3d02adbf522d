"""What every peer script of this folder does around its work: read the spec, take the time, say what was used."""
import json
import resource
import sys
import time
from pathlib import Path


def load_spec():
    """The JSON document named on the command line."""
    return json.loads(Path(sys.argv[1]).read_text())


def run(work):
    """Runs `work`, with everything already imported; prints its seconds, CPU seconds and the process's peak memory."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(json.dumps({"seconds": seconds, "cpuSeconds": cpu, "peakRss": after.ru_maxrss * 1024}))
    return result
