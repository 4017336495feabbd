"""AWS on loopback: moto's server, where moto 5.2.5 answers otherwise than AWS put right, so that the
configuration is applied as it is. Prints its address, and serves until it is ended."""

import moto.server
from moto.awslambda.models import LambdaFunction
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.instances import Instance, InstanceBackend
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket

# Moto knows no condition of a bucket's policy, so that a refusal of plain HTTP would refuse everything.
# Policies are kept and read back; nobody is judged by them.
FakeBucket.get_permission = lambda bucket, action, resource: PermissionResult.NEUTRAL

# Where there is no public address there is no association. Moto gives an empty one, and the provider
# takes any for a public address.
association = NetworkInterface.association.fget
NetworkInterface.association = property(lambda interface: association(interface) or None)

# A machine is in the groups that its first interface was made with.
prepare_interfaces = Instance.prep_nics


def prepare_interfaces_and_groups(instance, *arguments, **named):
    prepare_interfaces(instance, *arguments, **named)
    instance.security_groups = instance.security_groups or list(instance.nics[0].group_set)


Instance.prep_nics = prepare_interfaces_and_groups

# A change of another attribute is no change of groups; there is no machine without one.
change_groups = InstanceBackend.modify_instance_security_groups
InstanceBackend.modify_instance_security_groups = lambda backend, instance, groups: groups and change_groups(backend, instance, groups)

# Moto reads the descriptions of rules with addresses only.
SecurityGroupRule.description = property(lambda rule: (rule.ip_range or rule.source_group).get("Description"))

# Moto forgets two settings of a function.
make_function, configuration = LambdaFunction.__init__, LambdaFunction.get_configuration


def make_function_and_remember(function, account_id, spec, *arguments, **named):
    function.remembered = {name: spec[name] for name in ("LoggingConfig", "SnapStart") if name in spec}
    make_function(function, account_id, spec, *arguments, **named)


LambdaFunction.__init__ = make_function_and_remember
LambdaFunction.get_configuration = lambda function, on_create=False: configuration(function, on_create) | function.remembered

moto.server.main(["--host", "127.0.0.1", "--port", "0"])
