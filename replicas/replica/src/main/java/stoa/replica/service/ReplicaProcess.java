package stoa.replica.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.replica.apply.PendingCommands;
import stoa.replica.database.DatabaseAddress;
import stoa.replica.log.ConfigurationException;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.peer.ClockWatch;
import stoa.replica.restore.Restoration;

/// A replica as a process: reads the environment, migrates and opens the database, starts the log
/// and the servers, and stops them in order on SIGTERM.
public final class ReplicaProcess implements AutoCloseable {
  /// EX_CONFIG of sysexits.h: a configuration that cannot work.
  public static final int CONFIGURATION_EXIT_CODE = 78;

  private static final Logger LOG = LoggerFactory.getLogger(ReplicaProcess.class);
  private static final String DATABASE_WAIT_MILLIS = "60000";

  private final ApplicationContext context;

  private ReplicaProcess(ApplicationContext context) {
    this.context = context;
  }

  /// Runs a replica until the process is told to stop. Does not return on a configuration that
  /// cannot work: one line on the standard error, exit code [#CONFIGURATION_EXIT_CODE].
  ///
  /// @param group `customer` or `product`: also the folder of the group's migrations
  public static void run(Class<?> main, String group) {
    try {
      ReplicaProcess process = start(main, group, System.getenv());
      Runtime.getRuntime().addShutdownHook(new Thread(process::close, "shutdown"));
    } catch (RuntimeException e) {
      exit(e);
    }
  }

  private static void exit(RuntimeException error) {
    Optional<ConfigurationException> configuration = configuration(error);
    if (configuration.isPresent()) {
      System.err.println("stoa: " + configuration.get().getMessage());
      System.exit(CONFIGURATION_EXIT_CODE);
    }
    LOG.error("the replica cannot start", error);
    System.exit(1);
  }

  private static Optional<ConfigurationException> configuration(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigurationException configuration) {
        return Optional.of(configuration);
      }
    }
    return Optional.empty();
  }

  /// Starts a replica with the given variables in the place of the process's environment.
  public static ReplicaProcess start(Class<?> main, String group, Map<String, String> variables) {
    ApplicationContext context =
        ApplicationContext.builder()
            .mainClass(main)
            .banner(false)
            .deduceEnvironment(false)
            .properties(properties(group, variables))
            .start();
    try {
      context.getBean(Restoration.class).run();
      context.getBeansOfType(ReplicaPart.class).forEach(ReplicaPart::start);
      context.getBean(ReplicatedLog.class).start();
      context.getBean(OperationsServer.class).start();
      context.getBean(AdminServer.class).start();
      context.getBean(ClockWatch.class).start();
      context.getBean(GrpcEmbeddedServer.class).start();
      context.getBean(ResultPurge.class).start();
      LOG.info("{} replica started", group);
      return new ReplicaProcess(context);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static Map<String, Object> properties(String group, Map<String, String> variables) {
    var properties = new HashMap<String, Object>();
    properties.put("stoa.group", group);
    put(properties, "stoa.member", required(variables, "STOA_MEMBER"));
    put(properties, "stoa.data-dir", required(variables, "STOA_DATA_DIR"));
    put(properties, "stoa.peers", required(variables, "STOA_PEERS"));
    put(properties, "stoa.members", required(variables, "STOA_MEMBERS"));
    put(properties, "stoa.admin-port", variables.getOrDefault("STOA_ADMIN_PORT", "0"));
    put(properties, "stoa.metrics-port", variables.getOrDefault("STOA_METRICS_PORT", "0"));
    put(properties, "stoa.bootstrap", variables.getOrDefault("STOA_BOOTSTRAP", "false"));
    put(properties, "grpc.server.host", variables.getOrDefault("STOA_GRPC_HOST", "127.0.0.1"));
    put(properties, "grpc.server.port", required(variables, "STOA_GRPC_PORT"));
    // Other variables of the form STOA_X_Y become properties stoa.x-y.
    variables.forEach((name, value) -> {
      if (name.startsWith("STOA_")) {
        String key = name.substring("STOA_".length()).toLowerCase(java.util.Locale.ROOT);
        properties.putIfAbsent("stoa." + key.replace('_', '-'), value);
      }
    });
    database(properties, group, variables);
    return properties;
  }

  private static void database(
      Map<String, Object> properties, String group, Map<String, String> variables) {
    String url = DatabaseAddress.withProperties(required(variables, "STOA_DATABASE_URL"));
    String prefix = "datasources.default.";
    put(properties, prefix + "url", url);
    put(properties, prefix + "username", variables.getOrDefault("STOA_DATABASE_USER", "root"));
    put(properties, prefix + "password", variables.getOrDefault("STOA_DATABASE_PASSWORD", ""));
    put(properties, prefix + "driver-class-name", "com.mysql.cj.jdbc.Driver");
    put(properties, prefix + "dialect", "MYSQL");
    // Everything runs in transactions: switching to and fro costs two statements for each of them.
    put(properties, prefix + "auto-commit", "false");
    // Reads see one position through all their queries.
    put(properties, prefix + "transaction-isolation", "TRANSACTION_REPEATABLE_READ");
    put(
        properties,
        prefix + "maximum-pool-size",
        String.valueOf(LinearizableReads.MAX_RUNNING + 2));
    put(properties, prefix + "minimum-idle", "2");
    put(properties, prefix + "initialization-fail-timeout", DATABASE_WAIT_MILLIS);
    put(
        properties,
        "flyway.datasources.default.locations",
        "classpath:db/migration/replica,classpath:db/migration/" + group);
    put(properties, "flyway.datasources.default.enabled", "true");
  }

  private static void put(Map<String, Object> properties, String name, String value) {
    properties.put(name, value);
  }

  private static String required(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new ConfigurationException("set the environment variable " + name));
  }

  /// The parts, for whoever embeds a replica in a test.
  public ApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.getBean(GrpcEmbeddedServer.class).stop();
    context.getBeansOfType(ReplicaPart.class).forEach(ReplicaPart::stop);
    context.getBean(PendingCommands.class).failAll();
    context.getBean(ReplicatedLog.class).close();
    context.close();
  }
}
