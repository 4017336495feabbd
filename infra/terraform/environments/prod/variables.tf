variable "account_id" {
  type        = string
  description = "AWS account, twelve digits."

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be twelve digits."
  }
}

variable "image_name" {
  type        = string
  description = "Name of the Debian 13 image for new machines; running ones keep theirs."
  default     = "debian-13-amd64-20251117-2299"

  validation {
    condition     = can(regex("^debian-13-amd64-[0-9]{8}-[0-9]+$", var.image_name))
    error_message = "image_name must be one Debian 13 image, such as debian-13-amd64-20251117-2299."
  }
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

variable "runtime" {
  type        = string
  description = "Lambda runtime: `java25`, which the AWS provider knows from 6.20 on, or `java21`."
  default     = "java25"
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
