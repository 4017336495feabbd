package stoa.raft.transport;

import com.alipay.sofa.jraft.rpc.RpcRequests.AppendEntriesRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.AppendEntriesResponse;
import com.alipay.sofa.jraft.rpc.RpcRequests.ErrorResponse;
import com.alipay.sofa.jraft.rpc.RpcRequests.GetFileRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.GetFileResponse;
import com.alipay.sofa.jraft.rpc.RpcRequests.InstallSnapshotRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.InstallSnapshotResponse;
import com.alipay.sofa.jraft.rpc.RpcRequests.PingRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.ReadIndexRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.ReadIndexResponse;
import com.alipay.sofa.jraft.rpc.RpcRequests.RequestVoteRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.RequestVoteResponse;
import com.alipay.sofa.jraft.rpc.RpcRequests.TimeoutNowRequest;
import com.alipay.sofa.jraft.rpc.RpcRequests.TimeoutNowResponse;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stoa.proto.raft.v1.Frame;
import stoa.proto.raft.v1.MessageType;

/// The fixed list of engine messages that may travel. Nothing else is ever deserialized.
final class RaftMessages {
  /// Largest frame, either way. The engine's batches and file chunks stay well below it.
  static final int MAX_FRAME_BYTES = 4 * 1024 * 1024;

  /// Longest explanation in an error frame.
  static final int MAX_ERROR_CHARS = 512;

  private static final Map<MessageType, Message> PROTOTYPES = new EnumMap<>(MessageType.class);
  private static final Map<Class<?>, MessageType> TYPES = new HashMap<>();

  static {
    know(MessageType.APPEND_ENTRIES_REQUEST, AppendEntriesRequest.getDefaultInstance());
    know(MessageType.APPEND_ENTRIES_RESPONSE, AppendEntriesResponse.getDefaultInstance());
    know(MessageType.REQUEST_VOTE_REQUEST, RequestVoteRequest.getDefaultInstance());
    know(MessageType.REQUEST_VOTE_RESPONSE, RequestVoteResponse.getDefaultInstance());
    know(MessageType.TIMEOUT_NOW_REQUEST, TimeoutNowRequest.getDefaultInstance());
    know(MessageType.TIMEOUT_NOW_RESPONSE, TimeoutNowResponse.getDefaultInstance());
    know(MessageType.READ_INDEX_REQUEST, ReadIndexRequest.getDefaultInstance());
    know(MessageType.READ_INDEX_RESPONSE, ReadIndexResponse.getDefaultInstance());
    know(MessageType.INSTALL_SNAPSHOT_REQUEST, InstallSnapshotRequest.getDefaultInstance());
    know(MessageType.INSTALL_SNAPSHOT_RESPONSE, InstallSnapshotResponse.getDefaultInstance());
    know(MessageType.GET_FILE_REQUEST, GetFileRequest.getDefaultInstance());
    know(MessageType.GET_FILE_RESPONSE, GetFileResponse.getDefaultInstance());
    know(MessageType.PING_REQUEST, PingRequest.getDefaultInstance());
    know(MessageType.ERROR_RESPONSE, ErrorResponse.getDefaultInstance());
  }

  private RaftMessages() {}

  private static void know(MessageType type, Message prototype) {
    PROTOTYPES.put(type, prototype);
    TYPES.put(prototype.getClass(), type);
  }

  /// The frame that carries a message, or nothing when its type may not travel.
  static Optional<Frame> frame(long call, Object message) {
    return Optional.ofNullable(TYPES.get(message.getClass()))
        .map(type ->
            Frame.newBuilder()
                .setCall(call)
                .setType(type)
                .setMessage(((Message) message).toByteString())
                .build());
  }

  /// The frame that says why there is no answer.
  static Frame error(long call, String why) {
    var text = why.length() <= MAX_ERROR_CHARS ? why : why.substring(0, MAX_ERROR_CHARS);
    return Frame.newBuilder().setCall(call).setError(text).build();
  }

  /// The message in a frame.
  ///
  /// @throws InvalidProtocolBufferException when its type is not in the list, or it is malformed
  static Message parse(Frame frame) throws InvalidProtocolBufferException {
    var prototype = PROTOTYPES.get(frame.getType());
    if (prototype == null) {
      throw new InvalidProtocolBufferException("unknown message type " + frame.getTypeValue());
    }
    return prototype.getParserForType().parseFrom(frame.getMessage());
  }
}
