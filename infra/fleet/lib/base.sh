# The base roots that all machines share: `bare` as debootstrap makes it, `full` with the packages
# that the playbooks would install. A base never changes once machines stand on it.
# shellcheck shell=bash

make_base() {
  mkdir -p "$fleet_dir/base"
  exec 8>"$fleet_dir/base/lock"
  flock 8
  [[ -e $fleet_dir/base/bare ]] || make_bare_base
  [[ $1 == bare || -e $fleet_dir/base/full ]] || make_full_base
  exec 8>&-
}

make_bare_base() {
  local draft=$fleet_dir/base/bare.draft
  read_host_apt
  say "making a Debian root with debootstrap, once; this takes a minute or more"
  rm -rf --one-file-system "$draft"
  apt_proxy debootstrap --variant=minbase --include="$bare_packages" "$suite" "$draft" "$(mirror)" \
    >"$fleet_dir/base/debootstrap.log" 2>&1 ||
    fail "debootstrap failed, see $fleet_dir/base/debootstrap.log"
  settle_base "$draft"
  mv "$draft" "$fleet_dir/base/bare"
}

# debootstrap knows proxies by the environment only.
apt_proxy() {
  local proxy
  proxy=$(apt-config shell proxy Acquire::http::Proxy)
  proxy=${proxy#proxy=\'}
  proxy=${proxy%\'}
  if [[ -n $proxy ]]; then
    http_proxy=$proxy "$@"
  else
    "$@"
  fi
}

# Runs a command in a root that is not booted.
in_root() {
  local root=$1
  shift
  systemd-nspawn --quiet --register=no --keep-unit --pipe --resolv-conf=off -D "$root" "$@"
}

# What holds for every machine.
settle_base() {
  local root=$1
  in_root "$root" useradd --create-home --shell /bin/bash "$login"
  echo "$login ALL=(ALL) NOPASSWD: ALL" >"$root/etc/sudoers.d/90-$login"
  chmod 0440 "$root/etc/sudoers.d/90-$login"
  rm -f "$root"/etc/ssh/ssh_host_*_key* "$root/etc/resolv.conf"
  in_root "$root" systemctl -q enable systemd-networkd ssh
  # No console is ever looked at, and eleven of them cost processes.
  in_root "$root" systemctl -q mask console-getty.service systemd-networkd-wait-online.service
  : >"$root/etc/machine-id"
  mkdir -p "$root/etc/systemd/network" "$root/var/lib/stoa"
}

make_full_base() {
  local draft=$fleet_dir/base/full.draft
  say 'installing Java and MariaDB into the base root, once; this takes a minute or more'
  rm -rf --one-file-system "$draft"
  cp -a "$fleet_dir/base/bare" "$draft"
  write_apt_configuration "$draft"
  cp -L /etc/resolv.conf "$draft/etc/resolv.conf"
  write_hosts "$draft"
  # Nothing starts while packages are installed into a root that does not run.
  printf '#!/bin/sh\nexit 101\n' >"$draft/usr/sbin/policy-rc.d"
  chmod 0755 "$draft/usr/sbin/policy-rc.d"
  # shellcheck disable=SC2086 # a list of packages
  in_root "$draft" sh -c \
    "export DEBIAN_FRONTEND=noninteractive; apt-get update -q && apt-get install -qy --no-install-recommends $full_packages && apt-get clean" \
    >"$fleet_dir/base/packages.log" 2>&1 ||
    fail "packages cannot be installed, see $fleet_dir/base/packages.log"
  rm -f "$draft/usr/sbin/policy-rc.d" "$draft/etc/resolv.conf"
  # Databases are made on data volumes, by the playbooks.
  in_root "$draft" systemctl -q disable mariadb chrony prometheus-node-exporter
  rm -rf "$draft"/var/lib/mysql/*
  : >"$draft/etc/machine-id"
  mv "$draft" "$fleet_dir/base/full"
}

write_apt_configuration() {
  local root=$1
  [[ -n ${apt_sources:-} ]] || read_host_apt
  printf '%s\n' "$apt_lines" >"$root/etc/apt/apt.conf.d/90-as-the-host"
  printf '%s\n' "$apt_sources" >"$root/etc/apt/sources.list"
}

read_host_apt() {
  local from security
  from=$(mirror)
  [[ -n $from ]] || fail 'no Debian mirror in the apt configuration of this host: run apt-get update, or set STOA_FLEET_MIRROR'
  security=$(mirror Debian-Security)
  apt_lines=$(apt_settings)
  apt_sources="deb $from $suite main
deb $from $suite-updates main"
  [[ -z $security ]] || apt_sources+="
deb $security $suite-security main"
}

# Hosts may name mirrors and proxies in their own file of names.
write_hosts() {
  local root=$1 host name
  {
    echo '127.0.0.1 localhost'
    for name in "${machine_names[@]}"; do echo "$(address_of "$name") $name"; done
    for host in $(sed -nE 's#.*https?://([^/:@" ]+@)?([^/:" ]+).*#\2#p' "$root/etc/apt/sources.list" "$root/etc/apt/apt.conf.d/90-as-the-host" | sort -u); do
      grep -E "[[:space:]]$host([[:space:]]|\$)" /etc/hosts || true
    done
  } >"$root/etc/hosts"
}
