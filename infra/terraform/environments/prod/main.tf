provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      Project     = "stoa"
      Environment = "prod"
    }
  }
}

# The image is chosen, not the latest: two machines made on two days are alike.
data "aws_ami" "debian" {
  owners             = ["136693071363"] # Debian's own account.
  include_deprecated = true

  filter {
    name   = "name"
    values = [var.image_name]
  }
}

# What customers use.
module "system" {
  source = "../../modules/system"

  environment              = "prod"
  region                   = "eu-central-1"
  account_id               = var.account_id
  cidr_block               = "10.41.0.0/16"
  zones                    = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
  endpoint_zone_count      = 3
  image_id                 = data.aws_ami.debian.id
  instance_type            = "m7i.large"
  data_volume              = { size_gib = 100 }
  authorized_keys          = var.authorized_keys
  agent_version            = var.agent_version
  detailed_monitoring      = true
  termination_protection   = true
  runtime                  = var.runtime
  function_memory_mib      = 1769
  throttling               = { requests_per_second = 500, burst = 1000 }
  log_retention_days       = 90
  alarm_email_addresses    = var.alarm_email_addresses
  permissions_boundary_arn = var.permissions_boundary_arn
}
