package stoa.cli;

import picocli.CommandLine.Option;

/// `-o json` for commands whose answer machines read too.
public final class OutputFormat {
  /// Tables for people, JSON for programs.
  public enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "text (default) or json")
  private Format format = Format.TEXT;

  public boolean isJson() {
    return format == Format.JSON;
  }
}
