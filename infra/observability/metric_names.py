"""Which metrics the replicas expose, read from their sources, under the names that Prometheus sees.

A meter is made by a call such as `Timer.builder(PREFIX + "force")`, `meters.counter("stoa.apply.commands")`
or a file's own `gauge("held.lag", ...)`; a name without `stoa.` in front continues the one prefix of
its file. Micrometer turns dots into underscores, and kind and unit into suffixes.
"""

import pathlib
import re

CALL = re.compile(
    r"\b(Timer\.builder|FunctionTimer\.builder|timer|Counter\.builder|FunctionCounter\.builder|counter|count"
    r"|Gauge\.builder|TimeGauge\.builder|gauge|DistributionSummary\.builder|summary)\s*\(\s*"
    r"(?:\w+,\s*)*(?:PREFIX\s*\+\s*)?\"([a-z][a-z0-9.]*)\""
)
PREFIX = re.compile(r'"(stoa\.[a-z.]+\.)"')
BASE_UNIT = re.compile(r'\.baseUnit\("([a-z]+)"\)')

SUFFIXES = {
    "timer": ("_seconds_count", "_seconds_sum", "_seconds_max"),
    "functiontimer": ("_seconds_count", "_seconds_sum"),
    "summary": ("_count", "_sum", "_max"),
    "distributionsummary": ("_count", "_sum", "_max"),
    "counter": ("_total",),
    "functioncounter": ("_total",),
    "count": ("_total",),
    "gauge": ("",),
    "timegauge": ("_seconds",),
}


def names_of(kind, meter, following):
    base = meter.replace(".", "_")
    unit = BASE_UNIT.search(following.split(".register", 1)[0])
    if unit and not base.endswith("_" + unit.group(1)):
        base += "_" + unit.group(1)
    return {base + suffix for suffix in SUFFIXES[kind.split(".")[0].lower()]}


def in_source(text):
    prefixes = set(PREFIX.findall(text))
    names = set()
    for call in CALL.finditer(text):
        kind, meter = call.groups()
        if not meter.startswith("stoa."):
            if len(prefixes) != 1:
                continue
            meter = next(iter(prefixes)) + meter
        if not meter.endswith("."):
            names |= names_of(kind, meter, text[call.end() : call.end() + 300])
    return names


def exposed(project):
    """All names, of every replica and the payment service."""
    names = set()
    for path in pathlib.Path(project, "replicas").glob("*/src/main/java/**/*.java"):
        text = path.read_text(encoding="utf-8")
        if "io.micrometer" in text:
            names |= in_source(text)
    return names
