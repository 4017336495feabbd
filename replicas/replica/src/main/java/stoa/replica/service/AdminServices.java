package stoa.replica.service;

import io.grpc.BindableService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.snapshot.Verifications;

/// What operators call, wherever it is offered.
@Singleton
final class AdminServices {
  private final List<BindableService> services = new ArrayList<>();

  AdminServices(
      ReplicaStatus status,
      ReplicatedLog log,
      CommandGate gate,
      Verifications verifications,
      List<OperatorFace> others) {
    services.add(new AdminEndpoint(status, log, gate, verifications));
    others.forEach(face -> services.add(face.service()));
  }

  List<BindableService> services() {
    return List.copyOf(services);
  }
}
