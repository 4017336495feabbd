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

class BarChartTest {
  private static final BarChart CHART =
      new BarChart(
          "Times of <A> & \"B\"",
          "ms",
          List.of("first", "second"),
          List.of("search", "purchase", "login"),
          List.of(
              new BarChart.Panel(
                  "1+1", List.of(List.of(1.0, 2.0), List.of(3.0, Double.NaN), List.of(0.0, 7.2)))));

  @Test
  void isWellFormedWithTitleAxisAndLegend()
      throws IOException, SAXException, ParserConfigurationException {
    Document svg = parsed(CHART);
    assertEquals("svg", svg.getDocumentElement().getTagName());
    List<String> words = contents(svg.getElementsByTagName("text"));
    for (String expected :
        List.of("Times of <A> & \"B\"", "ms", "first", "second", "search", "purchase", "1+1")) {
      assertTrue(words.contains(expected), () -> expected + " is not in " + words);
    }
    // 7.2 in four steps: 2 each.
    assertTrue(words.containsAll(List.of("0", "2", "4", "6", "8")), words::toString);
  }

  @Test
  void eachValueIsABarOfItsLengthAndAMissingOneIsNone()
      throws IOException, SAXException, ParserConfigurationException {
    NodeList rectangles = parsed(CHART).getElementsByTagName("rect");
    List<String> tips = new ArrayList<>();
    double longest = 0;
    double second = 0;
    for (int each = 0; each < rectangles.getLength(); each++) {
      Element bar = (Element) rectangles.item(each);
      if (bar.getElementsByTagName("title").getLength() == 1) {
        String tip = bar.getTextContent();
        tips.add(tip);
        double width = Double.parseDouble(bar.getAttribute("width"));
        longest = tip.contains("7.2") ? width : longest;
        second = tip.contains("3 ms") ? width : second;
      }
    }
    assertEquals(5, tips.size(), tips::toString);
    assertTrue(tips.contains("1+1, login, second: 7.2 ms"), tips::toString);
    assertEquals(7.2 / 3.0, longest / second, 0.01);
  }

  @Test
  void stepsAreRoundAndHoldTheLargest() {
    assertEquals(2.5, Svg.step(10, 4));
    assertEquals(0.5, Svg.step(1.7, 4));
    assertEquals(100, Svg.step(399, 4));
    assertEquals(200, Svg.step(401, 4));
    assertTrue(Svg.step(0, 4) > 0);
  }

  @Test
  void moreSeriesThanColoursAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new BarChart("", "", List.of("a", "b", "c", "d", "e"), List.of(), List.of()));
  }

  @Test
  void theEvaluationShowsTheMedianOfEachFunctionInEachScenario()
      throws IOException, SAXException, ParserConfigurationException {
    List<String> tips =
        contents(parsed(MedianChart.of(Results.cells())).getElementsByTagName("title"));
    assertEquals(
        List.of(
            "Median response time of every function",
            "1+1, buyer: search, A no failure: 1.4 ms",
            "1+1, buyer: search, D the product leader fails: 2.4 ms",
            "1+1, buyer: purchase, D the product leader fails: 39 ms"),
        tips);
  }

  private static List<String> contents(NodeList nodes) {
    List<String> contents = new ArrayList<>();
    for (int each = 0; each < nodes.getLength(); each++) {
      contents.add(nodes.item(each).getTextContent());
    }
    return contents;
  }

  private static Document parsed(BarChart chart)
      throws IOException, SAXException, ParserConfigurationException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(chart.svg())));
  }
}
