"""Removes every version of every object of a bucket of the emulator."""

import os
import sys

import boto3

if not os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://127.0.0.1:"):
    sys.exit("only for an emulator on loopback")
boto3.resource("s3").Bucket(sys.argv[1]).object_versions.delete()
