locals {
  member_file = "${var.group} ${var.member}"
}

# Outlives its machine: the member's journal, log and database are here.
resource "aws_ebs_volume" "data" {
  availability_zone = var.zone
  type              = "gp3"
  size              = var.data_volume.size_gib
  iops              = var.data_volume.iops
  throughput        = var.data_volume.throughput_mib
  encrypted         = true
  kms_key_id        = var.kms_key_arn

  tags = { Name = "${var.name}-data", Group = var.group, Member = var.member }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_instance" "this" {
  ami                    = var.image_id
  instance_type          = var.instance_type
  subnet_id              = var.subnet_id
  private_ip             = var.address
  vpc_security_group_ids = [var.security_group_id]
  iam_instance_profile   = var.instance_profile_name

  associate_public_ip_address          = false
  disable_api_termination              = var.termination_protection
  instance_initiated_shutdown_behavior = "stop"
  ebs_optimized                        = true
  monitoring                           = var.detailed_monitoring

  user_data = templatefile("${path.module}/user-data.sh", {
    region          = var.region
    agent_version   = var.agent_version
    authorized_keys = var.authorized_keys
    device          = "/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${replace(aws_ebs_volume.data.id, "-", "")}"
    member          = local.member_file
    data_volume     = file("${path.module}/data-volume.sh")
  })

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required" # IMDSv2 only.
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "disabled"
  }

  root_block_device {
    volume_type           = "gp3"
    volume_size           = var.root_volume_size_gib
    encrypted             = true
    kms_key_id            = var.kms_key_arn
    delete_on_termination = true

    tags = { Name = "${var.name}-root" }
  }

  tags = { Name = var.name, Group = var.group, Member = var.member }

  lifecycle {
    # A newer image or user data is for new machines: a running member is patched by Ansible, one
    # at a time, not replaced by a plan.
    ignore_changes = [ami, user_data]

    precondition {
      condition     = var.burstable_allowed || !startswith(var.instance_type, "t")
      error_message = "${var.instance_type} is burstable: out of credits a member answers late, and its group takes it for dead. Choose another type, or allow it where nobody depends on it."
    }
  }
}

resource "aws_volume_attachment" "data" {
  device_name                    = "/dev/sdf" # The guest sees an NVMe name; the mount goes by the volume's id.
  volume_id                      = aws_ebs_volume.data.id
  instance_id                    = aws_instance.this.id
  stop_instance_before_detaching = true
}
