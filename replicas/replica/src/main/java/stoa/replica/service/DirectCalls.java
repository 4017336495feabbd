package stoa.replica.service;

import io.grpc.ServerBuilder;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// Lets calls begin on the thread that received them: no endpoint of a replica blocks there. Each
/// hands its call to the log, or to threads of its own, and answers later.
@Singleton
final class DirectCalls implements BeanCreatedEventListener<ServerBuilder<?>> {
  @Override
  public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> created) {
    return created.getBean().directExecutor();
  }
}
