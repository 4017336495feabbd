package stoa.http.token;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import stoa.http.FunctionRole;
import stoa.http.Settings;

/// Reads the keys from the directory `STOA_KEYS_DIR`, unless another bean brings them from
/// elsewhere.
@Factory
final class KeySource {
  @Secondary
  @Singleton
  FunctionKeys keys(Environment environment, FunctionRole role) {
    return FunctionKeys.read(
        Path.of(Settings.required(environment, "stoa.keys.dir", "STOA_KEYS_DIR")), role);
  }
}
