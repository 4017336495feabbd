package stoa.cli.drill;

import java.util.ArrayList;
import java.util.List;
import stoa.cli.drill.check.Finding;
import stoa.cli.drill.check.HistoryCheck;

/// The verdicts on a history, for people.
record CheckText(HistoryCheck.Result result) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    int explained = result.objects() - result.violations().size() - result.undecided().size();
    lines.add(
        "%s the histories of %d objects of %d are explained (%d steps)"
            .formatted(
                explained == result.objects() ? "ok " : "NO ",
                explained,
                result.objects(),
                result.steps()));
    result.undecided().forEach(object -> lines.add("NOT DECIDED " + object));
    result.violations().forEach(violation -> lines.add("VIOLATION " + violation));
    result.findings().forEach(finding -> lines.add(line(finding)));
    return lines;
  }

  static String line(Finding finding) {
    return (finding.holds() ? "ok  " : "NO  ") + finding.text();
  }
}
