# The real provider's schemas, planned without a network: its answers are never needed.
provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "offline"
  secret_key                  = "offline"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  name        = "stoa-test"
  environment = "test"
  region      = "eu-central-1"
  cidr_block  = "10.42.0.0/16"
  zones       = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-0000-0000-000000000000"
}

run "gives_no_subnet_public_addresses" {
  command = plan

  module {
    source = "./modules/network"
  }

  assert {
    condition = !anytrue(concat(
      [for subnet in aws_subnet.machines : subnet.map_public_ip_on_launch],
      [for subnet in aws_subnet.functions : subnet.map_public_ip_on_launch],
      [aws_subnet.public.map_public_ip_on_launch],
    ))
    error_message = "A subnet gives public addresses to what starts in it."
  }

  assert {
    condition     = length(aws_subnet.machines) == 3 && length(aws_subnet.functions) == 3
    error_message = "Machines and functions need a private subnet in each of three zones."
  }

  assert {
    condition = length(distinct(concat(
      [for subnet in aws_subnet.machines : subnet.cidr_block],
      [for subnet in aws_subnet.functions : subnet.cidr_block],
      [aws_subnet.public.cidr_block],
    ))) == 7
    error_message = "Two subnets share a range."
  }

  assert {
    condition     = aws_route.machines_nat.destination_cidr_block == "0.0.0.0/0" && aws_route.machines_nat.gateway_id == null
    error_message = "Machines leave through the NAT gateway only."
  }
}

run "lets_only_named_parts_in" {
  command = plan

  module {
    source = "./modules/network"
  }

  # The whole list: whoever opens a way has to name it here, too.
  assert {
    condition = toset([
      for name, rule in aws_vpc_security_group_ingress_rule.flow : "${name} ${rule.ip_protocol}/${rule.from_port}"
      ]) == toset([
      "customer-sequencer udp/7101",
      "customer-state-transfer tcp/7101",
      "product-raft tcp/7101",
      "customer-members tcp/7100",
      "product-members tcp/7100",
      "functions-to-customer tcp/7100",
      "functions-to-product tcp/7100",
      "functions-to-payment tcp/7300",
      "product-to-customer tcp/7100",
      "product-to-payment tcp/7300",
      "functions-to-endpoints tcp/443",
      "customer-to-endpoints tcp/443",
      "product-to-endpoints tcp/443",
      "payment-to-endpoints tcp/443",
    ])
    error_message = "Another set of ways is open than the design names."
  }

  assert {
    condition = alltrue([
      for rule in aws_vpc_security_group_ingress_rule.flow :
      rule.cidr_ipv4 == null && rule.cidr_ipv6 == null && rule.prefix_list_id == null && rule.from_port == rule.to_port
    ])
    error_message = "A way in is open to addresses instead of a security group, or to a range of ports."
  }

  assert {
    condition     = !anytrue([for rule in aws_vpc_security_group_ingress_rule.flow : contains([22, 7102, 7103], rule.from_port)])
    error_message = "SSH, administration and metrics must not be reachable through the network."
  }
}

run "names_every_way_out" {
  command = plan

  module {
    source = "./modules/network"
  }

  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.flow) == keys(aws_vpc_security_group_ingress_rule.flow)
    error_message = "Every way in needs its way out at the other end."
  }

  assert {
    condition = toset([for name, rule in aws_vpc_security_group_egress_rule.way_out : "${name} ${rule.ip_protocol}/${rule.from_port}-${rule.to_port}"]) == toset([
      "customer-packages tcp/80-80", "customer-session-manager tcp/443-443",
      "product-packages tcp/80-80", "product-session-manager tcp/443-443",
      "payment-packages tcp/80-80", "payment-session-manager tcp/443-443",
    ])
    error_message = "Machines may leave for packages and Session Manager only, functions not at all."
  }
}

run "has_only_the_endpoints_that_pay" {
  command = plan

  variables {
    endpoint_zone_count = 1
  }

  module {
    source = "./modules/network"
  }

  assert {
    condition     = toset(keys(aws_vpc_endpoint.interface)) == toset(["ssm", "secretsmanager"])
    error_message = "Interface endpoints are for SSM and Secrets Manager only."
  }

  assert {
    condition     = aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway" && aws_vpc_endpoint.s3.service_name == "com.amazonaws.eu-central-1.s3"
    error_message = "S3 is reached through a gateway endpoint."
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.private_dns_enabled])
    error_message = "Without private names the SDK would look for the endpoints in the internet."
  }
}

run "refuses_two_zones" {
  command = plan

  variables {
    zones = ["eu-central-1a", "eu-central-1b", "eu-central-1b"]
  }

  module {
    source = "./modules/network"
  }

  expect_failures = [var.zones]
}

run "refuses_a_public_range" {
  command = plan

  variables {
    cidr_block = "8.8.0.0/16"
  }

  module {
    source = "./modules/network"
  }

  expect_failures = [var.cidr_block]
}
