package stoa.cli.bench.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private static final MetricsPage PAGE =
      new MetricsPage(
          """
          # TYPE stoa_payment_answers_total counter
          stoa_payment_answers_total{operation="Authorize",result="done"} 40.0
          stoa_payment_answers_total{operation="Capture",result="done"} 2.0
          stoa_payment_answers_total{operation="Capture",result="busy"} 3.0
          # TYPE stoa_executor_window gauge
          stoa_executor_window 16.0
          stoa_executor_window_other 99.0
          """);

  @Test
  void sumsAMetricOverItsLabels() {
    assertEquals(45, PAGE.sum("stoa_payment_answers_total"));
    assertEquals(42, PAGE.sum("stoa_payment_answers_total", "result=\"done\""));
    assertEquals(16, PAGE.sum("stoa_executor_window"));
    assertEquals(0, PAGE.sum("stoa_executor"));
  }
}
