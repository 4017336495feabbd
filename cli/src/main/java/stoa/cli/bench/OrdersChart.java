package stoa.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import stoa.cli.bench.LineChart.Band;
import stoa.cli.bench.LineChart.Line;
import stoa.cli.bench.LineChart.Panel;
import stoa.cli.bench.LineChart.Point;
import stoa.cli.bench.orders.OrderRush;
import stoa.cli.bench.orders.Sample;

/// A rush of orders as a picture.
final class OrdersChart {
  /// Samples that a rate is the mean of.
  private static final int MEAN_OF = 5;

  private OrdersChart() {}

  static LineChart of(OrderRush.Result result) {
    List<Sample> samples = result.samples();
    return new LineChart(
        "%d orders against a payment service in trouble"
            .formatted(result.completed() + result.declined()),
        "seconds; shaded: the payment service was killed and is away",
        List.of(
            new Panel(
                "executor: orders at once",
                List.of(
                    line("window", samples, Sample::window),
                    line("under way", samples, Sample::underWay))),
            new Panel(
                "payment service: calls per second",
                List.of(
                    means("answered", samples, Sample::answers),
                    means("failed", samples, Sample::failures))),
            new Panel("orders waiting", List.of(line("waiting", samples, Sample::waiting))),
            new Panel(
                "seconds since the oldest unrecorded order was placed",
                List.of(line("age", samples, Sample::oldestSeconds)))),
        result.kills().stream().map(kill -> band(kill, samples)).toList());
  }

  private static Line line(String name, List<Sample> samples, ToDoubleFunction<Sample> value) {
    return new Line(
        name,
        samples.stream()
            .map(sample -> new Point(sample.seconds(), value.applyAsDouble(sample)))
            .toList());
  }

  private static Line means(String name, List<Sample> samples, ToDoubleFunction<Sample> value) {
    List<Point> points = new ArrayList<>();
    for (int sample = 0; sample < samples.size(); sample++) {
      List<Sample> some = samples.subList(Math.max(0, sample + 1 - MEAN_OF), sample + 1);
      points.add(
          new Point(
              samples.get(sample).seconds(), some.stream().mapToDouble(value).average().orElse(0)));
    }
    return new Line(name, points);
  }

  /// From a death to the first sample that was answered again.
  private static Band band(OrderRush.Kill kill, List<Sample> samples) {
    double back = kill.seconds();
    for (Sample sample : samples) {
      if (sample.seconds() > kill.seconds()) {
        back = sample.seconds();
        // The first sample after a death may be of just before it.
        if (sample.up() && back > kill.seconds() + 1) {
          break;
        }
      }
    }
    return new Band(
        kill.seconds(),
        back,
        "killed after %.0f s, %d orders had ended".formatted(kill.seconds(), kill.ended()));
  }
}
