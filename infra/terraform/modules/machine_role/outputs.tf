output "instance_profile_name" {
  description = "Instance profile for the machines of the role."
  value       = aws_iam_instance_profile.this.name

  # A machine that starts before its rights are there registers with Session Manager late.
  depends_on = [
    aws_iam_role_policy.session_manager,
    aws_iam_role_policy.configuration,
    aws_iam_role_policy.metrics,
  ]
}

output "role_name" {
  description = "The role."
  value       = aws_iam_role.this.name
}
