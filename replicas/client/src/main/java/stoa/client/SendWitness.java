package stoa.client;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;

/// Sees whether a call ever reached a connection. One that did not is certainly without effect.
final class SendWitness extends ClientStreamTracer {
  private volatile boolean onConnection;

  @Override
  public void streamCreated(Attributes transportAttributes, Metadata headers) {
    onConnection = true;
  }

  boolean mayHaveBeenSent() {
    return onConnection;
  }

  CallOptions watch(CallOptions options) {
    return options.withStreamTracerFactory(
        new ClientStreamTracer.Factory() {
          @Override
          public ClientStreamTracer newClientStreamTracer(StreamInfo info, Metadata headers) {
            return SendWitness.this;
          }
        });
  }
}
