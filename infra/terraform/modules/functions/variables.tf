variable "name" {
  type        = string
  description = "Beginning of every name, such as `stoa-dev`."

  validation {
    condition     = can(regex("^stoa-[a-z][a-z0-9]{1,11}$", var.name))
    error_message = "name must be `stoa-` and 2 to 12 lower case letters and digits."
  }
}

variable "environment" {
  type        = string
  description = "The environment's name, such as `dev`; part of the names of secrets, parameters and logs."

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment must be 2 to 12 lower case letters and digits, beginning with a letter."
  }
}

variable "region" {
  type        = string
  description = "AWS region."
}

variable "account_id" {
  type        = string
  description = "AWS account, twelve digits."

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be twelve digits."
  }
}

variable "runtime" {
  type        = string
  description = "Lambda runtime: `java25`, which the AWS provider knows from 6.20 on, or `java21`."
  default     = "java25"
}

variable "memory_mib" {
  type        = number
  description = "Memory of a function in MiB; its share of a processor grows with it."
  default     = 1769
}

variable "reserved_concurrency" {
  type        = number
  description = "Calls at once that a function is given and held to; -1 for no reservation, which new accounts need, because they lack the quota."
  default     = -1
}

variable "throttling" {
  type = object({
    requests_per_second = number
    burst               = number
  })
  description = "What the gateway lets through, over all clients; more is answered with 429."
  default     = { requests_per_second = 200, burst = 400 }

  validation {
    condition     = var.throttling.requests_per_second > 0 && var.throttling.burst >= var.throttling.requests_per_second
    error_message = "throttling: requests_per_second must be above 0 and burst no less."
  }
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept, in days, one of the terms that CloudWatch offers."
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400], var.log_retention_days)
    error_message = "log_retention_days must be a term that CloudWatch offers: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 or 400."
  }
}

variable "subnet_ids" {
  type        = list(string)
  description = "Private subnets for the functions, in two zones or more."
}

variable "security_group_id" {
  type        = string
  description = "Security group of the functions."
}

variable "parameters_arn" {
  type        = string
  description = "Path of the environment's parameters, as an ARN without a slash at its end."
}

variable "kms_key_arn" {
  type        = string
  description = "Key that encrypts packages, secrets and logs."
}

variable "permissions_boundary_arn" {
  type        = string
  description = "Permissions boundary of the roles; null for none."
  default     = null
}
