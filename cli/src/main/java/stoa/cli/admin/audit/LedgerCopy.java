package stoa.cli.admin.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import stoa.cli.CommandFailure;

/// Copies a ledger line by line, and sees that it is whole: its first line names its cluster, its
/// last one counts its rows.
final class LedgerCopy {
  private static final String FIRST = "stoa ledger 1\t";
  private static final String LAST = "end\t";

  private final OutputStream out;
  private long rows;

  LedgerCopy(OutputStream out) {
    this.out = out;
  }

  /// @return the cluster
  /// @throws CommandFailure when it is not whole
  long copy(InputStream in) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String first = lines.readLine();
    if (first == null || !first.startsWith(FIRST)) {
      throw new CommandFailure("the payment service sends no ledger that this build knows");
    }
    write(first);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      write(line);
      if (line.startsWith(LAST)) {
        mustHaveCounted(line);
        return Long.parseLong(first.substring(FIRST.length()));
      }
      rows++;
    }
    throw new CommandFailure("the payment service broke off its ledger after " + rows + " rows");
  }

  private void mustHaveCounted(String last) {
    if (!last.equals(LAST + rows)) {
      throw new CommandFailure("rows of the payment service's ledger are missing");
    }
  }

  private void write(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
