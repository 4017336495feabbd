package stoa.cli.local;

import java.nio.file.Path;
import java.util.Map;

/// What distinguishes one local system from another.
///
/// @param project the folder that holds the built modules
/// @param functions front ends of each kind, 1 to [PortPlan#MAX_FUNCTIONS]
/// @param tls whether its processes talk to each other by TLS, on loopback as on machines
/// @param environment for every process, on top of what it needs
record LocalSettings(
    Path project,
    DataDirectory data,
    PortPlan ports,
    int functions,
    boolean tls,
    Map<String, String> environment,
    AotCaches.Mode caches) {

  LocalSettings {
    if (functions < 1 || functions > PortPlan.MAX_FUNCTIONS) {
      throw new IllegalArgumentException(
          "functions must lie between 1 and " + PortPlan.MAX_FUNCTIONS + ", not " + functions);
    }
    environment = Map.copyOf(environment);
  }

  /// True when the system lives only to record start-up caches.
  boolean trains() {
    return caches == AotCaches.Mode.RECORD;
  }
}
