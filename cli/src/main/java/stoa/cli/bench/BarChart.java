package stoa.cli.bench;

import java.util.List;

/// Groups of lying bars as an SVG file: one row of bars for each category, one colour for each
/// series, panels side by side with a scale each. Colours and greys are of middle lightness and the
/// ground is transparent, so that it can be read on a light and on a dark page.
///
/// @param unit of the values, under each axis
/// @param series at most [Svg#COLOURS]
record BarChart(
    String title, String unit, List<String> series, List<String> categories, List<Panel> panels) {

  /// One scale.
  ///
  /// @param values for each category one for each series; NaN where there is none
  record Panel(String title, List<List<Double>> values) {}

  private static final int LABELS = 190;
  private static final int PANEL = 270;
  private static final int BETWEEN = 30;
  private static final int TOP = 96;
  private static final int BOTTOM = 48;
  private static final int BAR = 6;
  private static final int BETWEEN_GROUPS = 8;
  private static final int TICKS = 4;

  BarChart {
    series = List.copyOf(series);
    categories = List.copyOf(categories);
    panels = List.copyOf(panels);
    if (series.isEmpty() || series.size() > Svg.COLOURS.size()) {
      throw new IllegalArgumentException("a chart has 1 to " + Svg.COLOURS.size() + " series");
    }
  }

  /// The file's text.
  String svg() {
    int width = LABELS + panels.size() * (PANEL + BETWEEN);
    int height = TOP + plotHeight() + BOTTOM;
    StringBuilder svg = new StringBuilder();
    svg.append(Svg.begin(width, height, title));
    svg.append(Svg.text(8, 24, "start", "16", title));
    legend(svg);
    for (int category = 0; category < categories.size(); category++) {
      svg.append(Svg.text(LABELS - 8, middle(category) + 4, "end", "12", categories.get(category)));
    }
    for (int panel = 0; panel < panels.size(); panel++) {
      draw(svg, panels.get(panel), LABELS + panel * (PANEL + BETWEEN));
    }
    return svg.append("</svg>\n").toString();
  }

  private int groupHeight() {
    return series.size() * BAR + BETWEEN_GROUPS;
  }

  private int plotHeight() {
    return categories.size() * groupHeight();
  }

  private int middle(int category) {
    return TOP + category * groupHeight() + groupHeight() / 2;
  }

  private void legend(StringBuilder svg) {
    int y = 40;
    int x = 8;
    for (int each = 0; each < series.size(); each++) {
      svg.append(Svg.rectangle(x, y, 12, 12, Svg.COLOURS.get(each), ""));
      svg.append(Svg.text(x + 18, y + 11, "start", "12", series.get(each)));
      // Letters are some 7 wide.
      x += 40 + 7 * series.get(each).length();
    }
  }

  private void draw(StringBuilder svg, Panel panel, int left) {
    double step = Svg.step(largest(panel), TICKS);
    double full = step * TICKS;
    svg.append(Svg.text(left + PANEL / 2.0, TOP - 12, "middle", "13", panel.title()));
    for (int tick = 0; tick <= TICKS; tick++) {
      double x = left + (double) PANEL * tick / TICKS;
      svg.append(
          "<line x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\" stroke=\"%s\" stroke-opacity=\"%s\"/>\n"
              .formatted(
                  Svg.number(x),
                  TOP,
                  Svg.number(x),
                  TOP + plotHeight(),
                  Svg.GREY,
                  tick == 0 ? "1" : "0.3"));
      svg.append(Svg.text(x, TOP + plotHeight() + 16, "middle", "11", Svg.number(step * tick)));
    }
    svg.append(Svg.text(left + PANEL / 2.0, TOP + plotHeight() + 36, "middle", "12", unit));
    for (int category = 0; category < categories.size(); category++) {
      bars(svg, panel, category, left, full);
    }
  }

  private void bars(StringBuilder svg, Panel panel, int category, int left, double full) {
    List<Double> values = panel.values().get(category);
    int top = TOP + category * groupHeight() + BETWEEN_GROUPS / 2;
    for (int each = 0; each < series.size(); each++) {
      double value = values.get(each);
      if (!Double.isNaN(value)) {
        String tip =
            "%s, %s, %s: %s %s"
                .formatted(
                    panel.title(),
                    categories.get(category),
                    series.get(each),
                    Svg.number(value),
                    unit);
        svg.append(
            Svg.rectangle(
                left, top + each * BAR, PANEL * value / full, BAR - 1, Svg.COLOURS.get(each), tip));
      }
    }
  }

  private static double largest(Panel panel) {
    return panel.values().stream()
        .flatMap(List::stream)
        .filter(value -> !value.isNaN())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }
}
