output "topic_arn" {
  description = "Where alarms are published."
  value       = aws_sns_topic.alarms.arn
}

output "alarm_names" {
  description = "All alarms."
  value = sort(concat(
    [for alarm in aws_cloudwatch_metric_alarm.group : alarm.alarm_name],
    [for alarm in aws_cloudwatch_metric_alarm.machine : alarm.alarm_name],
    [for alarm in aws_cloudwatch_metric_alarm.function : alarm.alarm_name],
    [aws_cloudwatch_metric_alarm.gateway_5xx.alarm_name],
  ))
}
