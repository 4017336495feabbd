package stoa.ordering.scenario;

import java.util.ArrayList;
import java.util.List;
import stoa.ordering.simulation.MemberFactory;

/// A script: what it shows, and blocks of commands with the trace that they must give.
///
/// ```
/// # What it shows, and why it matters.
///
/// commands
/// ----
/// expected trace
///
/// commands …
/// ```
///
/// An empty line ends a block. A line that begins with `#` between commands says something to the
/// reader.
record Script(List<String> introduction, List<Block> blocks) {
  private static final String SEPARATOR = "----";

  /// @param expected the lines of the trace; empty if nothing is to be seen
  record Block(List<String> commands, List<String> expected) {}

  static Script parse(List<String> lines) {
    List<List<String>> paragraphs = new ArrayList<>();
    paragraphs.add(new ArrayList<>());
    for (String line : lines) {
      if (!line.isBlank()) {
        paragraphs.getLast().add(line.stripTrailing());
      } else if (!paragraphs.getLast().isEmpty()) {
        paragraphs.add(new ArrayList<>());
      }
    }
    List<Block> blocks =
        paragraphs.stream().skip(1).filter(p -> !p.isEmpty()).map(Script::block).toList();
    List<String> introduction = paragraphs.getFirst();
    if (introduction.isEmpty() || !introduction.stream().allMatch(line -> line.startsWith("#"))) {
      throw new IllegalArgumentException("a script begins with what it shows");
    }
    return new Script(introduction, blocks);
  }

  private static Block block(List<String> lines) {
    int separator = lines.indexOf(SEPARATOR);
    int end = separator < 0 ? lines.size() : separator;
    int from = separator < 0 ? lines.size() : separator + 1;
    return new Block(
        List.copyOf(lines.subList(0, end)), List.copyOf(lines.subList(from, lines.size())));
  }

  /// What the commands give on a new stage, with members of a certain kind.
  Script run(MemberFactory factory) {
    Stage stage = new Stage(factory);
    List<Block> ran = new ArrayList<>();
    for (Block block : blocks) {
      for (String command : block.commands()) {
        if (!command.startsWith("#")) {
          stage.carryOut(command);
        }
      }
      ran.add(new Block(block.commands(), stage.takeTrace()));
    }
    return new Script(introduction, ran);
  }

  /// Demands that did not hold.
  List<String> unmet() {
    return blocks.stream()
        .flatMap(block -> block.expected().stream())
        .filter(line -> line.startsWith(Stage.UNMET))
        .toList();
  }

  /// As it stands in a file.
  String text() {
    StringBuilder text = new StringBuilder();
    introduction.forEach(line -> text.append(line).append('\n'));
    for (Block block : blocks) {
      text.append('\n');
      block.commands().forEach(line -> text.append(line).append('\n'));
      text.append(SEPARATOR).append('\n');
      block.expected().forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }
}
