package stoa.replica.service;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.netty.NettyServerBuilder;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import stoa.proto.admin.v1.AdminServiceGrpc;
import stoa.proto.peer.v1.PeerServiceGrpc;
import stoa.proto.peer.v1.SnapshotServiceGrpc;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;
import stoa.tls.Role;
import stoa.tls.TransportSecurity;
import stoa.tls.grpc.GrpcTls;
import stoa.tls.grpc.RoleInterceptor;

/// Puts TLS before the services that this member offers to other machines, when it is configured,
/// and tells who may call which. Operators then reach the administration there too; in plain text
/// it stays on its loopback port alone.
@Singleton
final class SecuredServer implements BeanCreatedEventListener<ServerBuilder<?>> {
  private static final String HEALTH = "grpc.health.v1.Health";

  private final String group;
  private final BeanContext parts;

  /// @param parts asked when the server is made: a listener itself is made before everything else
  SecuredServer(@Property(name = "stoa.group") String group, BeanContext parts) {
    this.group = group;
    this.parts = parts;
  }

  @Override
  public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> event) {
    ServerBuilder<?> builder = event.getBean();
    parts
        .getBean(TransportSecurity.class)
        .tls()
        .ifPresent(tls -> secure((NettyServerBuilder) builder, tls));
    return builder;
  }

  private void secure(NettyServerBuilder builder, MutualTls tls) {
    Map<String, PeerRule> rules = new HashMap<>();
    rules.put(HEALTH, PeerRule.anybody());
    rules.put(PeerServiceGrpc.SERVICE_NAME, PeerRule.membersOf(group));
    rules.put(SnapshotServiceGrpc.SERVICE_NAME, PeerRule.membersOf(group));
    rules.put(AdminServiceGrpc.SERVICE_NAME, PeerRule.anyOf(Role.OPERATOR));
    parts
        .getBeansOfType(ServiceCallers.class)
        .forEach(rule -> rules.put(rule.service(), rule.callers()));
    Set<String> administration = new HashSet<>();
    for (BindableService service : parts.getBean(AdminServices.class).services()) {
      String name = service.bindService().getServiceDescriptor().getName();
      administration.add(name);
      rules.put(name, PeerRule.anyOf(Role.OPERATOR));
      builder.addService(service);
    }
    builder
        .sslContext(GrpcTls.forServing(tls))
        .intercept(new RoleInterceptor(tls, rules))
        .callExecutor(new OwnThreads(administration));
  }

  /// Operators' calls may block: each has a thread of its own, as on the loopback port. All others
  /// begin where [DirectCalls] says.
  private static final class OwnThreads implements ServerCallExecutorSupplier {
    private final Set<String> services;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    private OwnThreads(Set<String> services) {
      this.services = Set.copyOf(services);
    }

    @Override
    public <Q, A> @Nullable Executor getExecutor(ServerCall<Q, A> call, Metadata metadata) {
      return services.contains(call.getMethodDescriptor().getServiceName()) ? threads : null;
    }
  }
}
