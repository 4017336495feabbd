locals {
  # One /24 each out of the VPC's /16: machines 0 to 2, functions 10 to 12, the NAT gateway's 20.
  zone_numbers     = { for number, zone in var.zones : zone => number }
  machine_ranges   = { for zone, number in local.zone_numbers : zone => cidrsubnet(var.cidr_block, 8, number) }
  function_ranges  = { for zone, number in local.zone_numbers : zone => cidrsubnet(var.cidr_block, 8, 10 + number) }
  public_range     = cidrsubnet(var.cidr_block, 8, 20)
  endpoint_zones   = slice(var.zones, 0, var.endpoint_zone_count)
  interface_target = toset(["ssm", "secretsmanager"])
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr_block
  enable_dns_support   = true
  enable_dns_hostnames = true # Private names of the interface endpoints need it.

  tags = { Name = var.name }
}

# Whoever forgets to name a security group gets this one, in which nothing may pass.
resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-closed" }
}

resource "aws_subnet" "machines" {
  for_each = local.machine_ranges

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-machines-${each.key}" }
}

resource "aws_subnet" "functions" {
  for_each = local.function_ranges

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.key
  cidr_block              = each.value
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-functions-${each.key}" }
}

# Nothing but the NAT gateway stands here.
resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.this.id
  availability_zone       = var.zones[0]
  cidr_block              = local.public_range
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-public" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.name }
}

resource "aws_eip" "nat" {
  domain = "vpc"

  tags = { Name = "${var.name}-nat" }
}

# One, not three: it carries installation and Session Manager, never a request. Losing its zone
# leaves the market open.
resource "aws_nat_gateway" "this" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.public.id

  tags = { Name = var.name }

  depends_on = [aws_internet_gateway.this]
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-public" }
}

resource "aws_route" "public_internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "machines" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-machines" }
}

resource "aws_route" "machines_nat" {
  route_table_id         = aws_route_table.machines.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this.id
}

resource "aws_route_table_association" "machines" {
  for_each = aws_subnet.machines

  subnet_id      = each.value.id
  route_table_id = aws_route_table.machines.id
}

# No way out at all: a function needs the groups, the payment service and the endpoints.
resource "aws_route_table" "functions" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-functions" }
}

resource "aws_route_table_association" "functions" {
  for_each = aws_subnet.functions

  subnet_id      = each.value.id
  route_table_id = aws_route_table.functions.id
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.${var.region}.s3"
  route_table_ids   = [aws_route_table.machines.id]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "ReadSessionManagerAgent"
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::amazon-ssm-${var.region}/*"
    }]
  })

  tags = { Name = "${var.name}-s3" }
}

# What functions read at start. Everything else of AWS is reached by machines through the NAT: a
# full set of endpoints in three zones would cost more.
resource "aws_vpc_endpoint" "interface" {
  for_each = local.interface_target

  vpc_id              = aws_vpc.this.id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  subnet_ids          = [for zone in local.endpoint_zones : aws_subnet.functions[zone].id]
  security_group_ids  = [aws_security_group.role["endpoints"].id]
  private_dns_enabled = true

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_cloudwatch_log_group" "refused" {
  name              = "/stoa/${var.environment}/refused-traffic"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_iam_role" "flow_logs" {
  name                 = "${var.name}-flow-logs"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "vpc-flow-logs.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "flow_logs" {
  name = "write-refused-traffic"
  role = aws_iam_role.flow_logs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
      Resource = "${aws_cloudwatch_log_group.refused.arn}:*"
    }]
  })
}

# Refused traffic only: it shows a missing rule and a stranger, and costs cents.
resource "aws_flow_log" "refused" {
  vpc_id          = aws_vpc.this.id
  traffic_type    = "REJECT"
  log_destination = aws_cloudwatch_log_group.refused.arn
  iam_role_arn    = aws_iam_role.flow_logs.arn

  tags = { Name = "${var.name}-refused" }
}

# Who may talk to whom. Each line is one rule at both ends, as a resource of its own; there is no
# other way between two parts. Admin (7102) and metrics (7103) ports listen on loopback and have
# no line.
locals {
  roles = toset(["customer", "product", "payment", "functions", "endpoints"])

  flows = {
    customer-sequencer      = { from = "customer", to = "customer", protocol = "udp", port = 7101, what = "sequencer datagrams among members" }
    customer-state-transfer = { from = "customer", to = "customer", protocol = "tcp", port = 7101, what = "state transfer among members" }
    product-raft            = { from = "product", to = "product", protocol = "tcp", port = 7101, what = "Raft among members" }
    customer-members        = { from = "customer", to = "customer", protocol = "tcp", port = 7100, what = "clocks compared, and a first start agreed" }
    product-members         = { from = "product", to = "product", protocol = "tcp", port = 7100, what = "clocks compared, and a first start agreed" }
    functions-to-customer   = { from = "functions", to = "customer", protocol = "tcp", port = 7100, what = "calls of the customer group" }
    functions-to-product    = { from = "functions", to = "product", protocol = "tcp", port = 7100, what = "calls of the product group" }
    functions-to-payment    = { from = "functions", to = "payment", protocol = "tcp", port = 7300, what = "SOAP, tokens of cards" }
    product-to-customer     = { from = "product", to = "customer", protocol = "tcp", port = 7100, what = "the leader records purchases" }
    product-to-payment      = { from = "product", to = "payment", protocol = "tcp", port = 7300, what = "SOAP, the leader authorizes and captures" }
    functions-to-endpoints  = { from = "functions", to = "endpoints", protocol = "tcp", port = 443, what = "parameters and secrets" }
    customer-to-endpoints   = { from = "customer", to = "endpoints", protocol = "tcp", port = 443, what = "parameters and secrets" }
    product-to-endpoints    = { from = "product", to = "endpoints", protocol = "tcp", port = 443, what = "parameters and secrets" }
    payment-to-endpoints    = { from = "payment", to = "endpoints", protocol = "tcp", port = 443, what = "parameters and secrets" }
  }

  # Packages of the distribution come over HTTP (signed) and HTTPS; Session Manager over HTTPS.
  ways_out = merge([
    for role in ["customer", "product", "payment"] : {
      "${role}-packages"        = { role = role, port = 80, what = "signed packages of the distribution" }
      "${role}-session-manager" = { role = role, port = 443, what = "Session Manager, metrics and packages" }
    }
  ]...)
}

resource "aws_security_group" "role" {
  for_each = local.roles

  name        = "${var.name}-${each.key}"
  description = "Stoa ${each.key}; its rules are resources of their own"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "flow" {
  for_each = local.flows

  security_group_id            = aws_security_group.role[each.value.to].id
  referenced_security_group_id = aws_security_group.role[each.value.from].id
  ip_protocol                  = each.value.protocol
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = each.value.what

  tags = { Name = each.key }
}

resource "aws_vpc_security_group_egress_rule" "flow" {
  for_each = local.flows

  security_group_id            = aws_security_group.role[each.value.from].id
  referenced_security_group_id = aws_security_group.role[each.value.to].id
  ip_protocol                  = each.value.protocol
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = each.value.what

  tags = { Name = each.key }
}

resource "aws_vpc_security_group_egress_rule" "way_out" {
  for_each = local.ways_out

  security_group_id = aws_security_group.role[each.value.role].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  description       = each.value.what

  tags = { Name = each.key }
}

