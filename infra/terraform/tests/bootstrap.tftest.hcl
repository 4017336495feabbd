mock_provider "aws" {
  override_during = plan

  mock_resource "aws_iam_openid_connect_provider" {
    defaults = {
      arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
    }
  }

  mock_resource "aws_iam_policy" {
    defaults = {
      arn = "arn:aws:iam::123456789012:policy/mock"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{}"
    }
  }
}

variables {
  environment = "prod"
  account_id  = "123456789012"
  repository  = "example/stoa"
}

run "compares_audience_and_subject_exactly" {
  command = plan

  module {
    source = "./bootstrap"
  }

  assert {
    condition = alltrue([
      for role in aws_iam_role.github :
      keys(jsondecode(role.assume_role_policy).Statement[0].Condition) == ["StringEquals"] &&
      jsondecode(role.assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:aud"] == "sts.amazonaws.com"
    ])
    error_message = "Audience and subject must be compared with StringEquals, not with a pattern."
  }

  assert {
    condition     = jsondecode(aws_iam_role.github["plan"].assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == ["repo:example/stoa:pull_request", "repo:example/stoa:ref:refs/heads/main"]
    error_message = "Plans are for pull requests and for main."
  }

  assert {
    condition = alltrue([
      for name in ["apply", "deploy"] :
      jsondecode(aws_iam_role.github[name].assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == ["repo:example/stoa:environment:prod"]
    ])
    error_message = "Apply and deploy belong to the protected environment alone."
  }

  assert {
    condition     = aws_iam_openid_connect_provider.github.client_id_list == toset(["sts.amazonaws.com"])
    error_message = "Tokens for another audience must not be taken."
  }
}

run "keeps_the_state_versioned_private_and_encrypted" {
  command = plan

  module {
    source = "./bootstrap"
  }

  assert {
    condition     = aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled"
    error_message = "A lost state is found again in its versions."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.state.restrict_public_buckets && aws_s3_bucket_public_access_block.state.block_public_policy
    error_message = "The state is nobody's business."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.state.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "The state must be encrypted."
  }
}

run "refuses_a_pattern_as_repository" {
  command = plan

  variables {
    repository = "example/*"
  }

  module {
    source = "./bootstrap"
  }

  expect_failures = [var.repository]
}
