variable "environment" {
  type        = string
  description = "The environment's name, such as `dev`; part of every name."

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

variable "account_id" {
  type        = string
  description = "AWS account, twelve digits."

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be twelve digits."
  }
}

variable "cidr_block" {
  type        = string
  description = "The VPC's IPv4 range, a private /16."
}

variable "zones" {
  type        = list(string)
  description = "Three availability zones. Their order is part of every machine's address: never change it."
}

variable "endpoint_zone_count" {
  type        = number
  description = "In how many of the zones the interface endpoints stand, 1 to 3. With fewer than 3 a start of a function may cross zones."
  default     = 3
}

variable "image_id" {
  type        = string
  description = "Debian 13 image (amd64). Counts when a machine is made; a newer one changes no running machine."
}

variable "instance_type" {
  type        = string
  description = "EC2 instance type with 4 GiB of memory or more, on Nitro, x86-64."
}

variable "burstable_allowed" {
  type        = bool
  description = "Whether instance_type may be of a burstable family (t3, t3a, …)."
  default     = false
}

variable "data_volume" {
  type = object({
    size_gib       = number
    iops           = optional(number, 3000)
    throughput_mib = optional(number, 125)
  })
  description = "gp3 data volume: size in GiB, operations per second, throughput in MiB/s."
}

variable "authorized_keys" {
  type        = list(string)
  description = "Public SSH keys that a new machine's user `admin` accepts, through Session Manager only."
}

variable "agent_version" {
  type        = string
  description = "Version of the SSM agent that a new machine installs, or `latest`."
  default     = "latest"
}

variable "detailed_monitoring" {
  type        = bool
  description = "EC2 figures every minute instead of every five; costs extra."
  default     = false
}

variable "termination_protection" {
  type        = bool
  description = "Whether EC2 refuses to terminate the machine."
  default     = false
}

variable "runtime" {
  type        = string
  description = "Lambda runtime: `java25`, which the AWS provider knows from 6.20 on, or `java21`."
  default     = "java25"
}

variable "function_memory_mib" {
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
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept, in days, one of the terms that CloudWatch offers."
  default     = 30
}

variable "alarm_email_addresses" {
  type        = list(string)
  description = "Who is told of alarms; each address confirms by itself. Empty: only the topic is made."
  default     = []
}

variable "permissions_boundary_arn" {
  type        = string
  description = "Permissions boundary of the roles; null for none."
  default     = null
}
