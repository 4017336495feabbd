package stoa.http;

import io.micronaut.context.env.Environment;
import java.util.Locale;

/// Reads settings that a function cannot do without.
public final class Settings {
  private Settings() {}

  /// The property that an environment variable sets: `STOA_TLS_CA` is `stoa.tls.ca`.
  public static String property(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /// @param variable the environment variable to name when it is missing
  /// @throws UnworkableConfiguration when it is missing
  public static String required(Environment environment, String property, String variable) {
    return environment
        .getProperty(property, String.class)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new UnworkableConfiguration("set " + variable));
  }
}
