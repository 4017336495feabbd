package stoa.cli.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import stoa.cli.Json;

/// What a running supervisor writes down about itself, readable by its owner only.
///
/// @param process its own process
/// @param controlPort HTTP on loopback
/// @param token must be sent as a bearer token
record SupervisorRecord(
    ProcessRecord process,
    int controlPort,
    String token,
    int basePort,
    int gatewayPort,
    int functions) {

  /// @return empty when there is none, or its process is gone
  static Optional<SupervisorRecord> find(DataDirectory data) {
    if (!Files.exists(data.supervisorRecord())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
              Json.read(Files.readString(data.supervisorRecord()), SupervisorRecord.class))
          .filter(SupervisorRecord::isAlive);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @JsonIgnore
  boolean isAlive() {
    return process.find().isPresent();
  }

  PortPlan ports() {
    return new PortPlan(basePort, gatewayPort);
  }

  void write(DataDirectory data) throws IOException {
    DataDirectory.write(data.supervisorRecord(), Json.write(this) + "\n");
  }
}
