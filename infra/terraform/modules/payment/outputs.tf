output "url" {
  description = "Where the payment service takes SOAP calls."
  value       = local.url
}

output "host" {
  description = "What Ansible's inventory says of the machine."
  value       = module.machine.host
}

output "secret_arn" {
  description = "The payment service's secret, empty until a later step fills it."
  value       = aws_secretsmanager_secret.payment.arn
}

output "url_parameter" {
  description = "Name of the parameter with the address."
  value       = aws_ssm_parameter.url.name
}
