"""Claims about publish-metrics: a real HTTP server in the replica's place, and what would be sent."""

import http.server
import importlib.machinery
import importlib.util
import pathlib
import sys
import threading
import types
import unittest

PROGRAM = pathlib.Path(__file__).with_name("publish-metrics")
sys.dont_write_bytecode = True
loader = importlib.machinery.SourceFileLoader("publish_metrics", str(PROGRAM))
publish = importlib.util.module_from_spec(importlib.util.spec_from_loader("publish_metrics", loader))
loader.exec_module(publish)

CUSTOMER = """# HELP stoa_sequencer_turns
# TYPE stoa_sequencer_turns gauge
stoa_sequencer_turns 1.0
stoa_sequencer_view_members 5.0
stoa_sequencer_delivered_lag 7.0
stoa_sequencer_applied_lag 3.0
stoa_clock_offset_seconds -0.25
jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2.5E7
"""
PRODUCT = """stoa_raft_leading 1.0
stoa_raft_committed_position 120.0
stoa_apply_position 100.0
stoa_orders_oldest_unrecorded_seconds 4.5
stoa_certificate_expiry_seconds{file="a"} 2000000.0
stoa_certificate_expiry_seconds{file="b"} 1000000.0
stoa_clock_offset_seconds NaN
"""


class Replica(http.server.BaseHTTPRequestHandler):
    ready, text = 200, ""

    def do_GET(self):
        status, body = (self.ready, "") if self.path == "/health/ready" else (200, self.text)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


def published(group, ready, text, port=None):
    replica = type("ThisReplica", (Replica,), {"ready": ready, "text": text})
    with http.server.HTTPServer(("127.0.0.1", 0), replica) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        options = types.SimpleNamespace(environment="dev", group=group, member="2", metrics_port=port or server.server_address[1], data="/")
        try:
            return {name: (dimensions, value) for dimensions, name, _, value in publish.figures(options)}
        finally:
            server.shutdown()
            thread.join()


class PublishMetricsTest(unittest.TestCase):
    def test_says_how_many_the_view_of_a_customer_member_has(self):
        figures = published("customer", 200, CUSTOMER)
        self.assertEqual(({"Environment": "dev", "Machine": "customer-2"}, 1), figures["Ready"])
        self.assertEqual(({"Environment": "dev", "Group": "customer"}, 5), figures["ViewMembers"])
        self.assertEqual(10, figures["LagPositions"][1])
        self.assertEqual(250, figures["ClockOffsetMillis"][1])
        self.assertTrue(0 <= figures["DiskUsedPercent"][1] <= 100)

    def test_counts_no_view_of_a_member_without_turns(self):
        self.assertEqual(0, published("customer", 503, CUSTOMER.replace("turns 1.0", "turns 0.0"))["ViewMembers"][1])

    def test_says_what_a_product_member_knows(self):
        figures = published("product", 200, PRODUCT)
        self.assertEqual(1, figures["Leading"][1])
        self.assertEqual(20, figures["LagPositions"][1])
        self.assertEqual(4.5, figures["OldestOrderSeconds"][1])
        ends = figures["CertificateDaysLeft"][1] * 86400
        self.assertLess(ends, 1000000.0, "the first certificate that ends counts")

    def test_leaves_out_what_is_not_known(self):
        self.assertNotIn("ClockOffsetMillis", published("product", 200, PRODUCT))
        self.assertNotIn("LagPositions", published("product", 200, "stoa_raft_leading 0.0\n"))

    def test_says_that_a_replica_is_not_ready_when_nobody_answers(self):
        figures = published("product", 200, PRODUCT, port=9)
        self.assertEqual(0, figures["Ready"][1])
        self.assertNotIn("Leading", figures)

    def test_says_that_a_replica_is_not_ready_when_it_says_so(self):
        self.assertEqual(0, published("payment", 503, "")["Ready"][1])


if __name__ == "__main__":
    unittest.main()
