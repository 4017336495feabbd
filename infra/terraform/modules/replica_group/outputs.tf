output "addresses" {
  description = "host:port of the members, in the order of their numbers."
  value       = local.addresses
}

output "hosts" {
  description = "Machine name, such as `customer-0`, to what Ansible's inventory says of it."
  value       = { for number, member in module.member : "${var.group}-${number}" => member.host }
}

output "volume_ids" {
  description = "Member number to its data volume."
  value       = { for number, member in module.member : number => member.volume_id }
}

output "secret_arn" {
  description = "The group's secret, empty until a later step fills it."
  value       = aws_secretsmanager_secret.group.arn
}

output "members_parameter" {
  description = "Name of the parameter with the members' addresses."
  value       = aws_ssm_parameter.members.name
}
