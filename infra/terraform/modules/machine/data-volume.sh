#!/bin/sh
# Makes a member's data volume ready to be mounted, and makes sure that it is the member's own. Run
# at every boot before the mount; when it fails, nothing is mounted and the member does not start.
#
# Usage: stoa-data-volume DEVICE MEMBER [WAIT_SECONDS]
#
# - Waits for the device: a volume is attached after its machine has booted for the first time.
# - Formats it only when blkid recognizes nothing at all on it.
# - A volume that names another member is refused: a member that runs on another's data breaks the
#   promises that were made with it.
set -eu

device=$1
member=$2
wait_seconds=${3:-600}

fail() {
  echo "stoa-data-volume: $*" >&2
  exit 1
}

waited=0
until [ -b "$device" ]; do
  [ "$waited" -lt "$wait_seconds" ] || fail "$device did not appear within $wait_seconds s"
  sleep 1
  waited=$((waited + 1))
done

# blkid: 0 something is there, 2 nothing is; anything else is doubt, and doubt formats nothing.
code=0
blkid --probe "$device" >/dev/null || code=$?
case $code in
  0) ;;
  2) mkfs.ext4 -q -L stoa-data "$device" ;;
  *) fail "blkid cannot tell what is on $device (exit code $code); look at it by hand" ;;
esac

look=$(mktemp -d)
trap 'umount "$look" 2>/dev/null; rmdir "$look"' EXIT
mount -o noatime,nodev,nosuid,noexec "$device" "$look" || fail "$device cannot be mounted"

if [ -e "$look/MEMBER" ]; then
  named=$(cat "$look/MEMBER")
  [ "$named" = "$member" ] || fail "$device holds the data of '$named', not of '$member'"
elif [ -n "$(find "$look" -mindepth 1 -maxdepth 1 ! -name lost+found ! -name MEMBER.new)" ]; then
  fail "$device holds data that names no member; write '$member' into its file MEMBER if it is"
else
  # Whole and on the disk before anybody uses the volume, whenever the power goes.
  echo "$member" >"$look/MEMBER.new"
  sync "$look/MEMBER.new"
  mv "$look/MEMBER.new" "$look/MEMBER"
  sync "$look"
fi
