terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.20, < 7.0" # 6.20 knows the runtime java25.
    }
  }

  # The bucket comes with `terraform init -backend-config=bucket=…`: it carries the account's number.
  backend "s3" {
    key          = "stoa/terraform.tfstate"
    region       = "eu-central-1"
    encrypt      = true
    use_lockfile = true
  }
}
