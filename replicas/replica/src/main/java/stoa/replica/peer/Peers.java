package stoa.replica.peer;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.proto.peer.v1.GetPeerStateRequest;
import stoa.proto.peer.v1.GetPeerStateResponse;
import stoa.proto.peer.v1.PeerServiceGrpc;
import stoa.replica.log.CommittedEntries;
import stoa.replica.log.ConfigurationException;
import stoa.replica.service.ReplicaConfiguration;
import stoa.tls.MutualTls;
import stoa.tls.PeerRule;
import stoa.tls.TransportSecurity;
import stoa.tls.grpc.GrpcTls;

/// The other members of this one's group, at the addresses where they serve functions.
@Singleton
public final class Peers {
  /// How long a member may take to answer, milliseconds.
  static final long LIMIT_MILLIS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Peers.class);

  private final String group;
  private final int size;
  private final TransportSecurity security;
  private final Map<Integer, ManagedChannel> channels = new TreeMap<>();

  Peers(
      @Property(name = "stoa.group") String group,
      ReplicaConfiguration configuration,
      TransportSecurity security) {
    this.group = group;
    this.security = security;
    String[] addresses = configuration.members().split(",", -1);
    this.size = addresses.length;
    for (int member = 0; member < size; member++) {
      if (member != configuration.member()) {
        channels.put(member, channel(addresses[member].strip(), group + "-" + member, security));
      }
    }
  }

  private static ManagedChannel channel(
      String address, String machine, TransportSecurity security) {
    if (!address.matches("\\S+:[0-9]{1,5}")) {
      throw new ConfigurationException(
          "STOA_MEMBERS must read like host:port,host:port, not: " + address);
    }
    var builder =
        NettyChannelBuilder.forTarget("dns:///" + address)
            .proxyDetector(target -> null)
            .disableRetry()
            .directExecutor();
    security
        .tls()
        .map(tls -> GrpcTls.forCalling(tls, PeerRule.machine(machine)))
        .ifPresentOrElse(builder::sslContext, builder::usePlaintext);
    return builder.build();
  }

  /// How many members the group has, this one included.
  int size() {
    return size;
  }

  /// Where another member answers.
  ///
  /// @throws IllegalArgumentException for this member, or one that there is not
  public Channel channel(int peer) {
    ManagedChannel channel = channels.get(peer);
    if (channel == null) {
      throw new IllegalArgumentException("no other member " + peer);
    }
    // A member that was away is asked at once, without waiting for the channel's back-off.
    channel.resetConnectBackoff();
    return channel;
  }

  /// A member's answer with the times of asking and answering, by [System#nanoTime].
  record Answer(int peer, GetPeerStateResponse state, long askedNanos, long answeredNanos) {}

  /// Asks all of them at once.
  ///
  /// @return by member, its answer; empty when there is none within [#LIMIT_MILLIS], or another
  ///   process answers at its address
  Map<Integer, CompletableFuture<Optional<Answer>>> ask() {
    var answers = new TreeMap<Integer, CompletableFuture<Optional<Answer>>>();
    channels.forEach((peer, channel) -> answers.put(peer, ask(peer, channel)));
    return answers;
  }

  private CompletableFuture<Optional<Answer>> ask(int peer, ManagedChannel channel) {
    var answer = new CompletableFuture<Optional<Answer>>();
    long askedNanos = System.nanoTime();
    // A member that was away is asked at once, without waiting for the channel's back-off.
    channel.resetConnectBackoff();
    PeerServiceGrpc.newStub(channel)
        .withDeadlineAfter(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
        .getPeerState(
            GetPeerStateRequest.getDefaultInstance(),
            new StreamObserver<>() {
              @Override
              public void onNext(GetPeerStateResponse state) {
                boolean asked = state.getGroup().equals(group) && state.getMember() == peer;
                var given = new Answer(peer, state, askedNanos, System.nanoTime());
                answer.complete(asked ? Optional.of(given) : Optional.empty());
              }

              @Override
              public void onError(Throwable failure) {
                LOG.debug("{} member {} did not answer: {}", group, peer, failure.toString());
                // Perhaps because of a certificate that has been renewed since.
                security.tls().ifPresent(MutualTls::doubt);
                answer.complete(Optional.empty());
              }

              @Override
              public void onCompleted() {
                answer.complete(Optional.empty());
              }
            });
    return answer;
  }

  /// Whether the group exists already, as far as its reachable members know.
  ///
  /// @return which member has applied commands and how far; empty when none says so. Takes up to
  ///   [#LIMIT_MILLIS]
  public Optional<String> existingData() {
    return dataBeyond(CommittedEntries.NOTHING_APPLIED);
  }

  /// Whether a reachable member of the group has applied more than a position.
  ///
  /// @return which one, and how far; empty when none says so. Takes up to [#LIMIT_MILLIS]
  public Optional<String> dataBeyond(long position) {
    return ask().values().stream()
        .flatMap(answer -> answer.join().stream())
        .filter(answer -> answer.state().getAppliedPosition() > position)
        .map(answer ->
            "%s-%d has data up to position %d"
                .formatted(group, answer.peer(), answer.state().getAppliedPosition()))
        .findFirst();
  }

  @PreDestroy
  void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }
}
