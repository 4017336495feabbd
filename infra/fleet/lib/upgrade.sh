# Rolls a build of the next level, made for the rehearsal, and shows what a level is for. Sourced by
# drill.
# shellcheck shell=bash disable=SC2154

# Builds the two groups' replicas from a copy of the project in which one more level is known, and at
# that level a line that is not in the cart counts as removed.
build_next_level() {
  local copy=$1
  rm -rf "$copy"
  mkdir -p "$copy"
  tar --create -C "$project" --exclude=./.git --exclude=./data --exclude=test-classes . | tar --extract -C "$copy"
  # git would look for the project's own repository above the copy.
  (cd "$copy" && GIT_CEILING_DIRECTORIES=$(dirname "$copy") git apply --verbose infra/fleet/level/next-level.patch &&
    ./mvnw -B -q -ntp -Dmaven.test.skip=true -Dstoa.train.skip=true -pl replicas/customer,replicas/product -am package)
}

operator() { "$project/ansible/scripts/operator" "$fleet_dir/ssh_config" "$@"; }

# What the probe was answered when it took out what was not there: refused before the level, an
# ordinary answer from then on, nothing else and never back.
answers_changed_once() {
  python3 - "$1" <<'PY'
import json, sys
report = json.load(open(sys.argv[1]))
print("\n".join(report["text"]))
statuses = report["kinds"]["absent line"]["statuses"]
print("answers to taking out what is not there:", statuses)
sys.exit(report["failed"] > 0 or statuses != [404, 200])
PY
}

# The build of before knows nothing of the level that is active now: it must not start.
old_build_refuses() {
  local old=$1 current=/opt/stoa/customer/current new status
  new=$("$here/fleet" ssh customer-4 readlink -f $current)
  "$here/fleet" ssh customer-4 "sudo ln -sfn $old $current && ! sudo systemctl restart stoa-customer"
  status=$("$here/fleet" ssh customer-4 systemctl show --property=ExecMainStatus --value stoa-customer)
  "$here/fleet" ssh customer-4 sudo journalctl --unit=stoa-customer --lines=5 --output=cat
  "$here/fleet" ssh customer-4 "sudo ln -sfn $new $current && sudo systemctl restart stoa-customer"
  operator admin member await customer-4
  [[ $status == 78 ]]
}

upgrade() {
  local copy=$work/next-level old probe failed=0
  build_next_level "$copy"
  old=$("$here/fleet" ssh customer-4 readlink -f /opt/stoa/customer/current)
  rm -f "$work/level.stop" "$work/level.json"
  "$project/ansible/scripts/probe" --url "$url" --out "$work/level.json" --stop "$work/level.stop" \
    --limit 3600 --absent-line &
  probe=$!
  # Under load, too. After each member that it has rolled, deploy.yml compares all five.
  STOA_RELEASE_FROM=$copy under_load playbook deploy.yml || failed=1
  ((failed)) || sleep 5
  : >"$work/level.stop"
  wait "$probe" || failed=1
  ((failed == 0)) || return 1
  answers_changed_once "$work/level.json"
  old_build_refuses "$old"
  operator admin status
  operator admin verify
  operator admin audit
}
