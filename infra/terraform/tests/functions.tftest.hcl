# Mocked answers, and applied: a route's target is known only then.
mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/mock"
    }
  }

  mock_resource "aws_apigatewayv2_api" {
    defaults = {
      execution_arn = "arn:aws:execute-api:eu-central-1:123456789012:mock"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/mock"
    }
  }

  mock_resource "aws_lambda_alias" {
    defaults = {
      invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/live/invocations"
    }
  }
}

variables {
  name              = "stoa-test"
  environment       = "test"
  region            = "eu-central-1"
  account_id        = "123456789012"
  runtime           = "java21"
  subnet_ids        = ["subnet-a", "subnet-b", "subnet-c"]
  security_group_id = "sg-1"
  parameters_arn    = "arn:aws:ssm:eu-central-1:123456789012:parameter/stoa/test"
  kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000000"
}

run "sends_sellers_paths_to_the_seller_and_the_rest_to_the_buyer" {
  module {
    source = "./modules/functions"
  }

  assert {
    condition     = length(output.routes) == 2 && output.routes["ANY /v1/seller/{proxy+}"] == "seller" && output.routes["$default"] == "buyer"
    error_message = "Two routes: sellers' paths, and everything else."
  }

  assert {
    condition = alltrue([
      for key, route in aws_apigatewayv2_route.this :
      route.target == "integrations/${aws_apigatewayv2_integration.function[output.routes[key]].id}"
    ])
    error_message = "A route leads to another function than it says."
  }

  assert {
    condition     = alltrue([for integration in aws_apigatewayv2_integration.function : integration.payload_format_version == "2.0" && integration.integration_type == "AWS_PROXY"])
    error_message = "The handler reads events of format 2.0."
  }
}

run "waits_longer_the_further_outside" {
  module {
    source = "./modules/functions"
  }

  assert {
    condition = alltrue([
      for role in ["buyer", "seller"] :
      20 < output.time_limits.lambda_seconds[role] && output.time_limits.lambda_seconds[role] < output.time_limits.gateway_seconds[role]
    ]) && alltrue([for seconds in output.time_limits.gateway_seconds : seconds == 30])
    error_message = "The function's answer 20 s < Lambda < the gateway 30 s."
  }
}

run "logs_and_throttles_at_the_gateway" {
  module {
    source = "./modules/functions"
  }

  assert {
    condition     = aws_apigatewayv2_stage.default.auto_deploy && aws_apigatewayv2_stage.default.default_route_settings[0].throttling_rate_limit > 0 && aws_apigatewayv2_stage.default.default_route_settings[0].throttling_burst_limit > 0
    error_message = "The stage must throttle."
  }

  assert {
    condition     = contains(keys(jsondecode(aws_apigatewayv2_stage.default.access_log_settings[0].format)), "status") && !strcontains(aws_apigatewayv2_stage.default.access_log_settings[0].format, "authorization") && !strcontains(aws_apigatewayv2_stage.default.access_log_settings[0].format, "querystring")
    error_message = "The access log tells the status, and neither tokens nor queries."
  }

  assert {
    condition     = aws_cloudwatch_log_group.access.retention_in_days == 30
    error_message = "The access log must end some day."
  }
}

run "keeps_packages_versioned_private_and_encrypted" {
  module {
    source = "./modules/functions"
  }

  assert {
    condition     = aws_s3_bucket_versioning.packages.versioning_configuration[0].status == "Enabled"
    error_message = "A package must be found again after a rollback."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.packages.block_public_acls, aws_s3_bucket_public_access_block.packages.block_public_policy,
      aws_s3_bucket_public_access_block.packages.ignore_public_acls, aws_s3_bucket_public_access_block.packages.restrict_public_buckets,
    ])
    error_message = "Packages are nobody's business."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.packages.rule).apply_server_side_encryption_by_default).kms_master_key_id == var.kms_key_arn
    error_message = "Packages are encrypted with the environment's key."
  }
}
