package stoa.replica.audit;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The sending end of a stream of pages: no faster than they are taken, and not for a receiver that
/// takes nothing for [#STALL_SECONDS].
final class PageStream<P> implements Pages.Sink<P> {
  /// So long a pinned state waits for a receiver, in seconds.
  static final long STALL_SECONDS = 30;

  private final ServerCallStreamObserver<P> observer;
  private final Semaphore changed = new Semaphore(0);

  /// Made before the call's method returns: later no handlers can be set.
  PageStream(StreamObserver<P> observer) {
    this.observer = (ServerCallStreamObserver<P>) observer;
    this.observer.setOnReadyHandler(changed::release);
    this.observer.setOnCancelHandler(changed::release);
  }

  @Override
  public void put(P page) throws InterruptedException {
    while (!observer.isReady() && !observer.isCancelled()) {
      if (!changed.tryAcquire(STALL_SECONDS, TimeUnit.SECONDS)) {
        throw Status.DEADLINE_EXCEEDED
            .withDescription("nothing was taken for " + STALL_SECONDS + " s")
            .asRuntimeException();
      }
      changed.drainPermits();
    }
    if (observer.isCancelled()) {
      throw Status.CANCELLED.asRuntimeException();
    }
    observer.onNext(page);
  }

  void complete() {
    observer.onCompleted();
  }

  void fail(RuntimeException failure) {
    if (!observer.isCancelled()) {
      observer.onError(failure);
    }
  }
}
