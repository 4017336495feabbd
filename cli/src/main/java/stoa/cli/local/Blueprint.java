package stoa.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stoa.mariadb.Distribution;

/// Says of every unit which programs it has, with which flags and environment.
final class Blueprint {
  private static final String LOOPBACK = "127.0.0.1";

  /// All members share this machine's processors.
  private static final String PREFERENCE = "together";

  private final LocalSettings settings;
  private final PortPlan ports;
  private final DataDirectory data;
  private final Keys keys;
  private final Bootstrap bootstrap;
  private final AotCaches caches;
  private final Supplier<Distribution> distribution;
  private final Map<UnitKind, Module> modules = new EnumMap<>(UnitKind.class);

  Blueprint(LocalSettings settings, Supplier<Distribution> distribution) {
    this.settings = settings;
    this.ports = settings.ports();
    this.data = settings.data();
    this.keys = new Keys(data.keys());
    this.bootstrap = new Bootstrap(data);
    this.caches = AotCaches.of(settings.project(), settings.caches());
    this.distribution = distribution;
    for (UnitKind kind : UnitKind.values()) {
      modules.put(kind, Module.of(settings.project(), kind));
    }
  }

  /// The programs of a unit, in the order of their start.
  List<Part> parts(UnitName name) {
    List<Part> parts = new ArrayList<>();
    if (name.kind().hasDatabase()) {
      // No log stands behind the payment service's commits, so it forces each one.
      boolean durable = name.kind() == UnitKind.PAYMENT;
      parts.add(new DatabasePart(distribution, data.database(name), ports.database(name), durable));
    }
    parts.add(new JvmPart(command(name), () -> environment(name), data.log(name.toString())));
    return parts;
  }

  private List<String> command(UnitName name) {
    Module module = modules.getOrDefault(name.kind(), new Module(List.of()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmFlags.of(name.kind()));
    command.addAll(caches.flags(name, module));
    command.add("-cp");
    command.add(module.classPath());
    command.add(name.kind().mainClass());
    return command;
  }

  /// The environment of a unit's JVM, at this moment.
  Map<String, String> environment(UnitName name) {
    Map<String, String> environment = new TreeMap<>();
    switch (name.kind()) {
      case CUSTOMER, PRODUCT -> replica(name, environment);
      case PAYMENT -> payment(name, environment);
      case BUYER, SELLER -> function(name, environment);
      case GATEWAY -> gateway(name, environment);
    }
    if (settings.tls() && name.kind() != UnitKind.GATEWAY) {
      certificates(name, environment);
    }
    environment.putAll(settings.environment());
    return environment;
  }

  private void replica(UnitName name, Map<String, String> environment) {
    environment.put("STOA_MEMBER", Integer.toString(name.number()));
    environment.put("STOA_DATA_DIR", filesOf(name).toString());
    environment.put("STOA_GRPC_HOST", LOOPBACK);
    environment.put("STOA_GRPC_PORT", Integer.toString(ports.grpc(name)));
    environment.put("STOA_ADMIN_PORT", Integer.toString(ports.admin(name)));
    environment.put("STOA_METRICS_PORT", Integer.toString(ports.metrics(name)));
    environment.put("STOA_PEERS", peers(name.kind()));
    environment.put("STOA_MEMBERS", serviceAddresses(name.kind()));
    environment.put("STOA_GROUP_KEYS", keys.groupKeys(name.kind()).toString());
    database(name, name.toString().replace('-', '_'), environment);
    if (!isRestored(name, environment) && bootstrap.isNeededBy(name)) {
      environment.put("STOA_BOOTSTRAP", "true");
    }
    if (name.kind() == UnitKind.PRODUCT) {
      if (Files.exists(data.replaced(name))) {
        environment.put("STOA_REPLACE", "true");
      }
      // Whoever leads executes orders: it pays and tells the customer group.
      environment.put("STOA_CUSTOMER_MEMBERS", serviceAddresses(UnitKind.CUSTOMER));
      environment.put("STOA_PAYMENT_URL", paymentUrl());
      environment.put("STOA_MEMBER_PREFERENCE", PREFERENCE);
    }
  }

  private void certificates(UnitName name, Map<String, String> environment) {
    Path folder = keys.certificates(name);
    environment.put("STOA_TLS_CERT", folder.resolve("tls.crt").toString());
    environment.put("STOA_TLS_KEY", folder.resolve("tls.key").toString());
    environment.put("STOA_TLS_CA", folder.resolve("ca.crt").toString());
  }

  /// Until the whole system serves; the setting has no meaning for a part that has begun with it.
  private boolean isRestored(UnitName name, Map<String, String> environment) {
    Path part = data.restore().resolve(name.kind().word());
    boolean restored = Files.isDirectory(part) && !Files.exists(data.replaced(name));
    if (restored) {
      environment.put("STOA_RESTORE", part.toString());
    }
    return restored;
  }

  private Path filesOf(UnitName name) {
    try {
      return Files.createDirectories(data.files(name));
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
  }

  private void database(UnitName name, String schema, Map<String, String> environment) {
    environment.put(
        "STOA_DATABASE_URL", "jdbc:mysql://127.0.0.1:" + ports.database(name) + "/" + schema);
    environment.put("STOA_DATABASE_USER", "root");
    environment.put("STOA_DATABASE_PASSWORD", "");
  }

  private void payment(UnitName name, Map<String, String> environment) {
    environment.put("STOA_HTTP_HOST", LOOPBACK);
    environment.put("STOA_HTTP_PORT", Integer.toString(ports.http(name)));
    environment.put("STOA_METRICS_PORT", Integer.toString(ports.metrics(name)));
    environment.put("STOA_PAYMENT_KEY", keys.payment().toString());
    isRestored(name, environment);
    database(name, "payment", environment);
  }

  private void function(UnitName name, Map<String, String> environment) {
    server(name, environment);
    environment.put("STOA_CUSTOMER_MEMBERS", serviceAddresses(UnitKind.CUSTOMER));
    environment.put("STOA_PRODUCT_MEMBERS", serviceAddresses(UnitKind.PRODUCT));
    environment.put("STOA_KEYS_DIR", data.keys().toString());
    environment.put("STOA_MEMBER_PREFERENCE", PREFERENCE);
    if (name.kind() == UnitKind.BUYER) {
      environment.put("STOA_PAYMENT_URL", paymentUrl());
    }
  }

  private void gateway(UnitName name, Map<String, String> environment) {
    server(name, environment);
    environment.put("STOA_BUYER_FUNCTIONS", functions(UnitKind.BUYER));
    environment.put("STOA_SELLER_FUNCTIONS", functions(UnitKind.SELLER));
  }

  private void server(UnitName name, Map<String, String> environment) {
    environment.put("MICRONAUT_SERVER_HOST", LOOPBACK);
    environment.put("MICRONAUT_SERVER_PORT", Integer.toString(ports.http(name)));
  }

  private String functions(UnitKind kind) {
    return IntStream.rangeClosed(1, settings.functions())
        .mapToObj(number -> "http://127.0.0.1:" + ports.http(new UnitName(kind, number)))
        .collect(Collectors.joining(","));
  }

  private String paymentUrl() {
    String scheme = settings.tls() ? "https" : "http";
    return scheme + "://127.0.0.1:" + ports.http(new UnitName(UnitKind.PAYMENT, 0)) + "/payment";
  }

  private String serviceAddresses(UnitKind group) {
    return String.join(",", ports.addresses(group, ports::grpc));
  }

  private String peers(UnitKind group) {
    List<String> addresses = ports.addresses(group, ports::peer);
    return IntStream.range(0, addresses.size())
        .mapToObj(member -> member + "=" + addresses.get(member))
        .collect(Collectors.joining(","));
  }
}
