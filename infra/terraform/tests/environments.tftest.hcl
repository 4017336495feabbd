# Both environments as they are, planned with the real provider's schemas; only the image, which
# AWS would have to look up, is given.
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "offline"
  secret_key                  = "offline"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

override_data {
  target = data.aws_ami.debian
  values = {
    id = "ami-0123456789abcdef0"
  }
}

variables {
  account_id      = "123456789012"
  runtime         = "java21" # The provider of the tests knows no java25.
  authorized_keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDpZ operator@example.org"]
}

run "prod_is_eleven_machines_without_burstable_types" {
  command = plan

  module {
    source = "./environments/prod"
  }

  assert {
    condition     = length(module.system.machine_addresses) == 11 && length(distinct(values(module.system.machine_addresses))) == 11
    error_message = "Eleven machines at eleven addresses."
  }

  assert {
    condition     = module.system.machine_addresses["customer-0"] == "10.41.0.10" && module.system.machine_addresses["product-4"] == "10.41.2.24" && module.system.machine_addresses["payment-0"] == "10.41.0.30"
    error_message = "A machine has another address than before: addresses are for ever."
  }

  assert {
    condition = alltrue([
      for group in ["customer", "product"] : "2/2/1" == join("/", reverse(sort([
        for zone in ["eu-central-1a", "eu-central-1b", "eu-central-1c"] :
        length([for name, in_zone in module.system.machine_zones : name if in_zone == zone && startswith(name, group)])
      ])))
    ])
    error_message = "Each group must be spread 2/2/1 over the zones."
  }
}

run "dev_is_the_same_smaller" {
  command = plan

  module {
    source = "./environments/dev"
  }

  assert {
    condition     = length(distinct(values(module.system.machine_addresses))) == 11
    error_message = "Dev has all eleven machines: what is rehearsed there must be like prod."
  }
}

run "refuses_an_account_that_is_none" {
  command = plan

  variables {
    account_id = "stoa"
  }

  module {
    source = "./environments/dev"
  }

  expect_failures = [var.account_id]
}
