#!/usr/bin/env python3
"""Reads a whole plan or state as JSON and checks what must hold for every resource in it.

Usage: terraform show -json [PLAN] | checks/promises.py

The tests in tests/ look at modules one by one; this looks at what comes out of all of them, so that
a resource that somebody adds tomorrow is looked at, too.
"""

import json
import sys

ANYWHERE = {"0.0.0.0/0", "::/0"}


def resources(module):
    for resource in module.get("resources", []):
        if resource.get("mode") == "managed":
            yield resource
    for child in module.get("child_modules", []):
        yield from resources(child)


def instance(values):
    if values.get("associate_public_ip_address") or values.get("public_ip"):
        yield "has a public address"
    if any(options.get("http_tokens") != "required" for options in values.get("metadata_options") or [{}]):
        yield "answers IMDSv1"
    for volume in values.get("root_block_device", []):
        if not volume.get("encrypted"):
            yield "has a root volume in plain"
    if values.get("key_name"):
        yield "has a key pair; operators come through Session Manager"


def ingress(values):
    if ANYWHERE & {values.get("cidr_ipv4"), values.get("cidr_ipv6")}:
        yield "lets the whole internet in"
    if values.get("from_port") is None or values["from_port"] <= 22 <= values["to_port"]:
        yield "lets SSH in"


def group(values):
    # Rules are resources of their own: what is written inline would fight with them.
    if values.get("ingress") and any(rule.get("cidr_blocks") for rule in values["ingress"]):
        yield "has addresses in inline rules"


def closed(values):
    if values.get("ingress") or values.get("egress"):
        yield "lets something pass"


def encrypted(values):
    if not values.get("encrypted"):
        yield "is not encrypted"


def log_group(values):
    if not values.get("retention_in_days"):
        yield "keeps logs for ever"


def subnet(values):
    if values.get("map_public_ip_on_launch"):
        yield "gives public addresses"


def function(values):
    if not values.get("vpc_config"):
        yield "is outside the network"


def bucket_access(values):
    wanted = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
    if not all(values.get(name) for name in wanted):
        yield "may become public"


RULES = {
    "aws_instance": instance,
    "aws_vpc_security_group_ingress_rule": ingress,
    "aws_security_group": group,
    "aws_default_security_group": closed,
    "aws_ebs_volume": encrypted,
    "aws_cloudwatch_log_group": log_group,
    "aws_subnet": subnet,
    "aws_lambda_function": function,
    "aws_s3_bucket_public_access_block": bucket_access,
}

# Never, in no environment.
FORBIDDEN = {
    "aws_autoscaling_group": "voting members are replaced by people, one at a time",
    "aws_security_group_rule": "one kind of rules, aws_vpc_security_group_*_rule",
    "aws_secretsmanager_secret_version": "a secret's value would be in the state",
    "aws_key_pair": "nobody comes in with a key pair",
    "aws_s3_bucket_acl": "buckets are private",
}


def faults(found):
    for resource in found:
        kind, name = resource["type"], resource["address"]
        if kind in FORBIDDEN:
            yield f"{name}: {FORBIDDEN[kind]}"
        for fault in RULES.get(kind, lambda values: [])(resource.get("values", {})):
            yield f"{name} {fault}"
    machines = [resource["values"] for resource in found if resource["type"] == "aws_instance"]
    if len(machines) != 11 or len({machine["private_ip"] for machine in machines}) != 11:
        yield f"{len(machines)} machines instead of eleven at eleven addresses"
    volumes = sum(resource["type"] == "aws_ebs_volume" for resource in found)
    if volumes != 11:
        yield f"{volumes} data volumes instead of eleven"


def main():
    document = json.load(sys.stdin)
    values = document.get("planned_values") or document.get("values") or {}
    found = list(resources(values.get("root_module", {})))
    wrong = list(faults(found))
    for fault in wrong:
        print(fault)
    print(f"{len(found)} resources, {len(wrong)} broken promise(s)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
