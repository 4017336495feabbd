output "function_name" {
  description = "The Lambda function."
  value       = aws_lambda_function.this.function_name
}

output "alias_name" {
  description = "The alias that the gateway calls and the deploy moves."
  value       = aws_lambda_alias.live.name
}

output "invoke_arn" {
  description = "What the gateway's integration calls: the alias."
  value       = aws_lambda_alias.live.invoke_arn
}

output "secret_arn" {
  description = "The function's secret, empty until a later step fills it."
  value       = aws_secretsmanager_secret.this.arn
}

output "timeout_seconds" {
  description = "After which time Lambda ends a call, in seconds."
  value       = aws_lambda_function.this.timeout
}
