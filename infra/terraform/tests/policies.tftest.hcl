# Policies as they come out: the real provider writes them, nothing is asked of AWS.
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "offline"
  secret_key                  = "offline"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  environment = "prod"
  account_id  = "123456789012"
  repository  = "example/stoa"
}

run "lets_plans_read_and_nothing_else" {
  command = plan

  module {
    source = "./bootstrap"
  }

  assert {
    condition = alltrue([
      for action in flatten([for statement in jsondecode(data.aws_iam_policy_document.plan.json).Statement : statement.Action]) :
      can(regex("^[a-z0-9]+:(Get|List|Describe|GET)", action))
    ])
    error_message = "The plan role has an action that changes something."
  }

  assert {
    condition = !anytrue([
      for action in flatten([for statement in jsondecode(data.aws_iam_policy_document.plan.json).Statement : statement.Action]) :
      action == "secretsmanager:GetSecretValue" || action == "kms:Decrypt"
    ])
    error_message = "A pull request must not read secrets."
  }
}

run "lets_apply_make_roles_inside_the_boundary_only" {
  command = plan

  module {
    source = "./bootstrap"
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(data.aws_iam_policy_document.apply.json).Statement :
      statement.Condition.StringEquals["iam:PermissionsBoundary"] == "arn:aws:iam::123456789012:policy/stoa-prod-boundary"
      if length(setintersection(flatten([statement.Action]), ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"])) > 0
    ])
    error_message = "Rights may be given only under the boundary."
  }

  assert {
    condition = !anytrue([
      for action in flatten([for statement in jsondecode(data.aws_iam_policy_document.apply.json).Statement : statement.Action]) :
      contains(["*", "iam:*", "secretsmanager:*", "secretsmanager:GetSecretValue", "iam:DeleteRolePermissionsBoundary", "iam:CreateUser"], action)
    ])
    error_message = "The apply role may do more than Terraform needs."
  }
}

run "lets_deploys_reach_their_own_machines_only" {
  command = plan

  module {
    source = "./bootstrap"
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(data.aws_iam_policy_document.deploy.json).Statement :
      statement.Condition.StringEquals["ssm:resourceTag/Environment"] == "prod"
      if statement.Sid == "OpenSessions"
    ])
    error_message = "Sessions must be limited to the environment's machines."
  }

  assert {
    condition = toset(flatten([
      for statement in jsondecode(data.aws_iam_policy_document.deploy.json).Statement : statement.Resource
      if contains(flatten([statement.Action]), "ssm:StartSession") && statement.Sid != "OpenSessions"
    ])) == toset(["arn:aws:ssm:*::document/AWS-StartSSHSession"])
    error_message = "Sessions speak SSH and nothing else."
  }
}
