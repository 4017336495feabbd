locals {
  # In the order of the members' numbers, as clients of the group read it.
  addresses = [for member in sort(keys(var.members)) : "${var.members[member].address}:${local.service_port}"]

  service_port = 7100
}

# One role for the five: they are equal, and any of them may lead.
module "role" {
  source = "../machine_role"

  name                     = "${var.name}-${var.group}"
  region                   = var.region
  secret_arn               = aws_secretsmanager_secret.group.arn
  parameters_arn           = var.parameters_arn
  kms_key_arn              = var.kms_key_arn
  permissions_boundary_arn = var.permissions_boundary_arn
}

# No autoscaling group: a member that is replaced behind the group's back is a vote that forgot what
# it promised.
module "member" {
  source   = "../machine"
  for_each = var.members

  name                   = "${var.name}-${var.group}-${each.key}"
  group                  = var.group
  member                 = each.key
  zone                   = each.value.zone
  subnet_id              = var.subnets[each.value.zone].id
  address                = each.value.address
  security_group_id      = var.security_group_id
  instance_profile_name  = module.role.instance_profile_name
  image_id               = var.machine.image_id
  instance_type          = var.machine.instance_type
  burstable_allowed      = var.machine.burstable_allowed
  data_volume            = var.machine.data_volume
  authorized_keys        = var.machine.authorized_keys
  agent_version          = var.machine.agent_version
  detailed_monitoring    = var.machine.detailed_monitoring
  termination_protection = var.machine.termination_protection
  region                 = var.region
  kms_key_arn            = var.kms_key_arn
}

# Empty here: a later step fills it, so that no key and no password is in the state.
resource "aws_secretsmanager_secret" "group" {
  name                    = "stoa/${var.environment}/${var.group}-group"
  description             = "Keys and passwords of the ${var.group} group: a JSON object, file name to content"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = 30
}

resource "aws_ssm_parameter" "members" {
  name        = "/stoa/${var.environment}/${var.group}-members"
  description = "Where the ${var.group} group takes calls: host:port of members 0 to 4"
  type        = "String"
  value       = join(",", local.addresses)
}
