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
  description = "The environment's name, such as `dev`; part of the log group's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment must be 2 to 12 lower case letters and digits, beginning with a letter."
  }
}

variable "region" {
  type        = string
  description = "AWS region of the endpoints, such as `eu-central-1`."

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must look like `eu-central-1`."
  }
}

variable "cidr_block" {
  type        = string
  description = "The VPC's IPv4 range, a private /16."

  validation {
    condition     = can(cidrhost(var.cidr_block, 0)) && can(regex("^(10|172\\.(1[6-9]|2[0-9]|3[01])|192\\.168)\\..*/16$", var.cidr_block))
    error_message = "cidr_block must be a private IPv4 range with 16 bits of network, such as 10.40.0.0/16."
  }
}

variable "zones" {
  type        = list(string)
  description = "Three availability zones. Their order is part of every machine's address: never change it."

  validation {
    condition     = length(var.zones) == 3 && length(distinct(var.zones)) == 3
    error_message = "zones must be three distinct availability zones: five members survive the loss of one zone only when spread 2/2/1."
  }
}

variable "endpoint_zone_count" {
  type        = number
  description = "In how many of the zones the interface endpoints stand, 1 to 3. With fewer than 3 a start of a function may cross zones."
  default     = 3

  validation {
    condition     = contains([1, 2, 3], var.endpoint_zone_count)
    error_message = "endpoint_zone_count must be 1, 2 or 3."
  }
}

variable "log_retention_days" {
  type        = number
  description = "How long refused traffic is kept, in days, one of the terms that CloudWatch offers."
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400], var.log_retention_days)
    error_message = "log_retention_days must be a term that CloudWatch offers: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 or 400."
  }
}

variable "kms_key_arn" {
  type        = string
  description = "Key that encrypts the log group."
}

variable "permissions_boundary_arn" {
  type        = string
  description = "Permissions boundary of the roles made here; null for none."
  default     = null
}
