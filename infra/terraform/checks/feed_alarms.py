"""Every alarm on a figure of our own looks at a figure that publish-metrics publishes, name and
dimensions alike. A small server plays a replica that exposes all metrics; CloudWatch is the emulator."""

import http.server
import os
import pathlib
import re
import subprocess
import sys
import threading

import boto3

PUBLISH = pathlib.Path(sys.argv[1])


class Replica(http.server.BaseHTTPRequestHandler):
    text = "".join(f"{name} 1.0\n" for name in sorted(set(re.findall(r"\bstoa_[a-z_]+\b", PUBLISH.read_text(encoding="utf-8")))))

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.text.encode())

    def log_message(self, *_):
        pass


def key(metric):
    return metric["MetricName"], tuple(sorted((each["Name"], each["Value"]) for each in metric["Dimensions"]))


if not os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://127.0.0.1:"):
    sys.exit("only for an emulator on loopback")
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Replica)
threading.Thread(target=server.serve_forever, daemon=True).start()
machines = [("customer", "0"), ("product", "0"), ("payment", "0")]
for group, member in machines:
    subprocess.run(
        [PUBLISH, "--environment", "dev", "--group", group, "--member", member, "--metrics-port", str(server.server_address[1]), "--data", "/"],
        check=True,
    )
server.shutdown()

cloudwatch = boto3.client("cloudwatch")
published = {key(metric) for page in cloudwatch.get_paginator("list_metrics").paginate(Namespace="Stoa") for metric in page["Metrics"]}
alarms = [alarm for page in cloudwatch.get_paginator("describe_alarms").paginate() for alarm in page["MetricAlarms"] if alarm.get("Namespace") == "Stoa"]
names = {f"{group}-{member}" for group, member in machines}
looked_at = [alarm for alarm in alarms if alarm["MetricName"] != "Ready" or alarm["AlarmName"].removeprefix("stoa-dev-").removesuffix("-down") in names]
blind = [alarm["AlarmName"] for alarm in looked_at if key(alarm) not in published]
for name in blind:
    print(f"{name} looks at a figure that nobody publishes")
print(f"{len(alarms)} alarms on figures of our own, {len(looked_at)} compared with {len(published)} published figures")
sys.exit(1 if blind or len(looked_at) < 10 else 0)
