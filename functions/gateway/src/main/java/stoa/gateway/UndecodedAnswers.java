package stoa.gateway;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.client.netty.NettyClientCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContentDecompressor;
import jakarta.inject.Singleton;

/// Keeps the client from unpacking compressed answers: they go on as they came.
@Singleton
final class UndecodedAnswers implements BeanCreatedEventListener<NettyClientCustomizer.Registry> {
  @Override
  public NettyClientCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyClientCustomizer.Registry> event) {
    event.getBean().register(new WithoutDecompressor(null));
    return event.getBean();
  }

  private record WithoutDecompressor(@org.jspecify.annotations.Nullable Channel channel)
      implements NettyClientCustomizer {
    @Override
    public NettyClientCustomizer specializeForChannel(Channel connection, ChannelRole role) {
      return new WithoutDecompressor(connection);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null && channel.pipeline().get(HttpContentDecompressor.class) != null) {
        channel.pipeline().remove(HttpContentDecompressor.class);
      }
    }
  }
}
