package stoa.cli.bench;

import java.util.List;
import java.util.Locale;

/// What charts are made of. Colours and greys are of middle lightness, for light and dark pages.
final class Svg {
  /// Blue, orange, green and red that the colour-blind can tell apart (Okabe and Ito).
  static final List<String> COLOURS = List.of("#2f8fd0", "#e69f00", "#009e73", "#d55e00");

  static final String GREY = "#7d7d7d";

  private Svg() {}

  /// The head of a file.
  static String begin(int width, int height, String title) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" font-family="system-ui, sans-serif" font-size="12" fill="%s">
    <title>%s</title>
    """
        .formatted(width, height, width, height, GREY, escaped(title));
  }

  /// The distance of ticks: 1, 2, 2.5 or 5 times a power of ten, so that all values fit.
  static double step(double largest, int ticks) {
    double least = Math.max(largest, 1e-3) / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double nice : List.of(1.0, 2.0, 2.5, 5.0)) {
      if (nice * power >= least) {
        return nice * power;
      }
    }
    return 10 * power;
  }

  static String text(double x, double y, String anchor, String size, String words) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%s\">%s</text>\n"
        .formatted(number(x), number(y), anchor, size, escaped(words));
  }

  static String rectangle(
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
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
