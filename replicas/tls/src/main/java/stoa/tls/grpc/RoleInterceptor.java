package stoa.tls.grpc;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Map;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;

/// Lets only those roles call a service that need it. Whoever is refused gets PERMISSION_DENIED and
/// is told that the call had no effect.
public final class RoleInterceptor implements ServerInterceptor {
  /// The trailer by which a member says that a call had no effect.
  private static final Metadata.Key<String> NOT_TAKEN =
      Metadata.Key.of("stoa-not-taken", Metadata.ASCII_STRING_MARSHALLER);

  private final MutualTls tls;
  private final Map<String, PeerRule> callers;

  /// @param callers who may call, by the full name of the service; others may be called by nobody
  public RoleInterceptor(MutualTls tls, Map<String, PeerRule> callers) {
    this.tls = tls;
    this.callers = Map.copyOf(callers);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String service = String.valueOf(call.getMethodDescriptor().getServiceName());
    PeerRule rule = callers.getOrDefault(service, PeerRule.nobody());
    var objection = tls.objection(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION), rule);
    if (objection.isEmpty()) {
      return next.startCall(call, headers);
    }
    Metadata trailers = new Metadata();
    trailers.put(NOT_TAKEN, "true");
    // What exactly was wrong with a certificate is for this side's log.
    call.close(Status.PERMISSION_DENIED.withDescription("open to: " + rule), trailers);
    return new ServerCall.Listener<>() {};
  }
}
