mock_provider "aws" {
  override_during = plan

  mock_resource "aws_secretsmanager_secret" {
    defaults = {
      arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stoa/test/customer-group-AbCdEf"
    }
  }
}

variables {
  name              = "stoa-test"
  environment       = "test"
  group             = "customer"
  region            = "eu-central-1"
  security_group_id = "sg-1"
  parameters_arn    = "arn:aws:ssm:eu-central-1:123456789012:parameter/stoa/test"
  kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000000"

  members = {
    "0" = { zone = "a", address = "10.42.0.10" }
    "1" = { zone = "b", address = "10.42.1.11" }
    "2" = { zone = "c", address = "10.42.2.12" }
    "3" = { zone = "a", address = "10.42.0.13" }
    "4" = { zone = "b", address = "10.42.1.14" }
  }

  subnets = {
    a = { id = "subnet-a", cidr_block = "10.42.0.0/24" }
    b = { id = "subnet-b", cidr_block = "10.42.1.0/24" }
    c = { id = "subnet-c", cidr_block = "10.42.2.0/24" }
  }

  machine = {
    image_id        = "ami-1"
    instance_type   = "m7i.large"
    data_volume     = { size_gib = 20 }
    authorized_keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDpZ operator@example.org"]
  }
}

run "has_five_members_at_five_addresses" {
  command = plan

  module {
    source = "./modules/replica_group"
  }

  assert {
    condition     = length(output.hosts) == 5 && length(distinct([for host in output.hosts : host.stoa_address])) == 5
    error_message = "A group is five machines at five addresses."
  }

  assert {
    condition     = aws_ssm_parameter.members.name == "/stoa/test/customer-members" && aws_ssm_parameter.members.value == "10.42.0.10:7100,10.42.1.11:7100,10.42.2.12:7100,10.42.0.13:7100,10.42.1.14:7100"
    error_message = "The parameter lists the members' service addresses in the order of their numbers."
  }

  assert {
    condition     = aws_secretsmanager_secret.group.name == "stoa/test/customer-group" && aws_secretsmanager_secret.group.kms_key_id == var.kms_key_arn
    error_message = "The group's secret has its agreed name and the environment's key."
  }
}

run "refuses_four_members" {
  command = plan

  variables {
    members = {
      "0" = { zone = "a", address = "10.42.0.10" }
      "1" = { zone = "b", address = "10.42.1.11" }
      "2" = { zone = "c", address = "10.42.2.12" }
      "3" = { zone = "a", address = "10.42.0.13" }
    }
  }

  module {
    source = "./modules/replica_group"
  }

  expect_failures = [var.members]
}

run "refuses_a_majority_in_one_zone" {
  command = plan

  variables {
    members = {
      "0" = { zone = "a", address = "10.42.0.10" }
      "1" = { zone = "a", address = "10.42.0.11" }
      "2" = { zone = "a", address = "10.42.0.12" }
      "3" = { zone = "b", address = "10.42.1.13" }
      "4" = { zone = "c", address = "10.42.2.14" }
    }
  }

  module {
    source = "./modules/replica_group"
  }

  expect_failures = [var.members]
}

run "refuses_two_members_at_one_address" {
  command = plan

  variables {
    members = {
      "0" = { zone = "a", address = "10.42.0.10" }
      "1" = { zone = "b", address = "10.42.1.11" }
      "2" = { zone = "c", address = "10.42.2.12" }
      "3" = { zone = "a", address = "10.42.0.10" }
      "4" = { zone = "b", address = "10.42.1.14" }
    }
  }

  module {
    source = "./modules/replica_group"
  }

  expect_failures = [var.members]
}

run "refuses_an_address_of_another_zone" {
  command = plan

  variables {
    members = {
      "0" = { zone = "a", address = "10.42.1.10" }
      "1" = { zone = "b", address = "10.42.1.11" }
      "2" = { zone = "c", address = "10.42.2.12" }
      "3" = { zone = "a", address = "10.42.0.13" }
      "4" = { zone = "b", address = "10.42.1.14" }
    }
  }

  module {
    source = "./modules/replica_group"
  }

  expect_failures = [var.subnets]
}
