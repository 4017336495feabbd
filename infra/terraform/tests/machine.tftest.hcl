# Mocked answers that are there at plan time, so that user data, which holds the volume's id, is
# known.
mock_provider "aws" {
  override_during = plan

  mock_resource "aws_ebs_volume" {
    defaults = {
      id = "vol-0123456789abcdef0"
    }
  }
}

variables {
  name                  = "stoa-test-customer-3"
  group                 = "customer"
  member                = "3"
  zone                  = "eu-central-1a"
  subnet_id             = "subnet-1"
  address               = "10.42.0.13"
  security_group_id     = "sg-1"
  instance_profile_name = "stoa-test-customer"
  image_id              = "ami-1"
  instance_type         = "m7i.large"
  data_volume           = { size_gib = 20 }
  kms_key_arn           = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000000"
  region                = "eu-central-1"
  authorized_keys       = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDpZ operator@example.org"]
}

run "is_private_and_answers_imdsv2_only" {
  command = plan

  module {
    source = "./modules/machine"
  }

  assert {
    condition     = aws_instance.this.associate_public_ip_address == false && aws_instance.this.private_ip == "10.42.0.13"
    error_message = "A machine has its fixed private address and no public one."
  }

  assert {
    condition     = aws_instance.this.metadata_options[0].http_tokens == "required" && aws_instance.this.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "The metadata service must want a token (IMDSv2), one hop away at most."
  }

  assert {
    condition     = aws_instance.this.instance_initiated_shutdown_behavior == "stop"
    error_message = "A machine that shuts itself down must come back, not be terminated."
  }
}

run "encrypts_both_volumes" {
  command = plan

  module {
    source = "./modules/machine"
  }

  assert {
    condition     = aws_ebs_volume.data.encrypted && aws_ebs_volume.data.type == "gp3" && aws_ebs_volume.data.kms_key_id == var.kms_key_arn
    error_message = "The data volume must be gp3, encrypted with the environment's key."
  }

  assert {
    condition     = aws_instance.this.root_block_device[0].encrypted && aws_instance.this.root_block_device[0].volume_type == "gp3"
    error_message = "The root volume must be gp3 and encrypted."
  }
}

run "mounts_its_volume_by_id_and_installs_the_agent" {
  command = plan

  module {
    source = "./modules/machine"
  }

  assert {
    condition     = strcontains(aws_instance.this.user_data, "/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123456789abcdef0 \"customer 3\"")
    error_message = "The volume is found by its id, and must name its member."
  }

  assert {
    condition     = strcontains(aws_instance.this.user_data, "amazon-ssm-agent.deb") && strcontains(aws_instance.this.user_data, "https://s3.eu-central-1.amazonaws.com/amazon-ssm-eu-central-1/")
    error_message = "User data must install the SSM agent of the region."
  }

  assert {
    condition     = strcontains(aws_instance.this.user_data, "ListenAddress 127.0.0.1") && strcontains(aws_instance.this.user_data, var.authorized_keys[0])
    error_message = "sshd must answer on loopback alone, to the operators' keys."
  }

  assert {
    condition     = length(aws_instance.this.user_data) < 16384
    error_message = "EC2 takes 16 KiB of user data at most."
  }
}

run "tells_the_inventory_who_it_is" {
  command = plan

  module {
    source = "./modules/machine"
  }

  assert {
    condition     = output.host.stoa_group == "customer" && output.host.stoa_member == 3 && output.host.stoa_address == "10.42.0.13"
    error_message = "The inventory must know group, number and address."
  }
}

run "refuses_burstable_types_unless_allowed" {
  command = plan

  variables {
    instance_type = "t3.medium"
  }

  module {
    source = "./modules/machine"
  }

  expect_failures = [aws_instance.this]
}

run "allows_burstable_types_when_told" {
  command = plan

  variables {
    instance_type     = "t3.medium"
    burstable_allowed = true
  }

  module {
    source = "./modules/machine"
  }
}

run "refuses_a_machine_that_nobody_can_enter" {
  command = plan

  variables {
    authorized_keys = []
  }

  module {
    source = "./modules/machine"
  }

  expect_failures = [var.authorized_keys]
}
