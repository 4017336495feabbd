# Sourced by the checks: where things are, how long a part takes, and a workspace to run Terraform in.

terraform_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
checks_dir=$terraform_dir/checks
cache_dir=${XDG_CACHE_HOME:-$HOME/.cache}/stoa/terraform

# Runs a part and says what it took. Usage: part NAME COMMAND...
part() {
  local TIMEFORMAT="== $1: %0R s, processor %0U s and %0S s in the kernel"
  echo "== $1"
  shift
  { time "$@" 2>&1; } 2>&1
}

# Says why nothing was checked. With STOA_CHECKS_REQUIRED=1, as in GitHub Actions, that is a failure.
skip() {
  echo "SKIPPED: $*"
  [ "${STOA_CHECKS_REQUIRED:-0}" != 1 ] || exit 1
  exit 0
}

# Usage: install DEBIAN_PACKAGE; does nothing where that cannot be done.
install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null || true
}

# Sees to it that a program is there. Usage: need PROGRAM DEBIAN_PACKAGE
need() {
  command -v "$1" >/dev/null || install "$2"
  command -v "$1" >/dev/null || skip "$1 is not installed"
}

# Makes a virtual environment in the cache, once for each list of packages, and sets venv to its place.
# Usage: make_venv REQUIREMENTS
make_venv() {
  venv=$cache_dir/$(basename "$1" .txt)-$({ cat "$1"; python3 --version; } | md5sum | cut -c 1-12)
  [ ! -e "$venv/complete" ] || return 0
  rm -rf "$venv"
  python3 -m venv "$venv" >/dev/null || { install python3-venv && python3 -m venv "$venv"; }
  "$venv/bin/pip" install --quiet --disable-pip-version-check --no-compile -r "$1" || skip "$(basename "$1") cannot be had: no package index in reach"
  touch "$venv/complete"
}

# A folder of this machine that has the AWS provider, if there is one: the places where Terraform
# itself looks for mirrors first, then what a short search finds.
provider_mirror() {
  local place found
  for place in ${STOA_PROVIDER_MIRROR:-} "$HOME/.terraform.d/plugins" "${XDG_DATA_HOME:-$HOME/.local/share}/terraform/plugins" \
    /usr/local/share/terraform/plugins /usr/share/terraform/plugins; do
    if [ -d "$place/registry.terraform.io/hashicorp/aws" ]; then
      echo "$place"
      return
    fi
  done
  found=$(timeout 60 find / -maxdepth 7 \( -path /proc -o -path /sys -o -name .terraform \) -prune -o \
    -type d -path '*/registry.terraform.io/hashicorp/aws' -print -quit 2>/dev/null || true)
  [ -z "$found" ] || dirname "$(dirname "$(dirname "$found")")"
}

# The newest version of the provider in a mirror.
mirrored_version() {
  find "$1/registry.terraform.io/hashicorp/aws" -mindepth 1 -maxdepth 1 -type d -name '[0-9]*' -printf '%f\n' | sort -V | tail -n 1
}

# Makes a copy to run Terraform in, so that no check leaves anything in the tree, with a CLI
# configuration of its own. Sets workspace and TF_CLI_CONFIG_FILE; the caller removes the workspace.
make_workspace() {
  local mirror version environment
  workspace=$(mktemp -d)
  mkdir -p "$workspace/infra"
  cp -r "$terraform_dir" "$terraform_dir/../deploy" "$terraform_dir/../observability" "$workspace/infra/"
  find "$workspace" -name .terraform -prune -exec rm -rf {} +
  export TF_CLI_CONFIG_FILE=$workspace/terraform.rc TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1
  mirror=$(provider_mirror)
  if [ -z "$mirror" ]; then
    : >"$TF_CLI_CONFIG_FILE"
    return
  fi
  version=$(mirrored_version "$mirror")
  cat >"$TF_CLI_CONFIG_FILE" <<RC
provider_installation {
  filesystem_mirror {
    path    = "$mirror"
    include = ["registry.terraform.io/hashicorp/aws"]
  }
}
RC
  # The environments ask for a provider that knows java25; what is on this machine may be older.
  for environment in dev prod; do
    cat >"$workspace/infra/terraform/environments/$environment/provider_override.tf" <<TF
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "$version"
    }
  }
}
TF
  done
  echo "AWS provider $version from a mirror on this machine"
}
