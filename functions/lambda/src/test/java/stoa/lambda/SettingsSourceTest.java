package stoa.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stoa.http.UnworkableConfiguration;

/// The clients are the SDK's own; what they talk to is an HTTP server of this process.
class SettingsSourceTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static FunctionSettings read(FunctionSettings told) throws IOException {
    try (StandInCloud cloud = StandInCloud.start()) {
      cloud.serve(told);
      return new SettingsSource("/stoa/", "secret", CloudClients.at(cloud.address())).read(LIMIT);
    }
  }

  @Test
  void readsParametersAndTheFilesOfTheSecret() throws IOException {
    var settings =
        new FunctionSettings(
            "a:1,b:2",
            "c:3",
            "https://payment:4/payment",
            Map.of("buyer.pem", "-----BEGIN\nx\n", "tls.crt", "\"quoted\" ü"));
    assertEquals(settings, read(settings));
  }

  @Test
  void namesTheParameterThatIsMissing() {
    var settings = new FunctionSettings("a:1", "", "", Map.of());
    var fault = assertThrows(UnworkableConfiguration.class, () -> read(settings));
    assertEquals("set the parameter /stoa/product-members", fault.getMessage());
  }

  @Test
  void namesTheVariableThatIsMissing() {
    var fault =
        assertThrows(UnworkableConfiguration.class, () -> SettingsSource.of(Map.of()).read(LIMIT));
    assertEquals("set STOA_PARAMETERS_PATH", fault.getMessage());
    var second =
        assertThrows(
            UnworkableConfiguration.class,
            () -> SettingsSource.of(Map.of("STOA_PARAMETERS_PATH", "/stoa/")).read(LIMIT));
    assertEquals("set STOA_SECRET_ID", second.getMessage());
  }

  @Test
  void givesUpAfterItsTimeWhenNobodyAnswers() throws IOException {
    StandInCloud cloud = StandInCloud.start();
    var source = new SettingsSource("/stoa/", "secret", CloudClients.at(cloud.address()));
    cloud.close();
    assertThrows(SettingsUnavailableException.class, () -> source.read(Duration.ofMillis(400)));
  }

  @Test
  void showsNoSecretInItsText() {
    var settings = new FunctionSettings("a:1", "b:1", "", Map.of("buyer.pem", "private"));
    assertFalse(settings.toString().contains("private"));
    assertTrue(settings.toString().contains("buyer.pem"));
  }

  @Test
  void letsSettingsBecomeAQuarterOfAnHourOld() {
    assertEquals(Duration.ofMinutes(15), SettingsSource.oldest(Map.of()));
    assertEquals(
        Duration.ofSeconds(30), SettingsSource.oldest(Map.of("STOA_SETTINGS_SECONDS", "30")));
    assertThrows(
        UnworkableConfiguration.class,
        () -> SettingsSource.oldest(Map.of("STOA_SETTINGS_SECONDS", "soon")));
  }
}
