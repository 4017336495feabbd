"""Claims about guard-plan, on small plans written by hand; the emulator check has real ones."""

import json
import os
import subprocess
import sys
import unittest

GUARD = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "guard-plan")


def change(machine, kind, actions, before=None, after=None, unknown=None):
    module = f'module.system.module.customer_group.module.member["{machine}"]'
    return {
        "address": f"{module}.{kind}.this",
        "module_address": module,
        "mode": "managed",
        "type": kind,
        "change": {"actions": actions, "before": before, "after": after, "after_unknown": unknown or {}},
    }


def instance(machine, actions, before=None, after=None, unknown=None):
    return change(machine, "aws_instance", actions, before, after, unknown)


def judge(*changes, plan=None):
    document = plan if plan is not None else {"format_version": "1.2", "resource_changes": list(changes)}
    done = subprocess.run([sys.executable, GUARD], input=json.dumps(document), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


class GuardPlanTest(unittest.TestCase):
    def test_accepts_that_all_machines_are_made(self):
        code, _ = judge(*[instance(k, ["create"], None, {"instance_type": "m7i.large"}) for k in range(5)])
        self.assertEqual(0, code)

    def test_accepts_that_one_machine_is_replaced(self):
        code, said = judge(instance(1, ["delete", "create"]), instance(2, ["no-op"]))
        self.assertEqual(0, code)
        self.assertIn('member["1"]', said)

    def test_refuses_that_two_machines_are_replaced(self):
        for order in (["delete", "create"], ["create", "delete"]):
            code, said = judge(instance(1, order), instance(2, order))
            self.assertEqual(1, code)
            self.assertIn("refused: 2 machines", said)

    def test_refuses_that_two_machines_are_destroyed(self):
        self.assertEqual(1, judge(instance(1, ["delete"]), instance(4, ["delete"]))[0])

    def test_refuses_that_one_is_destroyed_and_another_stopped(self):
        smaller = instance(3, ["update"], {"instance_type": "m7i.large"}, {"instance_type": "m7i.xlarge"})
        code, said = judge(instance(1, ["delete"]), smaller)
        self.assertEqual(1, code)
        self.assertIn("stopped for a change of instance_type", said)

    def test_counts_a_change_that_is_not_known_to_be_harmless_as_a_stop(self):
        novel = [instance(k, ["update"], {"novel_option": 1}, {"novel_option": 2}) for k in range(2)]
        self.assertEqual(1, judge(*novel)[0])

    def test_counts_a_value_that_is_known_only_afterwards_as_changed(self):
        unknown = [instance(k, ["update"], {"user_data": "a"}, {}, {"user_data": True}) for k in range(2)]
        self.assertEqual(1, judge(*unknown)[0])

    def test_accepts_new_tags_on_all_machines(self):
        tags = [instance(k, ["update"], {"tags": {}, "id": "i-1"}, {"tags": {"a": "b"}, "id": "i-1"}) for k in range(5)]
        self.assertEqual(0, judge(*tags)[0])

    def test_counts_a_volume_that_is_taken_away_as_its_machine(self):
        code, _ = judge(change(1, "aws_volume_attachment", ["delete", "create"]), change(2, "aws_ebs_volume", ["delete"]))
        self.assertEqual(1, code)

    def test_counts_a_machine_and_its_own_volume_once(self):
        code, said = judge(instance(1, ["delete", "create"]), change(1, "aws_volume_attachment", ["delete", "create"]))
        self.assertEqual(0, code)
        self.assertIn("accepted: 1 machine", said)

    def test_accepts_that_all_volumes_grow(self):
        larger = [change(k, "aws_ebs_volume", ["update"], {"size": 20}, {"size": 40}) for k in range(5)]
        self.assertEqual(0, judge(*larger)[0])

    def test_takes_no_other_document_for_a_plan(self):
        self.assertEqual(2, judge(plan={})[0])
        self.assertEqual(2, judge(plan=[])[0])
        self.assertEqual(2, judge(plan={"format_version": "1.2", "errored": True})[0])


if __name__ == "__main__":
    unittest.main()
