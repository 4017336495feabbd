variable "name" {
  type        = string
  description = "The machine's name, such as `stoa-dev-customer-0`."

  validation {
    condition     = can(regex("^stoa-[a-z0-9-]+$", var.name))
    error_message = "name must begin with `stoa-` and have lower case letters, digits and hyphens."
  }
}

variable "group" {
  type        = string
  description = "`customer`, `product` or `payment`."

  validation {
    condition     = contains(["customer", "product", "payment"], var.group)
    error_message = "group must be customer, product or payment."
  }
}

variable "member" {
  type        = string
  description = "Number in the group, `0` to `4`; stands on the data volume, which no other member mounts."

  validation {
    condition     = can(regex("^[0-4]$", var.member))
    error_message = "member must be 0 to 4."
  }
}

variable "zone" {
  type        = string
  description = "Availability zone of the subnet and the data volume."
}

variable "subnet_id" {
  type        = string
  description = "Private subnet in the zone."
}

variable "address" {
  type        = string
  description = "Fixed private IPv4 address, a free one of the subnet."

  validation {
    condition     = can(cidrnetmask("${var.address}/32"))
    error_message = "address must be an IPv4 address."
  }
}

variable "security_group_id" {
  type        = string
  description = "The one security group of the machine's role."
}

variable "instance_profile_name" {
  type        = string
  description = "Instance profile with the rights of the machine's role."
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

variable "root_volume_size_gib" {
  type        = number
  description = "Size of the root volume in GiB; it holds nothing that a new machine would miss."
  default     = 16

  validation {
    condition     = var.root_volume_size_gib >= 8 && var.root_volume_size_gib <= 200
    error_message = "root_volume_size_gib must be 8 to 200."
  }
}

variable "kms_key_arn" {
  type        = string
  description = "Key that encrypts both volumes."
}

variable "region" {
  type        = string
  description = "AWS region; names the bucket that the SSM agent comes from."
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

variable "authorized_keys" {
  type        = list(string)
  description = "Public SSH keys that a new machine's user `admin` accepts, through Session Manager only."

  validation {
    condition     = length(var.authorized_keys) > 0 && alltrue([for key in var.authorized_keys : can(regex("^(ssh-ed25519|ecdsa-sha2-nistp256|sk-ssh-ed25519@openssh.com) [A-Za-z0-9+/=]+( [^'\n]*)?$", key))])
    error_message = "authorized_keys needs at least one public key, each one line: ssh-ed25519, ecdsa-sha2-nistp256 or sk-ssh-ed25519@openssh.com."
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
