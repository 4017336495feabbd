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

variable "group" {
  type        = string
  description = "`customer` or `product`."

  validation {
    condition     = contains(["customer", "product"], var.group)
    error_message = "group must be customer or product."
  }
}

variable "members" {
  type = map(object({
    zone    = string
    address = string
  }))
  description = "Member number, `0` to `4`, to its availability zone and fixed private IPv4 address."

  validation {
    condition     = length(var.members) == 5 && alltrue([for number in ["0", "1", "2", "3", "4"] : contains(keys(var.members), number)])
    error_message = "members must be exactly five, numbered 0 to 4."
  }

  validation {
    condition     = length(distinct([for member in values(var.members) : member.address])) == 5
    error_message = "members must have five distinct addresses."
  }

  validation {
    condition = alltrue([
      for zone in distinct([for member in values(var.members) : member.zone]) :
      length([for member in values(var.members) : member if member.zone == zone]) <= 2
    ])
    error_message = "members must be spread 2/2/1 over three zones: a zone with three of five takes the majority with it."
  }
}

variable "subnets" {
  type = map(object({
    id         = string
    cidr_block = string
  }))
  description = "Zone to the private subnet of its machines."

  validation {
    condition = alltrue([
      for member in values(var.members) :
      contains(keys(var.subnets), member.zone) &&
      cidrhost("${member.address}/${split("/", try(var.subnets[member.zone].cidr_block, "0.0.0.0/0"))[1]}", 0) ==
      cidrhost(try(var.subnets[member.zone].cidr_block, "0.0.0.0/0"), 0)
    ])
    error_message = "every member's address must lie in the subnet of its zone."
  }
}

variable "security_group_id" {
  type        = string
  description = "Security group of the group's members."
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
  description = "What the five machines are made of; fields as in the module `machine`."
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
  description = "Key that encrypts volumes and secret."
}

variable "permissions_boundary_arn" {
  type        = string
  description = "Permissions boundary of the role; null for none."
  default     = null
}
