package stoa.gateway;

import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Asks every function now and then whether it is there. Any answer counts, whatever its status: a
/// function whose groups are away still says so better than the gateway could.
@Singleton
final class HealthProbes {
  /// Pause between a probe's end and the next one.
  static final Duration INTERVAL = Duration.ofMillis(500);

  /// Wide enough for a process that is just warming up on a busy machine.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(HealthProbes.class);

  private final FunctionPools pools;
  private final RawHttpClient client;
  private final ByteBodyFactory bodies =
      ByteBodyFactory.createDefault(ByteArrayBufferFactory.INSTANCE);
  private final Disposable.Composite running = Disposables.composite();

  HealthProbes(FunctionPools pools, RawHttpClient client) {
    this.pools = pools;
    this.client = client;
  }

  @EventListener
  void start(ServerStartupEvent event) {
    pools.all().forEach(function -> running.add(probing(function).subscribe()));
  }

  @PreDestroy
  void stop() {
    running.dispose();
  }

  private Flux<Boolean> probing(FunctionPort function) {
    return Mono.delay(INTERVAL).then(Mono.defer(() -> probe(function))).repeat();
  }

  private Mono<Boolean> probe(FunctionPort function) {
    FunctionHealth before = function.health();
    return Mono.from(client.exchange(request(function), bodies.createEmpty(), null))
        .doOnNext(HealthProbes::discard)
        .timeout(PATIENCE)
        .thenReturn(true)
        .onErrorReturn(false)
        .doOnNext(answered -> note(function, before, answered));
  }

  private static void note(FunctionPort function, FunctionHealth before, boolean answered) {
    if (answered) {
      function.answered();
    } else {
      function.missedProbe();
    }
    if (function.health() != before) {
      LOG.info("Function {} is {}", function.address(), function.health());
    }
  }

  private static MutableHttpRequest<?> request(FunctionPort function) {
    return HttpRequest.GET(URI.create(function.address() + "/health/live"));
  }

  private static void discard(HttpResponse<?> response) {
    if (response instanceof ByteBodyHttpResponse<?> streamed) {
      streamed.close();
    }
  }
}
