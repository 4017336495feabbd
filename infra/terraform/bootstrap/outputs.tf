output "state_bucket" {
  description = "For `terraform init -backend-config=bucket=…`."
  value       = aws_s3_bucket.state.id
}

output "role_arns" {
  description = "For GitHub's variables: plan (read only), apply and deploy (protected environment)."
  value       = { for name, role in aws_iam_role.github : name => role.arn }
}

output "permissions_boundary_arn" {
  description = "Boundary that every role of an environment must carry; apply makes no role without it."
  value       = aws_iam_policy.boundary.arn
}
