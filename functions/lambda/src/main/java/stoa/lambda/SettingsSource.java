package stoa.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import stoa.http.UnworkableConfiguration;

/// Where the settings come from: parameters of Systems Manager and one secret of Secrets Manager.
///
/// | | |
/// |---|---|
/// | `STOA_PARAMETERS_PATH` | `/stoa/<environment>/`, before the names `customer-members`, `product-members`, `payment-url` |
/// | `STOA_SECRET_ID` | names a secret that is a JSON object: file name → content |
/// | `STOA_SETTINGS_SECONDS` | how old what was read may become; 900 by default |
///
/// Clients are made for each reading, so that none of them, no connection and no credential of an
/// account is ever part of a snapshot.
final class SettingsSource {
  static final String PATH = "STOA_PARAMETERS_PATH";
  static final String SECRET = "STOA_SECRET_ID";
  static final String SECONDS = "STOA_SETTINGS_SECONDS";

  private static final String CUSTOMER = "customer-members";
  private static final String PRODUCT = "product-members";
  private static final String PAYMENT = "payment-url";
  private static final String FIFTEEN_MINUTES = "900";
  private static final JsonFactory JSON = new JsonFactory();

  private final String path;
  private final String secretId;
  private final CloudClients clients;

  SettingsSource(String path, String secretId, CloudClients clients) {
    this.path = path;
    this.secretId = secretId;
    this.clients = clients;
  }

  /// @param environment of the process; what is missing in it is a fault of [#read] only
  static SettingsSource of(Map<String, String> environment) {
    return new SettingsSource(
        environment.getOrDefault(PATH, ""),
        environment.getOrDefault(SECRET, ""),
        CloudClients.ofTheAccount());
  }

  /// How old settings may become.
  ///
  /// @param environment of the process
  /// @throws UnworkableConfiguration when it says something else than a number of seconds
  static Duration oldest(Map<String, String> environment) {
    String seconds = environment.getOrDefault(SECONDS, FIFTEEN_MINUTES);
    if (!seconds.matches("\\d{1,9}")) {
      throw new UnworkableConfiguration(SECONDS + " is a number of seconds, not " + seconds);
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  /// Reads all settings, both sources at once, with back-off.
  ///
  /// @param limit of all tries together
  /// @throws SettingsUnavailableException when they could not be read
  /// @throws UnworkableConfiguration when they cannot work, with what to change
  FunctionSettings read(Duration limit) {
    if (path.isBlank() || secretId.isBlank()) {
      throw new UnworkableConfiguration("set " + (path.isBlank() ? PATH : SECRET));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Map<String, String>> files = threads.submit(() -> files(limit));
      Map<String, String> parameters = parameters(limit);
      return new FunctionSettings(
          required(parameters, CUSTOMER),
          required(parameters, PRODUCT),
          parameters.getOrDefault(PAYMENT, ""),
          result(files));
    } catch (SdkException failure) {
      throw unavailable(failure);
    }
  }

  private static Map<String, String> result(Future<Map<String, String>> files) {
    try {
      return files.get();
    } catch (ExecutionException failure) {
      throw switch (failure.getCause()) {
        case SdkException sdk -> unavailable(sdk);
        case RuntimeException other -> other;
        case null, default -> new IllegalStateException("reading a secret failed", failure);
      };
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SettingsUnavailableException("interrupted");
    }
  }

  private static SettingsUnavailableException unavailable(SdkException failure) {
    return new SettingsUnavailableException(
        failure.getClass().getSimpleName() + ": " + failure.getMessage());
  }

  private Map<String, String> parameters(Duration limit) {
    try (SsmClient client = clients.parameters(limit)) {
      GetParametersResponse answer =
          client.getParameters(request ->
              request
                  .names(List.of(path + CUSTOMER, path + PRODUCT, path + PAYMENT))
                  .withDecryption(true));
      return answer.parameters().stream()
          .collect(
              Collectors.toMap(
                  parameter -> parameter.name().substring(path.length()), Parameter::value));
    }
  }

  private String required(Map<String, String> parameters, String name) {
    String value = parameters.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new UnworkableConfiguration("set the parameter " + path + name);
    }
    return value;
  }

  private Map<String, String> files(Duration limit) {
    try (SecretsManagerClient client = clients.secrets(limit)) {
      String secret = client.getSecretValue(request -> request.secretId(secretId)).secretString();
      return parse(secret == null ? "" : secret);
    } catch (IOException malformed) {
      // Not what it says: that may be a key.
      throw new UnworkableConfiguration(
          "the secret " + secretId + " must be a JSON object of file names and contents");
    }
  }

  private static Map<String, String> parse(String secret) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (JsonParser json = JSON.createParser(secret)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        if (json.nextToken() != JsonToken.VALUE_STRING) {
          throw new IOException("no string");
        }
        files.put(name, json.getText());
      }
    }
    return files;
  }
}
