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

variable "image_id" {
  type        = string
  description = "Debian 13 image (amd64). Counts when a machine is made; a newer one changes no running machine."

  validation {
    condition     = startswith(var.image_id, "ami-")
    error_message = "image_id must be an AMI id, ami-…"
  }
}

variable "instance_type" {
  type        = string
  description = "EC2 instance type with 4 GiB of memory or more, on Nitro, x86-64."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]+\\.[a-z0-9]+$", var.instance_type))
    error_message = "instance_type must look like m7i.large."
  }
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

  validation {
    condition = (
      var.data_volume.size_gib >= 8 && var.data_volume.size_gib <= 16384 &&
      var.data_volume.iops >= 3000 && var.data_volume.iops <= 16000 &&
      var.data_volume.throughput_mib >= 125 && var.data_volume.throughput_mib <= 1000
    )
    error_message = "data_volume: size_gib 8 to 16384, iops 3000 to 16000, throughput_mib 125 to 1000."
  }
}

variable "authorized_keys" {
  type        = list(string)
  description = "Public SSH keys that a new machine's user `admin` accepts, through Session Manager only."

  validation {
    condition     = length(var.authorized_keys) > 0 && alltrue([for key in var.authorized_keys : can(regex("^(ssh-ed25519|ecdsa-sha2-nistp256|sk-ssh-ed25519@openssh.com) [A-Za-z0-9+/=]+( [^'\n]*)?$", key))])
    error_message = "authorized_keys needs at least one public key, each one line: ssh-ed25519, ecdsa-sha2-nistp256 or sk-ssh-ed25519@openssh.com."
  }
}

variable "agent_version" {
  type        = string
  description = "Version of the SSM agent that a new machine installs, or `latest`."
  default     = "latest"

  validation {
    condition     = can(regex("^(latest|[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+)$", var.agent_version))
    error_message = "agent_version must be `latest` or four numbers, such as 3.3.1611.0."
  }
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

  validation {
    condition     = contains(["java25", "java21"], var.runtime)
    error_message = "runtime must be java25 or java21: SnapStart and the handler need one of them."
  }
}

variable "function_memory_mib" {
  type        = number
  description = "Memory of a function in MiB; its share of a processor grows with it."
  default     = 1769

  validation {
    condition     = var.function_memory_mib >= 512 && var.function_memory_mib <= 10240
    error_message = "function_memory_mib must be 512 to 10240."
  }
}

variable "reserved_concurrency" {
  type        = number
  description = "Calls at once that a function is given and held to; -1 for no reservation, which new accounts need, because they lack the quota."
  default     = -1

  validation {
    condition     = var.reserved_concurrency == -1 || (var.reserved_concurrency >= 1 && var.reserved_concurrency <= 1000)
    error_message = "reserved_concurrency must be -1 or 1 to 1000."
  }
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

variable "alarm_email_addresses" {
  type        = list(string)
  description = "Who is told of alarms; each address confirms by itself. Empty: only the topic is made."
  default     = []

  validation {
    condition     = alltrue([for address in var.alarm_email_addresses : can(regex("^[^@ ]+@[^@ ]+$", address))])
    error_message = "alarm_email_addresses must be addresses such as team@example.org."
  }
}

variable "permissions_boundary_arn" {
  type        = string
  description = "Permissions boundary of the roles; null for none."
  default     = null
}
