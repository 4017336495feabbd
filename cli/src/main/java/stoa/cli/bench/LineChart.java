package stoa.cli.bench;

import java.util.ArrayList;
import java.util.List;

/// Lines over time as an SVG file: panels below each other that share one axis of time, and bands
/// over all of them for what happened meanwhile. The ground is transparent.
///
/// @param unit of the time, under its axis
/// @param panels one below the other
/// @param bands drawn behind the lines
record LineChart(String title, String unit, List<Panel> panels, List<Band> bands) {

  /// One scale.
  ///
  /// @param lines at most as many as there are colours
  record Panel(String title, List<Line> lines) {
    Panel {
      lines = List.copyOf(lines);
      if (lines.isEmpty() || lines.size() > Svg.COLOURS.size()) {
        throw new IllegalArgumentException("a panel has 1 to " + Svg.COLOURS.size() + " lines");
      }
    }
  }

  /// Values over time.
  ///
  /// @param points in the order of their times
  record Line(String name, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /// A value, from 0, at a time, from 0.
  record Point(double time, double value) {}

  /// A time of which something is to be said.
  record Band(double from, double to, String tip) {}

  private static final int LEFT = 64;
  private static final int WIDTH = 800;
  private static final int RIGHT = 24;
  private static final int TOP = 40;
  private static final int PANEL = 130;
  private static final int BETWEEN = 44;
  private static final int BOTTOM = 44;
  private static final int TICKS = 4;
  private static final int TIME_TICKS = 10;
  private static final String AWAY = "#d55e00";

  LineChart {
    panels = List.copyOf(panels);
    bands = List.copyOf(bands);
  }

  /// The file's text.
  String svg() {
    int height = TOP + panels.size() * (PANEL + BETWEEN) + BOTTOM - BETWEEN / 2;
    StringBuilder svg = new StringBuilder(Svg.begin(LEFT + WIDTH + RIGHT, height, title));
    svg.append(Svg.text(8, 20, "start", "16", title));
    double timeStep = Svg.step(last(), TIME_TICKS);
    double end = timeStep * Math.ceil(last() / timeStep);
    for (int panel = 0; panel < panels.size(); panel++) {
      draw(svg, panels.get(panel), top(panel), end);
    }
    int axis = top(panels.size() - 1) + PANEL;
    for (double time = 0; time <= end; time += timeStep) {
      svg.append(Svg.text(x(time, end), axis + 16, "middle", "11", Svg.number(time)));
    }
    svg.append(Svg.text(LEFT + WIDTH / 2.0, axis + 36, "middle", "12", unit));
    return svg.append("</svg>\n").toString();
  }

  private static int top(int panel) {
    return TOP + BETWEEN / 2 + panel * (PANEL + BETWEEN);
  }

  private static double x(double time, double end) {
    return LEFT + WIDTH * time / end;
  }

  private double last() {
    return points().mapToDouble(Point::time).max().orElse(1);
  }

  private java.util.stream.Stream<Point> points() {
    return panels.stream()
        .flatMap(panel -> panel.lines().stream())
        .flatMap(line -> line.points().stream());
  }

  private void draw(StringBuilder svg, Panel panel, int top, double end) {
    double largest =
        panel.lines().stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::value)
            .max()
            .orElse(1);
    double step = Svg.step(largest, TICKS);
    for (Band band : bands) {
      double from = x(band.from(), end);
      svg.append(
          Svg.rectangle(from, top, Math.max(2, x(band.to(), end) - from), PANEL, AWAY, band.tip())
              .replace("<rect ", "<rect fill-opacity=\"0.25\" "));
    }
    for (int tick = 0; tick <= TICKS; tick++) {
      double y = top + PANEL - (double) PANEL * tick / TICKS;
      svg.append(
          "<line x1=\"%d\" y1=\"%s\" x2=\"%d\" y2=\"%s\" stroke=\"%s\" stroke-opacity=\"%s\"/>\n"
              .formatted(
                  LEFT,
                  Svg.number(y),
                  LEFT + WIDTH,
                  Svg.number(y),
                  Svg.GREY,
                  tick == 0 ? "1" : "0.3"));
      svg.append(Svg.text(LEFT - 6, y + 4, "end", "11", Svg.number(step * tick)));
    }
    heading(svg, panel, top);
    for (int line = 0; line < panel.lines().size(); line++) {
      svg.append(polyline(panel.lines().get(line), line, top, end, step * TICKS));
    }
  }

  /// The names of the lines in their colours, behind the title.
  private static void heading(StringBuilder svg, Panel panel, int top) {
    svg.append(Svg.text(LEFT, top - 8, "start", "13", panel.title()));
    double x = LEFT + WIDTH;
    for (int line = panel.lines().size() - 1; line >= 0; line--) {
      String name = panel.lines().get(line).name();
      svg.append(Svg.text(x, top - 8, "end", "12", name));
      // Letters are some 7 wide.
      x -= 7 * name.length() + 16;
      svg.append(Svg.rectangle(x, top - 18, 12, 12, Svg.COLOURS.get(line), ""));
      x -= 16;
    }
  }

  private static String polyline(Line line, int colour, int top, double end, double full) {
    List<String> points = new ArrayList<>();
    for (Point point : line.points()) {
      points.add(
          Svg.number(x(point.time(), end))
              + ","
              + Svg.number(top + PANEL - PANEL * point.value() / full));
    }
    return "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>\n"
        .formatted(Svg.COLOURS.get(colour), String.join(" ", points));
  }
}
