variable "name" {
  type        = string
  description = "Name of role and instance profile, such as `stoa-dev-customer`."

  validation {
    condition     = can(regex("^stoa-[a-z0-9-]+$", var.name))
    error_message = "name must begin with `stoa-` and have lower case letters, digits and hyphens."
  }
}

variable "region" {
  type        = string
  description = "AWS region of the secrets."
}

variable "secret_arn" {
  type        = string
  description = "The one secret that the machines read."
}

variable "parameters_arn" {
  type        = string
  description = "Path of the environment's parameters, as an ARN without a slash at its end."

  validation {
    condition     = !endswith(var.parameters_arn, "/") && !endswith(var.parameters_arn, "*")
    error_message = "parameters_arn must end with neither a slash nor an asterisk."
  }
}

variable "kms_key_arn" {
  type        = string
  description = "Key that encrypts the secret."
}

variable "permissions_boundary_arn" {
  type        = string
  description = "Permissions boundary of the role; null for none."
  default     = null
}
