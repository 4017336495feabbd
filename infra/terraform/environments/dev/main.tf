provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      Project     = "stoa"
      Environment = "dev"
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

# For rehearsals: everything is made as in prod, smaller.
module "system" {
  source = "../../modules/system"

  environment              = "dev"
  region                   = "eu-central-1"
  account_id               = var.account_id
  cidr_block               = "10.40.0.0/16"
  zones                    = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
  endpoint_zone_count      = 1
  image_id                 = data.aws_ami.debian.id
  instance_type            = "t3.medium"
  burstable_allowed        = true
  data_volume              = { size_gib = 20 }
  authorized_keys          = var.authorized_keys
  agent_version            = var.agent_version
  runtime                  = var.runtime
  function_memory_mib      = 1769
  throttling               = { requests_per_second = 100, burst = 200 }
  log_retention_days       = 14
  alarm_email_addresses    = var.alarm_email_addresses
  permissions_boundary_arn = var.permissions_boundary_arn
}
