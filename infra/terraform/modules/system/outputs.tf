output "inventory" {
  description = "Ansible's inventory, as the YAML plugin reads it: `terraform output -json inventory`."
  value = {
    all = {
      vars = {
        stoa_environment = var.environment
        stoa_region      = var.region
        stoa_public_url  = module.functions.url
      }
      children = {
        customer = { hosts = module.customer_group.hosts }
        product  = { hosts = module.product_group.hosts }
        payment  = { hosts = { "payment-0" = module.payment.host } }
      }
    }
  }
}

output "machine_addresses" {
  description = "Machine name, such as `customer-0`, to its fixed private address."
  value       = { for name, place in local.places : name => place.address }
}

output "machine_zones" {
  description = "Machine name to its availability zone."
  value       = { for name, place in local.places : name => place.zone }
}

output "url" {
  description = "The one address of the market."
  value       = module.functions.url
}

output "functions" {
  description = "What publishing needs: the bucket for zips, and role to Lambda function."
  value = {
    bucket = module.functions.packages_bucket
    names  = module.functions.function_names
  }
}

output "secrets" {
  description = "Secrets that a later step fills."
  value = {
    customer_group = module.customer_group.secret_arn
    product_group  = module.product_group.secret_arn
    payment        = module.payment.secret_arn
    functions      = module.functions.secret_arns
  }
}

output "parameters" {
  description = "Parameters that functions and machines read."
  value       = [module.customer_group.members_parameter, module.product_group.members_parameter, module.payment.url_parameter]
}

output "time_limits" {
  description = "Seconds that Lambda and the gateway wait."
  value       = module.functions.time_limits
}

output "alarm_topic_arn" {
  description = "Where alarms are published."
  value       = module.alarms.topic_arn
}

output "alarm_names" {
  description = "All alarms."
  value       = module.alarms.alarm_names
}
