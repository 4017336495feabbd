package stoa.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import stoa.cli.bench.LineChart.Band;
import stoa.cli.bench.LineChart.Line;
import stoa.cli.bench.LineChart.Panel;
import stoa.cli.bench.LineChart.Point;

class LineChartTest {
  private static final LineChart CHART =
      new LineChart(
          "Orders & <payments>",
          "seconds",
          List.of(
              new Panel(
                  "window",
                  List.of(
                      line("may be", new Point(0, 16), new Point(50, 0), new Point(100, 8)),
                      line("under way", new Point(0, 1)))),
              new Panel("waiting", List.of(line("orders", new Point(100, 7000))))),
          List.of(new Band(30, 40, "killed")));

  private static Line line(String name, Point... points) {
    return new Line(name, List.of(points));
  }

  @Test
  void isWellFormedWithItsWordsAndOneAxisOfTime() throws Exception {
    List<String> words = contents(parsed().getElementsByTagName("text"));
    for (String expected :
        List.of("Orders & <payments>", "seconds", "window", "may be", "under way", "waiting")) {
      assertTrue(words.contains(expected), () -> expected + " is not in " + words);
    }
    // 100 in ten steps, 16 and 7000 in four.
    assertTrue(
        words.containsAll(List.of("10", "100", "20", "15", "2000", "8000")), words::toString);
  }

  @Test
  void eachPointIsAtItsTimeAndValue() throws Exception {
    NodeList lines = parsed().getElementsByTagName("polyline");
    assertEquals(3, lines.getLength());
    String[] points = ((Element) lines.item(0)).getAttribute("points").split(" ", -1);
    double[] first = at(points[0]);
    double[] middle = at(points[1]);
    double[] last = at(points[2]);
    assertEquals(last[0] - middle[0], middle[0] - first[0], 0.02, "evenly in time");
    assertEquals((first[1] + middle[1]) / 2, last[1], 0.02, "8 is half of 16");
  }

  @Test
  void aBandIsDrawnOverEveryPanelFromItsBeginToItsEnd() throws Exception {
    NodeList rectangles = parsed().getElementsByTagName("rect");
    List<Element> bands = new ArrayList<>();
    for (int each = 0; each < rectangles.getLength(); each++) {
      Element one = (Element) rectangles.item(each);
      if (one.getTextContent().equals("killed")) {
        bands.add(one);
      }
    }
    assertEquals(2, bands.size());
    double[] middle =
        at(
            ((Element) parsed().getElementsByTagName("polyline").item(0))
                .getAttribute("points")
                .split(" ", -1)[1]);
    double from = Double.parseDouble(bands.getFirst().getAttribute("x"));
    double width = Double.parseDouble(bands.getFirst().getAttribute("width"));
    assertEquals(middle[0], from + 2 * width, 0.05, "30 and twice 10 is 50");
  }

  @Test
  void aPanelNeedsALine() {
    assertThrows(IllegalArgumentException.class, () -> new Panel("empty", List.of()));
  }

  private static double[] at(String point) {
    String[] both = point.split(",", -1);
    return new double[] {Double.parseDouble(both[0]), Double.parseDouble(both[1])};
  }

  private static Document parsed() throws IOException, SAXException, ParserConfigurationException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(CHART.svg())));
  }

  private static List<String> contents(NodeList nodes) {
    List<String> contents = new ArrayList<>();
    for (int each = 0; each < nodes.getLength(); each++) {
      contents.add(nodes.item(each).getTextContent());
    }
    return contents;
  }
}
