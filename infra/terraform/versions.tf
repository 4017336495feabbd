# Nothing is made here: this file lets `terraform init` and `terraform test` find tests/. What is
# applied stands in bootstrap/ and environments/.
terraform {
  required_version = ">= 1.11"
}
