output "url" {
  description = "The one address of the market."
  value       = aws_apigatewayv2_api.this.api_endpoint
}

output "api_id" {
  description = "The HTTP API, for alarms."
  value       = aws_apigatewayv2_api.this.id
}

output "function_names" {
  description = "Role to Lambda function."
  value       = { for role, function in module.function : role => function.function_name }
}

output "packages_bucket" {
  description = "Where the deploy puts the functions' zips."
  value       = aws_s3_bucket.packages.id
}

output "secret_arns" {
  description = "Role to secret, empty until a later step fills it."
  value       = { for role, function in module.function : role => function.secret_arn }
}

output "time_limits" {
  description = "Seconds that Lambda and the gateway wait."
  value = {
    lambda_seconds  = { for role, function in module.function : role => function.timeout_seconds }
    gateway_seconds = { for role, integration in aws_apigatewayv2_integration.function : role => integration.timeout_milliseconds / 1000 }
  }
}

output "routes" {
  description = "Route key to the role whose function it calls."
  value       = local.routes
}
