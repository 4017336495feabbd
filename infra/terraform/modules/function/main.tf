locals {
  name = "${var.name}-${var.role}"
  arn  = "arn:aws:lambda:${var.region}:${var.account_id}:function:${local.name}"

  network_actions = [
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
  ]
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${local.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

# Empty here: a later step fills it, so that no key and no password is in the state.
resource "aws_secretsmanager_secret" "this" {
  name                    = "stoa/${var.environment}/${var.role}-function"
  description             = "Keys and passwords of the ${var.role} function: a JSON object, file name to content"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = 30
}

resource "aws_iam_role" "this" {
  name                 = "${local.name}-function"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "configuration" {
  name = "configuration"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadOwnSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.this.arn
      },
      {
        Sid       = "DecryptOwnSecret"
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = var.kms_key_arn
        Condition = { StringEquals = { "kms:ViaService" = "secretsmanager.${var.region}.amazonaws.com" } }
      },
      {
        Sid      = "ReadParameters"
        Effect   = "Allow"
        Action   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
        Resource = [var.parameters_arn, "${var.parameters_arn}/*"]
      },
      {
        Sid      = "WriteOwnLog"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.this.arn}:*"
      },
    ]
  })
}

# Lambda, in the function's name, puts network interfaces into the subnets. The second statement
# keeps the function's own code from doing the same.
resource "aws_iam_role_policy" "network" {
  name = "network"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "LetLambdaJoinTheNetwork"
        Effect   = "Allow"
        Action   = local.network_actions
        Resource = "*" # Lambda asks for interfaces that do not exist yet.
      },
      {
        Sid       = "NotFromInside"
        Effect    = "Deny"
        Action    = local.network_actions
        Resource  = "*"
        Condition = { ArnEquals = { "lambda:SourceFunctionArn" = local.arn } }
      },
    ]
  })
}

resource "aws_lambda_function" "this" {
  function_name                  = local.name
  description                    = "Stoa's ${var.role} function"
  role                           = aws_iam_role.this.arn
  handler                        = "stoa.lambda.FunctionHandler"
  runtime                        = var.runtime
  architectures                  = ["x86_64"]
  memory_size                    = var.memory_mib
  timeout                        = var.timeout_seconds
  reserved_concurrent_executions = var.reserved_concurrency
  s3_bucket                      = var.package.bucket
  s3_key                         = var.package.key

  # Versions are published by the deploy, never by a plan.
  publish = false

  snap_start {
    apply_on = "PublishedVersions"
  }

  environment {
    variables = {
      STOA_PARAMETERS_PATH = "/stoa/${var.environment}/"
      STOA_SECRET_ID       = aws_secretsmanager_secret.this.name

      # What docs/lambda.md measures, flag by flag.
      JAVA_TOOL_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
    }
  }

  logging_config {
    log_format = "Text" # The function writes JSON lines by itself.
    log_group  = aws_cloudwatch_log_group.this.name
  }

  vpc_config {
    subnet_ids         = var.subnet_ids
    security_group_ids = [var.security_group_id]
  }

  depends_on = [aws_iam_role_policy.configuration, aws_iam_role_policy.network]

  lifecycle {
    ignore_changes = [s3_bucket, s3_key, s3_object_version, source_code_hash] # The deploy's.
  }
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  description      = "What the gateway calls; the deploy moves it"
  function_name    = aws_lambda_function.this.function_name
  function_version = "$LATEST"

  lifecycle {
    ignore_changes = [function_version, routing_config]
  }
}
