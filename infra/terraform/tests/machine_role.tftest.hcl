mock_provider "aws" {
  override_during = plan
}

variables {
  name           = "stoa-test-product"
  region         = "eu-central-1"
  secret_arn     = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stoa/test/product-group-AbCdEf"
  parameters_arn = "arn:aws:ssm:eu-central-1:123456789012:parameter/stoa/test"
  kms_key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000000"
}

run "reads_one_secret_and_its_own_parameters" {
  command = plan

  module {
    source = "./modules/machine_role"
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.configuration.policy).Statement :
      !contains(flatten([statement.Resource]), "*") && !anytrue([for action in flatten([statement.Action]) : endswith(action, ":*")])
    ])
    error_message = "The rights to configuration must name resources and actions."
  }

  assert {
    condition = toset(flatten([
      for statement in jsondecode(aws_iam_role_policy.configuration.policy).Statement : statement.Resource
      if anytrue([for action in flatten([statement.Action]) : startswith(action, "secretsmanager:")])
    ])) == toset([var.secret_arn])
    error_message = "A machine reads its own secret and no other."
  }
}

run "reaches_session_manager_and_one_namespace_of_metrics" {
  command = plan

  module {
    source = "./modules/machine_role"
  }

  assert {
    condition = toset(jsondecode(aws_iam_role_policy.session_manager.policy).Statement[0].Action) == toset([
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
    ])
    error_message = "Session Manager needs these five actions, and no more are given."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.metrics.policy).Statement[0].Condition.StringEquals["cloudwatch:namespace"] == "Stoa"
    error_message = "Metrics may be published in the namespace Stoa only."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Principal.Service == "ec2.amazonaws.com"
    error_message = "Only EC2 may take the role."
  }
}
