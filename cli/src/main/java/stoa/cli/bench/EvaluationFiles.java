package stoa.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import stoa.cli.CommandFailure;

/// The evaluation's files in a directory; those of an earlier one are replaced.
///
/// | file | holds |
/// |---|---|
/// | `evaluation.md` | everything, as a page |
/// | `response-times.csv` | a row for each scenario, load and function |
/// | `throughput.csv` | a row for each scenario and load |
/// | `response-times.svg` | the medians as bars |
record EvaluationFiles(Path directory) {
  /// Makes the directory where it is missing.
  ///
  /// @throws CommandFailure when nothing can be written there
  EvaluationFiles {
    directory = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(directory);
    } catch (IOException failure) {
      throw new CommandFailure(
          directory + " cannot be made (" + failure + "); choose another with --out", failure);
    }
    if (!Files.isWritable(directory)) {
      throw new CommandFailure(directory + " cannot be written; choose another with --out");
    }
  }

  /// @param facts what the figures must be read with
  void write(Map<String, String> facts, List<Cell> cells) {
    try {
      Files.writeString(
          directory.resolve("evaluation.md"), EvaluationTables.markdown(facts, cells));
      Files.writeString(directory.resolve("response-times.csv"), EvaluationTables.timesCsv(cells));
      Files.writeString(directory.resolve("throughput.csv"), EvaluationTables.throughputCsv(cells));
      Files.writeString(directory.resolve("response-times.svg"), MedianChart.of(cells).svg());
    } catch (IOException failure) {
      throw new CommandFailure("the files cannot be written: " + failure, failure);
    }
  }
}
