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
  description = "The environment's name, such as `dev`; part of the names of secret and parameter."
}

variable "zone" {
  type        = string
  description = "Availability zone of the machine."
}

variable "address" {
  type        = string
  description = "Fixed private IPv4 address of the machine."

  validation {
    condition     = can(cidrnetmask("${var.address}/32"))
    error_message = "address must be an IPv4 address."
  }
}

variable "subnet" {
  type = object({
    id         = string
    cidr_block = string
  })
  description = "Private subnet of the zone."

  validation {
    condition     = cidrhost("${var.address}/${split("/", var.subnet.cidr_block)[1]}", 0) == cidrhost(var.subnet.cidr_block, 0)
    error_message = "the address must lie in the subnet."
  }
}

variable "security_group_id" {
  type        = string
  description = "Security group of the payment service."
}

variable "machine" {
  type = object({
    image_id          = string
    instance_type     = string
    burstable_allowed = optional(bool, false)
    data_volume = object({
      size_gib       = number
      iops           = optional(number, 3000)
      throughput_mib = optional(number, 125)
    })
    authorized_keys        = list(string)
    agent_version          = optional(string, "latest")
    detailed_monitoring    = optional(bool, false)
    termination_protection = optional(bool, false)
  })
  description = "What the machine is made of; fields as in the module `machine`."
}

variable "region" {
  type        = string
  description = "AWS region."
}

variable "parameters_arn" {
  type        = string
  description = "Path of the environment's parameters, as an ARN without a slash at its end."
}

variable "kms_key_arn" {
  type        = string
  description = "Key that encrypts the volumes and secret."
}

variable "permissions_boundary_arn" {
  type        = string
  description = "Permissions boundary of the role; null for none."
  default     = null
}
