"""AWS on loopback: moto's server, with two answers put right that moto 5.2.5 gives otherwise than AWS.
Prints its address, and serves until it is ended."""

import moto.server
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket

association = NetworkInterface.association.fget

# Where there is no public address there is no association. Moto gives an empty one, and the provider
# takes any for a public address.
NetworkInterface.association = property(lambda interface: association(interface) or None)

# Moto knows no condition of a bucket's policy, so that a refusal of plain HTTP would refuse everything.
# Policies are kept and read back; nobody is judged by them.
FakeBucket.get_permission = lambda bucket, action, resource: PermissionResult.NEUTRAL

moto.server.main(["--host", "127.0.0.1", "--port", "0"])
