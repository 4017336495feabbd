output "instance_id" {
  description = "The machine, for Session Manager."
  value       = aws_instance.this.id
}

output "volume_id" {
  description = "The data volume."
  value       = aws_ebs_volume.data.id
}

output "host" {
  description = "What Ansible's inventory says of the machine."
  value = {
    ansible_host   = aws_instance.this.id
    stoa_group     = var.group
    stoa_member    = tonumber(var.member)
    stoa_address   = aws_instance.this.private_ip
    stoa_zone      = var.zone
    stoa_volume_id = aws_ebs_volume.data.id
  }
}
