# Names, addresses and places. Sourced by fleet and drill.
# shellcheck shell=bash disable=SC2034

readonly fleet_dir=${STOA_FLEET_DIR:-/var/lib/stoa-fleet}
readonly network=${STOA_FLEET_NETWORK:-10.83.0}
readonly bridge=stoa0
readonly data_size=${STOA_FLEET_DATA_SIZE:-1536M}
readonly suite=trixie
# The user that Debian's images for AWS have.
readonly login=admin

# What the playbooks need before they can run at all.
readonly bare_packages=systemd,systemd-sysv,dbus,openssh-server,python3-minimal,iproute2,nftables,sudo,ca-certificates
# What the playbooks would install one machine after the other; libfaketime moves the clock of a
# process, because a container has none of its own.
readonly full_packages='openjdk-25-jre-headless mariadb-server chrony prometheus-node-exporter libfaketime python3-apt rsync'

readonly machine_names=(customer-{0..4} product-{0..4} payment-0)

say() { printf 'fleet: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Sets `names` to the given machines, or to all of them.
named() {
  local name
  names=("$@")
  (($# > 0)) || names=("${machine_names[@]}")
  for name in "${names[@]}"; do
    [[ " ${machine_names[*]} " == *" $name "* ]] || fail "there is no machine $name: ${machine_names[*]}"
  done
}

address_of() {
  local number=${1##*-}
  case $1 in
    customer-*) printf '%s.%d' "$network" $((10 + number)) ;;
    product-*) printf '%s.%d' "$network" $((20 + number)) ;;
    payment-*) printf '%s.%d' "$network" $((30 + number)) ;;
  esac
}
