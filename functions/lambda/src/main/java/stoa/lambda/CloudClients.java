package stoa.lambda;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/// Makes clients of the account's services. The caller closes them.
@FunctionalInterface
interface CloudClients {
  /// Enough for every back-off within a start.
  int MOST_ATTEMPTS = 10;

  Duration CONNECT_LIMIT = Duration.ofSeconds(1);
  Duration ATTEMPT_LIMIT = Duration.ofSeconds(2);
  Duration FIRST_BACK_OFF = Duration.ofMillis(50);
  Duration LAST_BACK_OFF = Duration.ofSeconds(1);

  /// Says where a client connects to, and as whom.
  void aim(AwsClientBuilder<?, ?> builder);

  /// The account that the sandbox runs in: region and credentials from the environment.
  static CloudClients ofTheAccount() {
    return builder -> {};
  }

  /// A stand-in on this machine.
  static CloudClients at(URI endpoint) {
    return builder ->
        builder
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")));
  }

  /// @param limit of one call with all its tries
  default SsmClient parameters(Duration limit) {
    var builder =
        SsmClient.builder().httpClient(connections()).overrideConfiguration(limits(limit));
    aim(builder);
    return builder.build();
  }

  /// @param limit of one call with all its tries
  default SecretsManagerClient secrets(Duration limit) {
    var builder =
        SecretsManagerClient.builder()
            .httpClient(connections())
            .overrideConfiguration(limits(limit));
    aim(builder);
    return builder.build();
  }

  private static SdkHttpClient connections() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT_LIMIT)
        .socketTimeout(ATTEMPT_LIMIT)
        .build();
  }

  private static ClientOverrideConfiguration limits(Duration limit) {
    return ClientOverrideConfiguration.builder()
        .apiCallTimeout(limit)
        .apiCallAttemptTimeout(ATTEMPT_LIMIT)
        .retryStrategy(
            StandardRetryStrategy.builder()
                .maxAttempts(MOST_ATTEMPTS)
                .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_BACK_OFF, LAST_BACK_OFF))
                .build())
        .build();
  }
}
