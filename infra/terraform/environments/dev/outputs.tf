output "inventory" {
  description = "Ansible's inventory: written to ansible/inventories/aws/hosts.json by infra/deploy/outputs."
  value       = module.system.inventory
}

output "url" {
  description = "The one address of the market."
  value       = module.system.url
}

output "functions" {
  description = "What publishing needs: the bucket for zips, and role to Lambda function."
  value       = module.system.functions
}

output "secrets" {
  description = "Secrets that a later step fills."
  value       = module.system.secrets
}

output "time_limits" {
  description = "Seconds that Lambda and the gateway wait."
  value       = module.system.time_limits
}

output "alarm_topic_arn" {
  description = "Where alarms are published."
  value       = module.system.alarm_topic_arn
}
