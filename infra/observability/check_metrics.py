#!/usr/bin/env python3
"""Every metric that an alert, the dashboard or CloudWatch asks for is exposed by a replica, or awaited.

Usage: check_metrics.py RULES_OUT
Writes the dashboard's expressions as recording rules, so that promtool can read them, too.
"""

import json
import pathlib
import re
import sys

import metric_names

HERE = pathlib.Path(__file__).resolve().parent
NAME = re.compile(r"\bstoa_[a-z0-9_]+\b")
INTERVALS = re.compile(r"\$__(rate_)?interval")


def expressions():
    dashboard = json.loads((HERE / "dashboards/stoa.json").read_text(encoding="utf-8"))
    for panel in dashboard["panels"]:
        for target in panel.get("targets", []):
            yield panel["title"], target["expr"]


def asked():
    """Metric to the places that ask for it."""
    places = {}
    texts = [("rules/stoa.yml", (HERE / "rules/stoa.yml").read_text(encoding="utf-8"))]
    texts += [(f"dashboard, {title}", expression) for title, expression in expressions()]
    texts += [("cloudwatch/publish-metrics", (HERE / "cloudwatch/publish-metrics").read_text(encoding="utf-8"))]
    for place, text in texts:
        for name in NAME.findall(text):
            places.setdefault(name, set()).add(place)
    return places


def overlapping():
    """Panels that lie on one another, or reach over the edge."""
    dashboard = json.loads((HERE / "dashboards/stoa.json").read_text(encoding="utf-8"))
    taken = {}
    for panel in dashboard["panels"]:
        grid = panel["gridPos"]
        if grid["x"] + grid["w"] > 24:
            yield f"panel '{panel['title']}' reaches over the edge"
        for cell in ((x, y) for x in range(grid["x"], grid["x"] + grid["w"]) for y in range(grid["y"], grid["y"] + grid["h"])):
            if cell in taken:
                yield f"panels '{panel['title']}' and '{taken[cell]}' overlap"
                break
            taken[cell] = panel["title"]


def faults(names):
    awaited = {line for line in (HERE / "awaited-metrics.txt").read_text(encoding="utf-8").split("\n") if line.startswith("stoa_")}
    places = asked()
    for name, where in sorted(places.items()):
        if name not in names and name not in awaited:
            yield f"{name}: no replica exposes it ({', '.join(sorted(where))})"
    for name in sorted(awaited & names):
        yield f"{name}: is exposed by now; strike it from awaited-metrics.txt"
    for name in sorted(awaited - places.keys()):
        yield f"{name}: is awaited, but nothing asks for it"
    yield from overlapping()


def main(out):
    names = metric_names.exposed(HERE.parent.parent)
    if len(names) < 40:
        print(f"only {len(names)} metrics found in the sources: does metric_names.py still understand them?")
        return 1
    wrong = list(faults(names))
    for fault in wrong:
        print(fault)
    rules = [{"record": f"dashboard:expression{number}", "expr": INTERVALS.sub("5m", expression)} for number, (_, expression) in enumerate(expressions())]
    # JSON is YAML.
    pathlib.Path(out).write_text(json.dumps({"groups": [{"name": "dashboard", "rules": rules}]}), encoding="utf-8")
    print(f"{len(names)} metrics are exposed, {len(asked())} are asked for by alerts, dashboard and CloudWatch; {len(wrong)} fault(s)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
