# What the host must offer, and its side of the machines' network.
# shellcheck shell=bash

require_root() {
  [[ $(id -u) == 0 ]] || fail 'machines are made by root: run it with sudo'
}

# One line for each thing that is missing, before anything is changed.
require_host() {
  local missing=() command
  require_root
  [[ $(uname -s) == Linux ]] || fail 'the fleet needs Linux'
  for command in ip mount mkfs.ext4 ssh ssh-keygen flock setsid; do
    command -v "$command" >/dev/null || missing+=("the command $command")
  done
  grep -qw overlay /proc/filesystems || modprobe -q overlay 2>/dev/null || missing+=('the overlay file system (kernel)')
  [[ -e /dev/loop-control ]] || modprobe -q loop 2>/dev/null || missing+=('loop devices (kernel)')
  [[ $network =~ ^(10\.[0-9]+|172\.(1[6-9]|2[0-9]|3[01])|192\.168)\.[0-9]+$ ]] ||
    missing+=("a private network in STOA_FLEET_NETWORK, such as 10.83.0, not $network")
  if ((${#missing[@]} > 0)); then
    printf 'fleet: this host lacks %s\n' "${missing[@]}" >&2
    exit 1
  fi
}

# Installs what is missing where the host is a Debian; says so elsewhere.
require_packages() {
  local package missing=()
  for package in "$@"; do
    command -v "$(command_of "$package")" >/dev/null || missing+=("$package")
  done
  ((${#missing[@]} > 0)) || return 0
  command -v apt-get >/dev/null || fail "install ${missing[*]} first"
  say "installing ${missing[*]} on this host"
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "apt-get cannot install ${missing[*]}; run apt-get update, or install them by hand"
}

command_of() {
  case $1 in
    systemd-container) echo systemd-nspawn ;;
    nftables) echo nft ;;
    *) echo "$1" ;;
  esac
}

# A bridge for the machines, and a way out for their package downloads.
open_network() {
  if ! ip link show "$bridge" >/dev/null 2>&1; then
    ip link add "$bridge" type bridge || fail 'this host cannot make a bridge (kernel)'
    ip address add "$network.1/24" dev "$bridge"
    ip link set "$bridge" up
  fi
  [[ -e $fleet_dir/ip_forward.before ]] || cat /proc/sys/net/ipv4/ip_forward >"$fleet_dir/ip_forward.before"
  echo 1 >/proc/sys/net/ipv4/ip_forward
  nft -f - <<RULES || fail 'this host cannot translate addresses (nftables, kernel)'
table ip stoa_fleet
delete table ip stoa_fleet
table ip stoa_fleet {
  chain outward {
    type nat hook postrouting priority srcnat
    ip saddr $network.0/24 oifname != "$bridge" masquerade
  }
}
RULES
}

close_network_when_unused() {
  local name
  for name in "${machine_names[@]}"; do
    ! is_running "$name" || return 0
  done
  nft delete table ip stoa_fleet 2>/dev/null || true
  ip link delete "$bridge" 2>/dev/null || true
  if [[ -e $fleet_dir/ip_forward.before ]]; then
    cat "$fleet_dir/ip_forward.before" >/proc/sys/net/ipv4/ip_forward
    rm -f "$fleet_dir/ip_forward.before"
  fi
}

# Prints the mirror that the host's apt takes packages from. With an argument: the one for its
# security updates.
mirror() {
  local label=${1:-Debian} found=${STOA_FLEET_MIRROR:-}
  if [[ -z $found || $label != Debian ]]; then
    found=$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
      awk -v label="$label" '$1 == label { print $2; exit }')
  fi
  printf '%s' "${found%/}"
}

# How the host's apt reaches its mirrors: proxies, retries, checks of dates. Read when it is needed,
# so that nothing of one host stands in the project.
apt_settings() {
  apt-config dump | grep -E '^Acquire::(http|https|Check-|Retries)' || true
}
