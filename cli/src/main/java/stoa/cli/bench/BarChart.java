package stoa.cli.bench;

import java.util.List;
import java.util.Locale;

/// Groups of lying bars as an SVG file: one row of bars for each category, one colour for each
/// series, panels side by side with a scale each. Colours and greys are of middle lightness and the
/// ground is transparent, so that it can be read on a light and on a dark page.
///
/// @param unit of the values, under each axis
/// @param series at most [#COLOURS]
record BarChart(
    String title, String unit, List<String> series, List<String> categories, List<Panel> panels) {

  /// One scale.
  ///
  /// @param values for each category one for each series; NaN where there is none
  record Panel(String title, List<List<Double>> values) {}

  /// Blue, orange, green and red that the colour-blind can tell apart (Okabe and Ito).
  static final List<String> COLOURS = List.of("#2f8fd0", "#e69f00", "#009e73", "#d55e00");

  private static final String GREY = "#7d7d7d";
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
    if (series.isEmpty() || series.size() > COLOURS.size()) {
      throw new IllegalArgumentException("a chart has 1 to " + COLOURS.size() + " series");
    }
  }

  /// The file's text.
  String svg() {
    int width = LABELS + panels.size() * (PANEL + BETWEEN);
    int height = TOP + plotHeight() + BOTTOM;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" font-family="system-ui, sans-serif" font-size="12" fill="%s">
        <title>%s</title>
        """
            .formatted(width, height, width, height, GREY, escaped(title)));
    svg.append(text(8, 24, "start", "16", title));
    legend(svg);
    for (int category = 0; category < categories.size(); category++) {
      svg.append(text(LABELS - 8, middle(category) + 4, "end", "12", categories.get(category)));
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
      svg.append(rectangle(x, y, 12, 12, COLOURS.get(each), ""));
      svg.append(text(x + 18, y + 11, "start", "12", series.get(each)));
      // Letters are some 7 wide.
      x += 40 + 7 * series.get(each).length();
    }
  }

  private void draw(StringBuilder svg, Panel panel, int left) {
    double step = step(largest(panel));
    double full = step * TICKS;
    svg.append(text(left + PANEL / 2.0, TOP - 12, "middle", "13", panel.title()));
    for (int tick = 0; tick <= TICKS; tick++) {
      double x = left + (double) PANEL * tick / TICKS;
      svg.append(
          "<line x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\" stroke=\"%s\" stroke-opacity=\"%s\"/>\n"
              .formatted(
                  number(x), TOP, number(x), TOP + plotHeight(), GREY, tick == 0 ? "1" : "0.3"));
      svg.append(text(x, TOP + plotHeight() + 16, "middle", "11", number(step * tick)));
    }
    svg.append(text(left + PANEL / 2.0, TOP + plotHeight() + 36, "middle", "12", unit));
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
                    panel.title(), categories.get(category), series.get(each), number(value), unit);
        svg.append(
            rectangle(
                left, top + each * BAR, PANEL * value / full, BAR - 1, COLOURS.get(each), tip));
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

  /// The distance of ticks: 1, 2, 2.5 or 5 times a power of ten, so that all values fit.
  static double step(double largest) {
    double least = Math.max(largest, 1e-3) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double nice : List.of(1.0, 2.0, 2.5, 5.0)) {
      if (nice * power >= least) {
        return nice * power;
      }
    }
    return 10 * power;
  }

  private static String text(double x, double y, String anchor, String size, String words) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%s\">%s</text>\n"
        .formatted(number(x), number(y), anchor, size, escaped(words));
  }

  private static String rectangle(
      double x, double y, double width, double height, String colour, String tip) {
    return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\">%s</rect>\n"
        .formatted(
            number(x),
            number(y),
            number(width),
            number(height),
            colour,
            tip.isEmpty() ? "" : "<title>" + escaped(tip) + "</title>");
  }

  /// Without zeros at the end.
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
