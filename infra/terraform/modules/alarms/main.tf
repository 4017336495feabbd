# What the machines publish in the namespace `Stoa` (infra/observability/cloudwatch/publish-metrics), and what
# AWS itself knows of functions and gateway. The same conditions as the Prometheus rules beside that
# script, as far as CloudWatch can say them.
locals {
  machine_figures = {
    leader-missing = { metric = "Leading", group = "product", statistic = "Maximum", comparison = "LessThanThreshold", threshold = 1, minutes = 2, missing = "breaching", what = "no member of the product group leads: nothing can be listed or bought" }
    view-missing   = { metric = "ViewMembers", group = "customer", statistic = "Maximum", comparison = "LessThanThreshold", threshold = 3, minutes = 2, missing = "breaching", what = "no view of three members of the customer group: nobody can log in or fill a cart" }
    customer-lag   = { metric = "LagPositions", group = "customer", statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = var.lag_positions, minutes = 10, missing = "notBreaching", what = "a customer member stays behind its group" }
    product-lag    = { metric = "LagPositions", group = "product", statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = var.lag_positions, minutes = 10, missing = "notBreaching", what = "a product member stays behind its group" }
    oldest-order   = { metric = "OldestOrderSeconds", group = "product", statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 120, minutes = 3, missing = "notBreaching", what = "an order waits to be paid or recorded for more than two minutes" }
    customer-clock = { metric = "ClockOffsetMillis", group = "customer", statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 500, minutes = 3, missing = "notBreaching", what = "a customer member's clock is half a second off; at two it takes no commands" }
    product-clock  = { metric = "ClockOffsetMillis", group = "product", statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 500, minutes = 3, missing = "notBreaching", what = "a product member's clock is half a second off; at two it takes no commands" }
    customer-disk  = { metric = "DiskUsedPercent", group = "customer", statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 75, minutes = 5, missing = "notBreaching", what = "a customer member's data volume fills up" }
    product-disk   = { metric = "DiskUsedPercent", group = "product", statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 75, minutes = 5, missing = "notBreaching", what = "a product member's data volume fills up" }
    payment-disk   = { metric = "DiskUsedPercent", group = "payment", statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 75, minutes = 5, missing = "notBreaching", what = "the payment service's data volume fills up" }
    customer-certs = { metric = "CertificateDaysLeft", group = "customer", statistic = "Minimum", comparison = "LessThanThreshold", threshold = 21, minutes = 5, missing = "notBreaching", what = "a customer member's certificate ends in less than three weeks" }
    product-certs  = { metric = "CertificateDaysLeft", group = "product", statistic = "Minimum", comparison = "LessThanThreshold", threshold = 21, minutes = 5, missing = "notBreaching", what = "a product member's certificate ends in less than three weeks" }
    payment-certs  = { metric = "CertificateDaysLeft", group = "payment", statistic = "Minimum", comparison = "LessThanThreshold", threshold = 21, minutes = 5, missing = "notBreaching", what = "the payment service's certificate ends in less than three weeks" }
  }

  function_figures = {
    errors    = { metric = "Errors", statistic = "Sum", threshold = 5, what = "calls that ended in an error of the function or ran out of time" }
    throttles = { metric = "Throttles", statistic = "Sum", threshold = 0, what = "calls that Lambda turned away" }
  }

  function_alarms = merge([
    for role, name in var.function_names : {
      for figure, said in local.function_figures : "${role}-${figure}" => merge(said, { role = role, function_name = name })
    }
  ]...)
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = var.kms_key_arn
}

resource "aws_sns_topic_subscription" "email" {
  for_each = toset(var.email_addresses)

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.key
}

resource "aws_cloudwatch_metric_alarm" "group" {
  for_each = local.machine_figures

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.what
  namespace           = "Stoa"
  metric_name         = each.value.metric
  dimensions          = { Environment = var.environment, Group = each.value.group }
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = each.value.minutes
  treat_missing_data  = each.value.missing
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# A machine that publishes nothing is as bad as one that says it cannot serve.
resource "aws_cloudwatch_metric_alarm" "machine" {
  for_each = var.machines

  alarm_name          = "${var.name}-${each.key}-down"
  alarm_description   = "${each.key} has not been ready for five minutes"
  namespace           = "Stoa"
  metric_name         = "Ready"
  dimensions          = { Environment = var.environment, Machine = each.key }
  statistic           = "Maximum"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "function" {
  for_each = local.function_alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.what
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = each.value.function_name }
  statistic           = each.value.statistic
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

# As a share of all requests: one 503 among thousands is a member that changed, not an alarm.
resource "aws_cloudwatch_metric_alarm" "gateway_5xx" {
  alarm_name          = "${var.name}-5xx"
  alarm_description   = "more than 2 % of the requests are answered with 5xx"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 2
  evaluation_periods  = 2
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "percent"
    expression  = "100 * failed / all"
    label       = "5xx in percent"
    return_data = true
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/ApiGateway"
      metric_name = "5xx"
      dimensions  = { ApiId = var.api_id }
      period      = 300
      stat        = "Sum"
    }
  }

  metric_query {
    id = "all"

    metric {
      namespace   = "AWS/ApiGateway"
      metric_name = "Count"
      dimensions  = { ApiId = var.api_id }
      period      = 300
      stat        = "Sum"
    }
  }
}
