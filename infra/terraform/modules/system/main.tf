locals {
  name           = "stoa-${var.environment}"
  parameters_arn = "arn:aws:ssm:${var.region}:${var.account_id}:parameter/stoa/${var.environment}"

  # Member k of the customer group in zone k mod 3, of the product group one zone further: 2/2/1
  # each, and no zone that has two of both and the payment service too.
  customer_members = {
    for member in range(5) : tostring(member) => {
      zone    = var.zones[member % 3]
      address = cidrhost(local.machine_ranges[var.zones[member % 3]], 10 + member)
    }
  }

  product_members = {
    for member in range(5) : tostring(member) => {
      zone    = var.zones[(member + 1) % 3]
      address = cidrhost(local.machine_ranges[var.zones[(member + 1) % 3]], 20 + member)
    }
  }

  payment_zone = var.zones[0]

  places = merge(
    { for member, place in local.customer_members : "customer-${member}" => place },
    { for member, place in local.product_members : "product-${member}" => place },
    { "payment-0" = { zone = local.payment_zone, address = cidrhost(local.machine_ranges[local.payment_zone], 30) } },
  )

  machine_ranges = { for zone, subnet in module.network.machine_subnets : zone => subnet.cidr_block }

  machine = {
    image_id               = var.image_id
    instance_type          = var.instance_type
    burstable_allowed      = var.burstable_allowed
    data_volume            = var.data_volume
    authorized_keys        = var.authorized_keys
    agent_version          = var.agent_version
    detailed_monitoring    = var.detailed_monitoring
    termination_protection = var.termination_protection
  }
}

# One key for everything that this environment keeps: volumes, secrets, logs, packages, alarms.
resource "aws_kms_key" "this" {
  description             = "Stoa ${var.environment}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.key.json

  lifecycle {
    prevent_destroy = true # Whoever destroys it destroys every volume.
  }
}

resource "aws_kms_alias" "this" {
  name          = "alias/${local.name}"
  target_key_id = aws_kms_key.this.key_id
}

data "aws_iam_policy_document" "key" {
  #checkov:skip=CKV_AWS_109:A key's policy speaks of the key it stands on; `*` is that key.
  #checkov:skip=CKV_AWS_111:As above.
  #checkov:skip=CKV_AWS_356:As above.
  statement {
    sid       = "LetIdentityPoliciesDecide"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }

  statement {
    sid       = "EncryptLogs"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${var.region}.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:${var.region}:${var.account_id}:log-group:*"]
    }
  }

  statement {
    sid       = "LetAlarmsReachTheTopic"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

module "network" {
  source = "../network"

  name                     = local.name
  environment              = var.environment
  region                   = var.region
  cidr_block               = var.cidr_block
  zones                    = var.zones
  endpoint_zone_count      = var.endpoint_zone_count
  log_retention_days       = var.log_retention_days
  kms_key_arn              = aws_kms_key.this.arn
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "customer_group" {
  source = "../replica_group"

  name                     = local.name
  environment              = var.environment
  group                    = "customer"
  members                  = local.customer_members
  subnets                  = module.network.machine_subnets
  security_group_id        = module.network.security_group_ids["customer"]
  machine                  = local.machine
  region                   = var.region
  parameters_arn           = local.parameters_arn
  kms_key_arn              = aws_kms_key.this.arn
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "product_group" {
  source = "../replica_group"

  name                     = local.name
  environment              = var.environment
  group                    = "product"
  members                  = local.product_members
  subnets                  = module.network.machine_subnets
  security_group_id        = module.network.security_group_ids["product"]
  machine                  = local.machine
  region                   = var.region
  parameters_arn           = local.parameters_arn
  kms_key_arn              = aws_kms_key.this.arn
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "payment" {
  source = "../payment"

  name                     = local.name
  environment              = var.environment
  zone                     = local.payment_zone
  subnet                   = module.network.machine_subnets[local.payment_zone]
  address                  = local.places["payment-0"].address
  security_group_id        = module.network.security_group_ids["payment"]
  machine                  = local.machine
  region                   = var.region
  parameters_arn           = local.parameters_arn
  kms_key_arn              = aws_kms_key.this.arn
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "functions" {
  source = "../functions"

  name                     = local.name
  environment              = var.environment
  region                   = var.region
  account_id               = var.account_id
  runtime                  = var.runtime
  memory_mib               = var.function_memory_mib
  reserved_concurrency     = var.reserved_concurrency
  throttling               = var.throttling
  log_retention_days       = var.log_retention_days
  subnet_ids               = module.network.function_subnet_ids
  security_group_id        = module.network.security_group_ids["functions"]
  parameters_arn           = local.parameters_arn
  kms_key_arn              = aws_kms_key.this.arn
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "alarms" {
  source = "../alarms"

  name            = local.name
  environment     = var.environment
  machines        = toset(keys(local.places))
  function_names  = module.functions.function_names
  api_id          = module.functions.api_id
  email_addresses = var.alarm_email_addresses
  kms_key_arn     = aws_kms_key.this.arn
}
