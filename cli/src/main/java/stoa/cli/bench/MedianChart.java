package stoa.cli.bench;

import java.util.ArrayList;
import java.util.List;

/// The evaluation as a picture.
final class MedianChart {
  private MedianChart() {}

  /// The median of every function's response times, a panel for each load, a colour for each
  /// scenario.
  static BarChart of(List<Cell> cells) {
    List<Scenario> scenarios = cells.stream().map(Cell::scenario).distinct().sorted().toList();
    List<Operation> operations =
        cells.stream()
            .flatMap(cell -> cell.result().times().stream())
            .map(ResponseTimes::operation)
            .distinct()
            .sorted()
            .toList();
    List<BarChart.Panel> panels = new ArrayList<>();
    for (String clients : cells.stream().map(Cell::clients).distinct().toList()) {
      List<List<Double>> values = new ArrayList<>();
      for (Operation operation : operations) {
        values.add(
            scenarios.stream()
                .map(scenario -> median(cells, clients, scenario, operation))
                .toList());
      }
      panels.add(new BarChart.Panel(clients, values));
    }
    return new BarChart(
        "Median response time of every function",
        "ms",
        scenarios.stream().map(scenario -> scenario + " " + scenario.meaning()).toList(),
        operations.stream().map(Operation::label).toList(),
        panels);
  }

  private static double median(
      List<Cell> cells, String clients, Scenario scenario, Operation operation) {
    return cells.stream()
        .filter(cell -> cell.clients().equals(clients) && cell.scenario() == scenario)
        .flatMap(cell -> cell.result().times().stream())
        .filter(times -> times.operation() == operation)
        .mapToDouble(times -> times.p50Micros() / 1000.0)
        .findFirst()
        .orElse(Double.NaN);
  }
}
