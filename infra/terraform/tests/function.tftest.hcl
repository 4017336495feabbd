mock_provider "aws" {
  override_during = plan

  mock_resource "aws_secretsmanager_secret" {
    defaults = {
      arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stoa/test/buyer-function-AbCdEf"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/stoa-test-buyer"
    }
  }
}

variables {
  name              = "stoa-test"
  environment       = "test"
  role              = "buyer"
  region            = "eu-central-1"
  account_id        = "123456789012"
  runtime           = "java21"
  timeout_seconds   = 25
  subnet_ids        = ["subnet-a", "subnet-b", "subnet-c"]
  security_group_id = "sg-1"
  package           = { bucket = "stoa-test-packages", key = "placeholder.zip" }
  parameters_arn    = "arn:aws:ssm:eu-central-1:123456789012:parameter/stoa/test"
  kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000000"
}

run "starts_from_snapshots_of_published_versions" {
  command = plan

  module {
    source = "./modules/function"
  }

  assert {
    condition     = aws_lambda_function.this.snap_start[0].apply_on == "PublishedVersions" && !aws_lambda_function.this.publish
    error_message = "Versions have snapshots, and the deploy publishes them, not Terraform."
  }

  assert {
    condition     = aws_lambda_alias.live.name == "live" && aws_lambda_function.this.handler == "stoa.lambda.FunctionHandler"
    error_message = "The gateway calls the alias live of the one handler."
  }

  assert {
    condition = aws_lambda_function.this.environment[0].variables == tomap({
      STOA_PARAMETERS_PATH = "/stoa/test/"
      STOA_SECRET_ID       = "stoa/test/buyer-function"
      JAVA_TOOL_OPTIONS    = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
    })
    error_message = "The function is told where its parameters and its secret are and how to start, and nothing else."
  }

  assert {
    condition     = length(aws_lambda_function.this.vpc_config[0].subnet_ids) == 3
    error_message = "The function stands in the private subnets of all zones."
  }
}

run "reserves_no_concurrency_by_default" {
  command = plan

  module {
    source = "./modules/function"
  }

  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions == -1
    error_message = "New accounts lack the quota for a reservation."
  }
}

run "has_a_log_that_ends" {
  command = plan

  module {
    source = "./modules/function"
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 30 && aws_cloudwatch_log_group.this.kms_key_id == var.kms_key_arn
    error_message = "Logs are encrypted and kept for a time."
  }
}

run "may_read_its_own_secret_and_write_its_own_log" {
  command = plan

  module {
    source = "./modules/function"
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.configuration.policy).Statement : !contains(flatten([statement.Resource]), "*")
    ])
    error_message = "The rights to configuration must name resources."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.network.policy).Statement[1].Effect == "Deny" && jsondecode(aws_iam_role_policy.network.policy).Statement[1].Condition.ArnEquals["lambda:SourceFunctionArn"] == "arn:aws:lambda:eu-central-1:123456789012:function:stoa-test-buyer"
    error_message = "The function's own code must not make network interfaces."
  }
}

run "refuses_a_time_limit_that_the_gateway_would_cut" {
  command = plan

  variables {
    timeout_seconds = 30
  }

  module {
    source = "./modules/function"
  }

  expect_failures = [var.timeout_seconds]
}

run "refuses_a_time_limit_that_cuts_the_function" {
  command = plan

  variables {
    timeout_seconds = 20
  }

  module {
    source = "./modules/function"
  }

  expect_failures = [var.timeout_seconds]
}

run "refuses_runtimes_without_snapstart" {
  command = plan

  variables {
    runtime = "java11"
  }

  module {
    source = "./modules/function"
  }

  expect_failures = [var.runtime]
}
