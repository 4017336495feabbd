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
  description = "The environment's name: the dimension `Environment` of what machines publish."
}

variable "machines" {
  type        = set(string)
  description = "Names of the machines, such as `customer-0`: the dimension `Machine`."

  validation {
    condition     = length(var.machines) > 0
    error_message = "machines must name at least one machine."
  }
}

variable "function_names" {
  type        = map(string)
  description = "Role to Lambda function."
}

variable "api_id" {
  type        = string
  description = "The HTTP API."
}

variable "lag_positions" {
  type        = number
  description = "How many positions a member may stay behind for ten minutes."
  default     = 10000

  validation {
    condition     = var.lag_positions >= 100
    error_message = "lag_positions must be 100 or more: a busy member is always a little behind."
  }
}

variable "email_addresses" {
  type        = list(string)
  description = "Who is told of alarms; each address confirms by itself. Empty: only the topic is made."
  default     = []

  validation {
    condition     = alltrue([for address in var.email_addresses : can(regex("^[^@ ]+@[^@ ]+$", address))])
    error_message = "email_addresses must be addresses such as team@example.org."
  }
}

variable "kms_key_arn" {
  type        = string
  description = "Key that encrypts what waits in the topic; its policy lets CloudWatch use it."
}
