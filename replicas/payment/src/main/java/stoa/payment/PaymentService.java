package stoa.payment;

import io.micronaut.context.ApplicationContext;
import jakarta.xml.ws.Endpoint;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.payment.backup.LedgerRestore;
import stoa.payment.card.TokenPurge;
import stoa.tls.TransportSecurity;

/// The payment service as a process: SOAP at `/payment`, WSDL at `/payment?wsdl`.
public final class PaymentService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentService.class);
  private static final int CONFIGURATION_EXIT_CODE = 78;
  private static final String CONNECTION_PROPERTIES =
      "createDatabaseIfNotExist=true&cachePrepStmts=true&useLocalSessionState=true"
          + "&elideSetAutoCommits=true&maintainTimeStats=false&tinyInt1isBit=false"
          + "&connectionTimeZone=UTC&characterEncoding=UTF-8";
  private static final int MAX_DATABASE_CONNECTIONS = 8;

  private final ApplicationContext context;
  private final Endpoint endpoint;

  private PaymentService(ApplicationContext context, Endpoint endpoint) {
    this.context = context;
    this.endpoint = endpoint;
  }

  /// Runs until SIGTERM.
  public static void main(String[] args) {
    try {
      PaymentService service = start(System.getenv());
      Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    } catch (RuntimeException e) {
      exit(e);
    }
  }

  private static void exit(RuntimeException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationException) {
        System.err.println("stoa: " + cause.getMessage());
        System.exit(CONFIGURATION_EXIT_CODE);
      }
    }
    LOG.error("the payment service cannot start", error);
    System.exit(1);
  }

  /// Starts the service with the given variables in the place of the process's environment.
  public static PaymentService start(Map<String, String> variables) {
    ApplicationContext context =
        ApplicationContext.builder()
            .mainClass(PaymentService.class)
            .banner(false)
            .deduceEnvironment(false)
            .properties(properties(variables))
            .start();
    try {
      context.getBean(LedgerDurability.class).check();
      context.getBean(LedgerRestore.class).run();
      Endpoint endpoint = publish(context);
      context.getBean(OperationsServer.class).start();
      context.getBean(TokenPurge.class).start();
      LOG.info("payment service started");
      return new PaymentService(context, endpoint);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static Endpoint publish(ApplicationContext context) {
    PaymentConfiguration configuration = context.getBean(PaymentConfiguration.class);
    var endpoint = new EndpointImpl(context.getBean(PaymentEndpoint.class));
    // What comes in must follow the schema; what breaks it is a SOAP fault of the client.
    endpoint.setProperties(Map.of(Message.SCHEMA_VALIDATION_ENABLED, SchemaValidationType.IN));
    var answers = context.getBean(OutgoingAnswers.class);
    endpoint.getOutInterceptors().add(answers);
    endpoint.getOutFaultInterceptors().add(answers);
    var tls = context.getBean(TransportSecurity.class).tls();
    tls.ifPresent(
        it -> SecuredEndpoint.prepare(it, configuration.httpHost(), configuration.httpPort()));
    String scheme = tls.isPresent() ? "https" : "http";
    endpoint.publish(
        scheme + "://" + configuration.httpHost() + ":" + configuration.httpPort() + "/payment");
    return endpoint;
  }

  private static Map<String, Object> properties(Map<String, String> variables) {
    var properties = new HashMap<String, Object>();
    variables.forEach((name, value) -> {
      if (name.startsWith("STOA_")) {
        String key = name.substring("STOA_".length()).toLowerCase(Locale.ROOT);
        properties.put("stoa." + key.replace('_', '-'), value);
      }
    });
    required(variables, "STOA_HTTP_PORT");
    required(variables, "STOA_PAYMENT_KEY");
    String url = required(variables, "STOA_DATABASE_URL");
    String prefix = "datasources.default.";
    properties.put(prefix + "url", url + (url.contains("?") ? "&" : "?") + CONNECTION_PROPERTIES);
    properties.put(prefix + "username", variables.getOrDefault("STOA_DATABASE_USER", "root"));
    properties.put(prefix + "password", variables.getOrDefault("STOA_DATABASE_PASSWORD", ""));
    properties.put(prefix + "driver-class-name", "com.mysql.cj.jdbc.Driver");
    properties.put(prefix + "dialect", "MYSQL");
    properties.put(prefix + "maximum-pool-size", MAX_DATABASE_CONNECTIONS);
    properties.put(prefix + "minimum-idle", 2);
    properties.put(prefix + "initialization-fail-timeout", 60_000);
    properties.put("flyway.datasources.default.locations", "classpath:db/migration/payment");
    properties.put("flyway.datasources.default.enabled", true);
    return properties;
  }

  private static String required(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new ConfigurationException("set the environment variable " + name));
  }

  /// The parts, for whoever embeds the service in a test.
  ApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    endpoint.stop();
    context.getBean(OperationsServer.class).close();
    context.close();
  }
}
