package stoa.cli.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import stoa.cli.CommandFailure;
import stoa.cli.api.Accounts.Role;

/// Reads verbs line by line and runs each, until `exit` or the end of the input. Words are
/// separated by blanks; `'` and `"` hold words together.
final class InteractiveSession {
  private final CommandLine verbs;
  private final Role role;

  InteractiveSession(CommandLine verbs, Role role) {
    this.verbs = verbs;
    this.role = role;
  }

  void run() {
    PrintWriter out = verbs.getOut();
    out.println("Verbs as in 'stoa " + role.word() + " --help'; help lists them, exit leaves.");
    var input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    try {
      for (@Nullable String line = ask(input); line != null; line = ask(input)) {
        List<String> words = words(line);
        if (words.equals(List.of("exit")) || words.equals(List.of("quit"))) {
          return;
        }
        if (words.equals(List.of("help"))) {
          verbs.usage(out);
        } else if (!words.isEmpty()) {
          verbs.execute(words.toArray(String[]::new));
        }
      }
    } catch (IOException unreadable) {
      throw new CommandFailure("the input cannot be read", unreadable);
    }
  }

  private @Nullable String ask(BufferedReader input) throws IOException {
    verbs.getOut().print(role.word() + "> ");
    verbs.getOut().flush();
    return input.readLine();
  }

  static List<String> words(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0 ? c == quote : c == '"' || c == '\'') {
        quote = quote == 0 ? c : 0;
        inWord = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
