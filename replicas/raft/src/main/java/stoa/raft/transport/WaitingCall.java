package stoa.raft.transport;

import com.alipay.sofa.jraft.rpc.InvokeCallback;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// A call without an answer so far.
final class WaitingCall {
  final InvokeCallback callback;
  volatile @Nullable Future<?> deadline;

  WaitingCall(InvokeCallback callback) {
    this.callback = callback;
  }

  void cancelDeadline() {
    var pending = deadline;
    if (pending != null) {
      pending.cancel(false);
    }
  }
}
