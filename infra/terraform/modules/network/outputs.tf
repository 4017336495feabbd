output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "machine_subnets" {
  description = "Zone to the private subnet for machines: its id and range."
  value       = { for zone, subnet in aws_subnet.machines : zone => { id = subnet.id, cidr_block = subnet.cidr_block } }
}

output "function_subnet_ids" {
  description = "Private subnets for functions, in the order of the zones."
  value       = [for zone in var.zones : aws_subnet.functions[zone].id]
}

output "security_group_ids" {
  description = "Role (`customer`, `product`, `payment`, `functions`, `endpoints`) to security group."
  value       = { for role, group in aws_security_group.role : role => group.id }

  # A machine that starts before its ways are open cannot install its agent.
  depends_on = [
    aws_vpc_security_group_ingress_rule.flow,
    aws_vpc_security_group_egress_rule.flow,
    aws_vpc_security_group_egress_rule.way_out,
    aws_route.machines_nat,
    aws_route.public_internet,
    aws_route_table_association.machines,
    aws_route_table_association.public,
  ]
}
