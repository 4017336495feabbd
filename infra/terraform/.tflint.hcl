# All built-in rules, not only the recommended ones.
plugin "terraform" {
  enabled = true
  preset  = "all"
}

config {
  call_module_type = "local"
}
