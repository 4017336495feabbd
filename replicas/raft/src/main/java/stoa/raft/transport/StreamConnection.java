package stoa.raft.transport;

import com.alipay.sofa.jraft.rpc.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A stream as the engine sees it: something to hang attributes on, and to close.
final class StreamConnection implements Connection {
  private final InboundStream stream;
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();

  StreamConnection(InboundStream stream) {
    this.stream = stream;
  }

  @Override
  public @Nullable Object getAttribute(String key) {
    return attributes.get(key);
  }

  @Override
  public void setAttribute(String key, Object value) {
    attributes.put(key, value);
  }

  @Override
  public @Nullable Object setAttributeIfAbsent(String key, Object value) {
    return attributes.putIfAbsent(key, value);
  }

  @Override
  public void close() {
    stream.end("closed by the engine");
  }
}
