# One machine: made, started, stopped, deleted.
# shellcheck shell=bash

directory_of() { printf '%s/machines/%s' "$fleet_dir" "$1"; }

is_made() { [[ -e $(directory_of "$1")/made ]]; }

# The container's first process, as the host sees it.
pid_of() {
  local file
  file=$(directory_of "$1")/pid
  [[ -e $file ]] && printf '%s' "$(<"$file")"
}

is_running() {
  local pid
  pid=$(pid_of "$1") && [[ -d /proc/$pid ]] && grep -qz -- "--machine=$1" "/proc/$pid/cmdline" 2>/dev/null
}

make_keys() {
  [[ -e $fleet_dir/id_ed25519 ]] || ssh-keygen -q -t ed25519 -N '' -C fleet -f "$fleet_dir/id_ed25519"
}

# Everything is made as a draft; the file `made` comes last, so that a creation that was interrupted
# begins anew.
make_machine() {
  local name=$1 base=$2 directory
  ! is_made "$name" || return 0
  directory=$(directory_of "$name")
  rm -rf --one-file-system "$directory"
  mkdir -p "$directory"/{upper,work,root,data}
  echo "$base" >"$directory/base"
  make_volume "$name"
  mount_root "$name"
  settle_machine "$name"
  : >"$directory/made"
}

# A sparse file of limited size, so that a disk can be full.
make_volume() {
  local file
  file=$(directory_of "$1")/data.img
  truncate -s "$data_size" "$file"
  mkfs.ext4 -q -m 0 -J size=16 -L stoa-data "$file"
}

settle_machine() {
  local name=$1 root
  root=$(directory_of "$name")/root
  echo "$name" >"$root/etc/hostname"
  cat >"$root/etc/systemd/network/10-fleet.network" <<UNIT
[Match]
Name=host0

[Network]
Address=$(address_of "$name")/24
Gateway=$network.1
LinkLocalAddressing=no
IPv6AcceptRA=no
UNIT
  install -d -m 0700 "$root/home/$login/.ssh"
  install -m 0600 "$fleet_dir/id_ed25519.pub" "$root/home/$login/.ssh/authorized_keys"
  chroot "$root" chown -R "$login:$login" "/home/$login/.ssh"
  # The one that clients ask for; one by RSA takes seconds of a processor.
  ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$root/etc/ssh/ssh_host_ed25519_key"
  note_host_key "$name"
}

note_host_key() {
  local name=$1 known=$fleet_dir/known_hosts key
  read -r key <<<"$(cut -d' ' -f1,2 "$(directory_of "$name")/root/etc/ssh/ssh_host_ed25519_key.pub")"
  touch "$known"
  sed -i "/^$name,/d" "$known"
  echo "$name,$(address_of "$name") $key" >>"$known"
}

mount_root() {
  local directory
  directory=$(directory_of "$1")
  mountpoint -q "$directory/root" ||
    mount -t overlay "stoa-$1" -o "lowerdir=$fleet_dir/base/$(<"$directory/base"),upperdir=$directory/upper,workdir=$directory/work" "$directory/root" ||
    fail "the root of $1 cannot be mounted: is $fleet_dir on ext4 or xfs?"
}

mount_data() {
  local directory
  directory=$(directory_of "$1")
  mountpoint -q "$directory/data" || mount -o loop,noatime "$directory/data.img" "$directory/data" ||
    fail "the data volume of $1 cannot be mounted: are there loop devices left?"
}

# A control group of its own for each machine. In one that they share, units of the same name are one
# control group, and a signal to all processes of `mariadb` on one machine reaches those on all eleven.
group_of() {
  local tree
  tree=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts)
  [[ -n $tree ]] || fail 'this host has no cgroup2 file system'
  printf '%s/stoa-fleet/%s' "$tree" "$1"
}

remove_group() {
  local group
  group=$(group_of "$1")
  [[ ! -d $group ]] || find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
}

# Runs a command with the standard files only.
without_open_files() {
  local file
  for file in /proc/self/fd/*; do
    file=${file##*/}
    if ((file > 2)); then eval "exec $file>&-"; fi
  done
  exec "$@"
}

readonly start_limit_seconds=60

start_machine() {
  local name=$1 directory group end
  is_made "$name" || fail "there is no machine $name: fleet create $name"
  ! is_running "$name" || return 0
  directory=$(directory_of "$name")
  mount_root "$name"
  mount_data "$name"
  write_apt_configuration "$directory/root"
  write_hosts "$directory/root"
  cp -L /etc/resolv.conf "$directory/root/etc/resolv.conf"
  rm -f "$directory/pid"
  : >"$directory/on"
  group=$(group_of "$name")
  mkdir -p "$group"
  # A session of its own and no open file of its starter: the machine outlives it, and must not hold a
  # lock or a pipe. No registration and no unit, because the host's first process need not be systemd.
  SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 without_open_files setsid "$here/lib/power" "$directory" "$group" \
    systemd-nspawn --quiet --boot --directory="$directory/root" --machine="$name" --hostname="$name" \
    --network-bridge="$bridge" --register=no --keep-unit --bind="$directory/data:/var/lib/stoa" \
    --resolv-conf=off --timezone=off --link-journal=no --settings=no --console=pipe \
    </dev/null >"$directory/console.log" 2>&1 &
  end=$((SECONDS + start_limit_seconds))
  until [[ -s $directory/pid ]]; do
    ((SECONDS < end)) || fail "$name cannot be run, see $directory/console.log"
    sleep 0.05
  done
}

readonly boot_limit_seconds=60

await_machine() {
  local name=$1 end=$((SECONDS + boot_limit_seconds))
  until answers "$name"; do
    is_running "$name" || fail "$name does not start, see $(directory_of "$name")/console.log"
    ((SECONDS < end)) || fail "$name does not answer on port 22, see $(directory_of "$name")/console.log"
    sleep 0.2
  done
}

answers() {
  local greeting
  greeting=$(timeout 2 bash -c "exec 3<>/dev/tcp/$(address_of "$1")/22 && read -r line <&3 && echo \"\$line\"" 2>/dev/null) &&
    [[ $greeting == SSH-* ]]
}

readonly stop_limit_seconds=60

# nspawn passes SIGTERM on as an orderly shutdown.
stop_machine() {
  local name=$1
  rm -f "$(directory_of "$name")/on"
  ! is_running "$name" || kill -TERM "$(pid_of "$name")"
}

# The machine's first process is killed, and the kernel ends all others with it: nothing is flushed
# by the programs, as when the power goes. What the host's kernel has taken stays on its disk.
cut_power() {
  local name=$1 pid
  rm -f "$(directory_of "$name")/on"
  is_running "$name" || return 0
  for pid in $(init_of "$name"); do kill -KILL "$pid" 2>/dev/null || true; done
}

# The container's init: the child of nspawn that is first in a process namespace of its own.
init_of() {
  local nspawn child candidates=()
  nspawn=$(pid_of "$1")
  for child in $(cat "/proc/$nspawn/task/$nspawn/children"); do
    # shellcheck disable=SC2207 # process numbers
    candidates+=("$child" $(cat "/proc/$child/task/$child/children" 2>/dev/null))
  done
  for child in "${candidates[@]}"; do
    if grep -qE '^NSpid:.*[[:space:]]1$' "/proc/$child/status"; then echo "$child"; fi
  done
}

close_machine() {
  local name=$1 directory end=$((SECONDS + stop_limit_seconds))
  directory=$(directory_of "$name")
  while is_running "$name"; do
    if ((SECONDS >= end)); then
      say "$name does not shut down; cutting its power"
      cut_power "$name"
      kill -KILL "$(pid_of "$name")" 2>/dev/null || true
      end=$((SECONDS + stop_limit_seconds))
    fi
    sleep 0.1
  done
  rm -f "$directory/pid"
  remove_group "$name"
  unmount "$directory/data"
  unmount "$directory/root"
}

# The kernel may hold a mount for a moment after the last process has gone.
unmount() {
  local try
  for try in {1..50}; do
    mountpoint -q "$1" || return 0
    umount "$1" 2>/dev/null || sleep 0.1
  done
  fail "$1 cannot be unmounted after $try tries"
}

delete_machine() {
  local name=$1
  rm -rf --one-file-system "$(directory_of "$name")"
  [[ ! -e $fleet_dir/known_hosts ]] || sed -i "/^$name,/d" "$fleet_dir/known_hosts"
}

# As a new machine of the same name: host keys are new, too.
wipe_machine() {
  local base
  base=$(<"$(directory_of "$1")/base")
  delete_machine "$1"
  make_machine "$1" "$base"
  unmount "$(directory_of "$1")/root"
}

machine_line() {
  local name=$1 state=missing pid=- used=- directory
  directory=$(directory_of "$name")
  if is_running "$name"; then
    pid=$(pid_of "$name")
    state=booting
    ! answers "$name" || state=up
    used=$(df -h --output=used,size "$directory/data" | awk 'NR == 2 { print $1 " of " $2 }')
  elif is_made "$name"; then
    state=stopped
  fi
  printf '%-12s %-13s %-9s %-8s %s\n' "$name" "$(address_of "$name")" "$state" "$pid" "$used"
  [[ $state == up ]]
}

ssh_config() {
  local name
  for name in "${machine_names[@]}"; do
    printf 'Host %s %s\n  HostName %s\n' "$name" "$(address_of "$name")" "$(address_of "$name")"
  done
  cat <<TEXT
Host *
  User $login
  IdentityFile $fleet_dir/id_ed25519
  IdentitiesOnly yes
  UserKnownHostsFile $fleet_dir/known_hosts
  StrictHostKeyChecking yes
  ConnectTimeout 5
TEXT
}

machine_ssh() {
  local name=${1:?a machine is needed}
  named "$name"
  shift
  ssh -F "$fleet_dir/ssh_config" "$name" "$@"
}
