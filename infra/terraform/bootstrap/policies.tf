locals {
  own = {
    roles      = "arn:aws:iam::${var.account_id}:role/stoa-${var.environment}-*"
    profiles   = "arn:aws:iam::${var.account_id}:instance-profile/stoa-${var.environment}-*"
    functions  = "arn:aws:lambda:${var.region}:${var.account_id}:function:stoa-${var.environment}-*"
    parameters = "arn:aws:ssm:${var.region}:${var.account_id}:parameter/stoa/${var.environment}/*"
    secrets    = "arn:aws:secretsmanager:${var.region}:${var.account_id}:secret:stoa/${var.environment}/*"
    packages   = "arn:aws:s3:::stoa-${var.environment}-packages-${var.account_id}"
    topics     = "arn:aws:sns:${var.region}:${var.account_id}:stoa-${var.environment}-*"
    logs       = "arn:aws:logs:${var.region}:${var.account_id}:log-group:*"
    alarms     = "arn:aws:cloudwatch:${var.region}:${var.account_id}:alarm:stoa-${var.environment}-*"
    instances  = "arn:aws:ec2:${var.region}:${var.account_id}:instance/*"
    keys       = "arn:aws:kms:${var.region}:${var.account_id}:key/*"
  }

  # Written out, not taken from the resources, so that every plan shows the policies as they will be.
  state_bucket = "stoa-${var.environment}-terraform-${var.account_id}"
  state_arn    = "arn:aws:s3:::${local.state_bucket}"
  state_object = "${local.state_arn}/stoa/terraform.tfstate"
  boundary     = "stoa-${var.environment}-boundary"
  boundary_arn = "arn:aws:iam::${var.account_id}:policy/${local.boundary}"
}

# Enough to compute a plan. No value of a secret, no object but the state, no lock: pull requests
# plan with -lock=false.
data "aws_iam_policy_document" "plan" {
  #checkov:skip=CKV_AWS_356:Names and settings only; most of these actions know no narrower resource.
  statement {
    sid = "DescribeWhatThereIs"
    actions = [
      "apigateway:GET",
      "cloudwatch:DescribeAlarms",
      "cloudwatch:ListTagsForResource",
      "ec2:Describe*",
      "iam:GetInstanceProfile",
      "iam:GetRole",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole",
      "iam:ListRolePolicies",
      "kms:DescribeKey",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListAliases",
      "kms:ListResourceTags",
      "lambda:GetAlias",
      "lambda:GetFunctionConfiguration",
      "lambda:GetPolicy",
      "lambda:ListTags",
      "lambda:ListVersionsByFunction",
      "logs:DescribeLogGroups",
      "logs:ListTagsForResource",
      "sns:GetSubscriptionAttributes",
      "sns:GetTopicAttributes",
      "sns:ListTagsForResource",
      "ssm:DescribeParameters",
    ]
    resources = ["*"] # Names and settings only; most of these actions know no narrower one.
  }

  statement {
    sid       = "ReadOwnSettings"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:ListTagsForResource", "secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy", "lambda:GetFunction", "lambda:GetFunctionCodeSigningConfig"]
    resources = [local.own.parameters, local.own.secrets, local.own.functions]
  }

  statement {
    sid       = "ReadPackagesBucket"
    actions   = ["s3:GetBucket*", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration", "s3:GetAccelerateConfiguration", "s3:GetReplicationConfiguration", "s3:ListBucket", "s3:GetObject", "s3:GetObjectTagging"]
    resources = [local.own.packages, "${local.own.packages}/placeholder.zip"]
  }

  statement {
    sid       = "ReadState"
    actions   = ["s3:GetObject"]
    resources = [local.state_object]
  }

  statement {
    sid       = "FindState"
    actions   = ["s3:ListBucket"]
    resources = [local.state_arn]
  }
}

data "aws_iam_policy_document" "apply" {
  #checkov:skip=CKV_AWS_107:Reads no credentials: secretsmanager:GetSecretValue is not in it.
  #checkov:skip=CKV_AWS_109:Roles are limited to stoa-ENVIRONMENT-* and to the boundary.
  #checkov:skip=CKV_AWS_111:EC2 and KMS actions on what does not exist yet know no narrower resource; region and account are fixed.
  #checkov:skip=CKV_AWS_356:As above.
  source_policy_documents = [data.aws_iam_policy_document.plan.json]

  statement {
    sid = "BuildNetworkAndMachines"
    actions = [
      "ec2:*",
      "kms:CreateKey", "kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias", "kms:TagResource", "kms:UntagResource",
      "kms:PutKeyPolicy", "kms:EnableKeyRotation", "kms:UpdateKeyDescription", "kms:CreateGrant", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*",
    ]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "aws:RequestedRegion"
      values   = [var.region]
    }
  }

  statement {
    sid       = "BuildFunctions"
    actions   = ["lambda:*", "apigateway:*", "logs:*", "sns:*", "cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms", "cloudwatch:TagResource", "cloudwatch:UntagResource"]
    resources = [local.own.functions, "arn:aws:apigateway:${var.region}::/*", local.own.logs, local.own.topics, local.own.alarms]
  }

  statement {
    sid       = "DeliverLogs"
    actions   = ["logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:UpdateLogDelivery", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies"]
    resources = ["*"] # The gateway's access log; these actions know no narrower one.
  }

  statement {
    sid = "MakeSecretsAndParameters"
    actions = [
      "secretsmanager:CreateSecret", "secretsmanager:DeleteSecret", "secretsmanager:UpdateSecret", "secretsmanager:TagResource", "secretsmanager:UntagResource",
      "ssm:PutParameter", "ssm:DeleteParameter", "ssm:AddTagsToResource", "ssm:RemoveTagsFromResource",
    ]
    resources = [local.own.secrets, local.own.parameters]
  }

  statement {
    sid       = "KeepPackages"
    actions   = ["s3:*"]
    resources = [local.own.packages, "${local.own.packages}/*"]
  }

  # Whatever role is made here carries the boundary, and cannot lose it again.
  statement {
    sid       = "MakeRolesInsideTheBoundary"
    actions   = ["iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:PutRolePermissionsBoundary"]
    resources = [local.own.roles]

    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values   = [local.boundary_arn]
    }
  }

  statement {
    sid = "KeepRoles"
    actions = [
      "iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole",
      "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile", "iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile",
    ]
    resources = [local.own.roles, local.own.profiles]
  }

  statement {
    sid       = "HandRolesToServices"
    actions   = ["iam:PassRole"]
    resources = [local.own.roles]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ec2.amazonaws.com", "lambda.amazonaws.com", "vpc-flow-logs.amazonaws.com"]
    }
  }

  statement {
    sid       = "WriteState"
    actions   = ["s3:PutObject"]
    resources = [local.state_object]
  }

  statement {
    sid       = "LockState"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${local.state_object}.tflock"]
  }
}

# Rolling replicas through Session Manager, and moving the functions' aliases.
data "aws_iam_policy_document" "deploy" {
  statement {
    sid       = "OpenSessions"
    actions   = ["ssm:StartSession"]
    resources = [local.own.instances]

    condition {
      test     = "StringEquals"
      variable = "ssm:resourceTag/Environment"
      values   = [var.environment]
    }
  }

  statement {
    sid       = "SpeakSshInSessions"
    actions   = ["ssm:StartSession"]
    resources = ["arn:aws:ssm:*::document/AWS-StartSSHSession"]
  }

  statement {
    sid       = "EndOwnSessions"
    actions   = ["ssm:TerminateSession", "ssm:ResumeSession"]
    resources = ["arn:aws:ssm:*:*:session/$${aws:userid}-*"]
  }

  # stop_machine.yml stops one and starts it again.
  statement {
    sid       = "StopAndStartMachines"
    actions   = ["ec2:StopInstances", "ec2:StartInstances"]
    resources = [local.own.instances]

    condition {
      test     = "StringEquals"
      variable = "ec2:ResourceTag/Environment"
      values   = [var.environment]
    }
  }

  statement {
    sid       = "SeeMachines"
    actions   = ["ec2:DescribeInstances", "ssm:DescribeInstanceInformation"]
    resources = ["*"] # These actions know no narrower one.
  }

  statement {
    sid       = "PublishFunctions"
    actions   = ["lambda:UpdateFunctionCode", "lambda:PublishVersion", "lambda:UpdateAlias", "lambda:GetAlias", "lambda:GetFunction", "lambda:GetFunctionConfiguration"]
    resources = [local.own.functions]
  }

  statement {
    sid       = "KeepPackages"
    actions   = ["s3:PutObject", "s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${local.own.packages}/*"]
  }

  statement {
    sid       = "EncryptPackages"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = [local.own.keys]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["s3.${var.region}.amazonaws.com"]
    }
  }

  statement {
    sid       = "ReadOutputs"
    actions   = ["s3:GetObject"]
    resources = [local.state_object]
  }

  statement {
    sid       = "FindState"
    actions   = ["s3:ListBucket"]
    resources = [local.state_arn]
  }
}

# The most that any role of the environment can ever be given.
data "aws_iam_policy_document" "boundary" {
  #checkov:skip=CKV_AWS_108:A boundary allows nothing by itself; each role's own policy names its one secret.
  #checkov:skip=CKV_AWS_111:As above.
  #checkov:skip=CKV_AWS_356:As above.
  statement {
    sid       = "ReadConfiguration"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
    resources = [local.own.secrets, local.own.parameters, trimsuffix(local.own.parameters, "/*")]
  }

  statement {
    sid       = "Decrypt"
    actions   = ["kms:Decrypt"]
    resources = [local.own.keys]
  }

  statement {
    sid = "WriteLogsAndMetricsAndHoldSessions"
    actions = [
      "cloudwatch:PutMetricData",
      "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams",
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
      "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
      "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "boundary" {
  name        = local.boundary
  description = "The most that a role of Stoa ${var.environment} can be given"
  policy      = data.aws_iam_policy_document.boundary.json
}
