# Sourced: what follows from environment and account. Names as bootstrap/ gives them.
[[ $account =~ ^[0-9]{12}$ ]] || { echo "'$account' is no account: twelve digits" >&2; exit 2; }
state_bucket=stoa-$environment-terraform-$account
export TF_IN_AUTOMATION=1 TF_VAR_account_id=$account
export TF_VAR_permissions_boundary_arn=arn:aws:iam::$account:policy/stoa-$environment-boundary
