variable "environment" {
  type        = string
  description = "Environment of this account, `dev` or `prod`; the protected environment in GitHub has the same name."

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "environment must be dev or prod."
  }
}

variable "region" {
  type        = string
  description = "AWS region of the state bucket."
  default     = "eu-central-1"
}

variable "account_id" {
  type        = string
  description = "AWS account, twelve digits. One account for each environment."

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id must be twelve digits."
  }
}

variable "repository" {
  type        = string
  description = "GitHub repository, owner/name, whose workflows may take the roles."

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.repository))
    error_message = "repository must be owner/name, without patterns."
  }
}
