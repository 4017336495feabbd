provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "offline"
  secret_key                  = "offline"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  name           = "stoa-test"
  environment    = "test"
  machines       = ["customer-0", "product-0", "payment-0"]
  function_names = { buyer = "stoa-test-buyer", seller = "stoa-test-seller" }
  api_id         = "abc123"
  kms_key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000000"
}

run "watches_what_the_design_names" {
  command = plan

  module {
    source = "./modules/alarms"
  }

  assert {
    condition = alltrue([
      for name in ["leader-missing", "view-missing", "customer-lag", "product-lag", "customer-disk", "product-disk", "customer-clock", "product-clock", "oldest-order", "customer-certs", "product-certs", "payment-certs", "5xx", "customer-0-down", "buyer-errors", "seller-throttles"] :
      contains(output.alarm_names, "stoa-test-${name}")
    ])
    error_message = "An alarm is missing."
  }

  assert {
    condition = aws_cloudwatch_metric_alarm.group["leader-missing"].treat_missing_data == "breaching" && aws_cloudwatch_metric_alarm.group["view-missing"].treat_missing_data == "breaching" && alltrue([
      for alarm in aws_cloudwatch_metric_alarm.machine : alarm.treat_missing_data == "breaching"
    ])
    error_message = "Silence of a group or a machine is an alarm."
  }

  assert {
    condition     = aws_sns_topic.alarms.kms_master_key_id == var.kms_key_arn
    error_message = "The topic is encrypted with a key that CloudWatch may use."
  }
}

run "refuses_what_is_no_address" {
  command = plan

  variables {
    email_addresses = ["somebody"]
  }

  module {
    source = "./modules/alarms"
  }

  expect_failures = [var.email_addresses]
}
