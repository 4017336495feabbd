locals {
  roles = toset(["buyer", "seller"])

  # A group's call 5 s < the function's answer 20 s < this < the gateway 30 s: whoever waits outside
  # always waits longer, so that a late answer is said by whoever knows most.
  timeout_seconds         = 25
  gateway_timeout_seconds = 30

  # A zip with one line of text: a function must have code when it is made. The first deploy moves
  # the alias to a real version.
  placeholder = "placeholder.zip"

  # The longest way wins; what names no seller's path is the buyer's.
  routes = {
    "ANY /v1/seller/{proxy+}" = "seller"
    "$default"                = "buyer"
  }
}

resource "aws_s3_bucket" "packages" {
  bucket = "${var.name}-packages-${var.account_id}"
}

resource "aws_s3_bucket_versioning" "packages" {
  bucket = aws_s3_bucket.packages.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "packages" {
  bucket = aws_s3_bucket.packages.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "packages" {
  bucket = aws_s3_bucket.packages.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "packages" {
  bucket = aws_s3_bucket.packages.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "RefusePlainHttp"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.packages.arn, "${aws_s3_bucket.packages.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  depends_on = [aws_s3_bucket_public_access_block.packages]
}

resource "aws_s3_bucket_lifecycle_configuration" "packages" {
  bucket = aws_s3_bucket.packages.id

  rule {
    id     = "forget-old-packages"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days           = 90
      newer_noncurrent_versions = 5 # To go back to.
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  depends_on = [aws_s3_bucket_versioning.packages]
}

resource "aws_s3_object" "placeholder" {
  bucket         = aws_s3_bucket.packages.id
  key            = local.placeholder
  content_base64 = filebase64("${path.module}/${local.placeholder}")

  depends_on = [
    aws_s3_bucket_versioning.packages,
    aws_s3_bucket_server_side_encryption_configuration.packages,
  ]
}

module "function" {
  source   = "../function"
  for_each = local.roles

  name                     = var.name
  environment              = var.environment
  role                     = each.key
  region                   = var.region
  account_id               = var.account_id
  runtime                  = var.runtime
  memory_mib               = var.memory_mib
  timeout_seconds          = local.timeout_seconds
  reserved_concurrency     = var.reserved_concurrency
  log_retention_days       = var.log_retention_days
  subnet_ids               = var.subnet_ids
  security_group_id        = var.security_group_id
  parameters_arn           = var.parameters_arn
  kms_key_arn              = var.kms_key_arn
  permissions_boundary_arn = var.permissions_boundary_arn
  package                  = { bucket = aws_s3_bucket.packages.id, key = aws_s3_object.placeholder.key }
}

resource "aws_apigatewayv2_api" "this" {
  name          = var.name
  description   = "The one address of Stoa ${var.environment}"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "function" {
  for_each = local.roles

  api_id                 = aws_apigatewayv2_api.this.id
  description            = "The ${each.key} function's live version"
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = module.function[each.key].invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = local.gateway_timeout_seconds * 1000
}

resource "aws_apigatewayv2_route" "this" {
  for_each = local.routes

  api_id    = aws_apigatewayv2_api.this.id
  route_key = each.key
  target    = "integrations/${aws_apigatewayv2_integration.function[each.value].id}"
}

resource "aws_lambda_permission" "gateway" {
  for_each = local.roles

  statement_id  = "gateway"
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  function_name = module.function[each.key].function_name
  qualifier     = module.function[each.key].alias_name
  source_arn    = "${aws_apigatewayv2_api.this.execution_arn}/*"
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/stoa/${var.environment}/access"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn

    # Neither headers nor query: tokens and what somebody searched for are nobody's business.
    format = jsonencode({
      time             = "$context.requestTime"
      requestId        = "$context.requestId"
      address          = "$context.identity.sourceIp"
      method           = "$context.httpMethod"
      path             = "$context.path"
      route            = "$context.routeKey"
      status           = "$context.status"
      bytes            = "$context.responseLength"
      latencyMillis    = "$context.responseLatency"
      functionMillis   = "$context.integrationLatency"
      gatewayError     = "$context.error.message"
      integrationError = "$context.integrationErrorMessage"
    })
  }

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_rate_limit    = var.throttling.requests_per_second
    throttling_burst_limit   = var.throttling.burst
  }
}
