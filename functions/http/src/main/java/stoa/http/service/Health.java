package stoa.http.service;

import io.micronaut.serde.annotation.Serdeable;

/// What a health call answers when all is well.
///
/// @param status `UP`
@Serdeable
public record Health(String status) {
  /// All is well.
  public static final Health UP = new Health("UP");
}
