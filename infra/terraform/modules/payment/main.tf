locals {
  port = 7300
  url  = "https://${var.address}:${local.port}/payment"
}

module "role" {
  source = "../machine_role"

  name                     = "${var.name}-payment"
  region                   = var.region
  secret_arn               = aws_secretsmanager_secret.payment.arn
  parameters_arn           = var.parameters_arn
  kms_key_arn              = var.kms_key_arn
  permissions_boundary_arn = var.permissions_boundary_arn
}

# One machine, in the place of an outside bank.
module "machine" {
  source = "../machine"

  name                   = "${var.name}-payment"
  group                  = "payment"
  member                 = "0"
  zone                   = var.zone
  subnet_id              = var.subnet.id
  address                = var.address
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
resource "aws_secretsmanager_secret" "payment" {
  name                    = "stoa/${var.environment}/payment"
  description             = "Keys and passwords of the payment service: a JSON object, file name to content"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = 30
}

resource "aws_ssm_parameter" "url" {
  name        = "/stoa/${var.environment}/payment-url"
  description = "Where the payment service takes SOAP calls"
  type        = "String"
  value       = local.url
}
