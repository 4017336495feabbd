"""Claims about roll-out: when it goes back, and when it must not. Ansible, AWS and the operator's
command are played by small programs that write down what they are told; roll-out itself is real."""

import os
import pathlib
import shutil
import stat
import subprocess
import tarfile
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent

ANSIBLE = """#!/bin/sh
echo "ansible $3 $(cat "$PROJECT/replicas/release")" >>"$LOG"
[ "$3" != deploy.yml ] || {
  [ "$(cat "$PROJECT/replicas/release")" != "$ACTIVATES" ] || echo 2 >"$PROJECT/level"
  [ "$(cat "$PROJECT/replicas/release")" != "$BREAKS" ] || exit 2
}
"""
OPERATOR = """#!/bin/sh
printf '{"groups":[{"members":[{"activeLevel":%s},{"activeLevel":9}]}]}' "$(cat "$PROJECT/level")"
"""
AWS = """#!/bin/sh
# s3 cp --only-show-errors FROM TO
from=$4 to=$5
case $from in s3://*) from=$PROJECT/bucket/${from##*/} ;; esac
case $to in s3://*) to=$PROJECT/bucket/${to##*/} ;; esac
[ "$from" = - ] && cat >"$to" || cp "$from" "$to"
"""
PUBLISH = """#!/bin/sh
[ "$2" != "$UNPUBLISHABLE" ] || exit 1
echo "publish $2" >>"$LOG"
echo "$2 7 8"
"""
POINT = """#!/bin/sh
echo "point $1 $2" >>"$LOG"
"""
SMOKE = """#!/bin/sh
echo smoke >>"$LOG"
[ -z "$SMOKES" ]
"""


class RollOutTest(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.project = pathlib.Path(place.name)
        deploy = self.project / "infra/deploy"
        for folder in ("infra/deploy", "ansible/scripts", "bin", "bucket", "replicas", "home"):
            (self.project / folder).mkdir(parents=True)
        shutil.copy(HERE / "roll-out", deploy / "roll-out")
        programs = {
            "bin/ansible-playbook": ANSIBLE, "bin/aws": AWS, "ansible/scripts/operator": OPERATOR,
            "infra/deploy/publish-function": PUBLISH, "infra/deploy/point-function": POINT, "infra/deploy/smoke": SMOKE,
        }
        for name, text in programs.items():
            path = self.project / name
            path.write_text(text, encoding="utf-8")
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        (self.project / "level").write_text("1\n", encoding="utf-8")
        self.release("old")
        shutil.move(self.project / "release.tar", self.project / "bucket/old.tar")
        (self.project / "bucket/current").write_text("old", encoding="utf-8")
        self.release("new")

    def release(self, name):
        (self.project / "replicas/release").write_text(name, encoding="utf-8")
        with tarfile.open(self.project / "release.tar", "w") as tar:
            tar.add(self.project / "replicas/release", "replicas/release")

    def roll_out(self, **trouble):
        log = self.project / "log"
        environment = {
            "PATH": f"{self.project}/bin:{os.environ['PATH']}", "HOME": f"{self.project}/home", "PROJECT": str(self.project), "LOG": str(log),
            "ENVIRONMENT": "dev", "VERSION": "new", "URL": "http://127.0.0.1", "BUCKET": "b", "BUYER": "fb", "SELLER": "fs",
            "ACTIVATES": "", "BREAKS": "", "SMOKES": "", "UNPUBLISHABLE": "",
        } | trouble
        done = subprocess.run([self.project / "infra/deploy/roll-out"], env=environment, cwd=self.project, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr, log.read_text(encoding="utf-8").split("\n")[:-1]

    def current(self):
        return (self.project / "bucket/current").read_text(encoding="utf-8")

    def test_rolls_replicas_then_publishes_then_buys(self):
        code, said, log = self.roll_out(ACTIVATES="new")
        self.assertEqual(0, code, said)
        self.assertEqual(["ansible status.yml new", "ansible deploy.yml new", "publish fb", "publish fs", "smoke"], log)
        self.assertEqual("new", self.current())
        self.assertTrue((self.project / "bucket/new.tar").exists())

    def test_goes_back_when_a_member_does_not_come_back_before_the_activation(self):
        code, said, log = self.roll_out(BREAKS="new")
        self.assertEqual(1, code)
        self.assertEqual(["ansible status.yml new", "ansible deploy.yml new", "ansible deploy.yml old"], log)
        self.assertIn("every member runs old again", said)
        self.assertEqual("old", self.current())

    def test_goes_only_forward_once_the_level_is_active(self):
        code, said, log = self.roll_out(BREAKS="new", ACTIVATES="new")
        self.assertEqual(1, code)
        self.assertEqual(["ansible status.yml new", "ansible deploy.yml new"], log)
        self.assertIn("only forward", said)

    def test_has_nothing_to_go_back_to_at_the_first_deploy(self):
        (self.project / "bucket/current").unlink()
        code, said, log = self.roll_out(BREAKS="new")
        self.assertEqual(1, code)
        self.assertIn("no earlier release", said)
        self.assertEqual(2, len(log))

    def test_moves_both_functions_back_when_nothing_can_be_bought(self):
        code, _, log = self.roll_out(SMOKES="no")
        self.assertEqual(1, code)
        self.assertEqual(["publish fb", "publish fs", "smoke", "point fb 7", "point fs 7"], log[2:])
        self.assertEqual("old", self.current())

    def test_moves_only_the_function_back_that_was_moved(self):
        code, _, log = self.roll_out(UNPUBLISHABLE="fs")
        self.assertEqual(1, code)
        self.assertEqual(["publish fb", "point fb 7"], log[2:])

    def test_changes_nothing_without_its_settings(self):
        done = subprocess.run([self.project / "infra/deploy/roll-out"], env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False)
        self.assertNotEqual(0, done.returncode)
        self.assertIn("ENVIRONMENT", done.stderr)


if __name__ == "__main__":
    unittest.main()
