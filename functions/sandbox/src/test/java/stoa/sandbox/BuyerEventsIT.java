package stoa.sandbox;

import java.io.IOException;

final class BuyerEventsIT extends Events {
  BuyerEventsIT() throws IOException, InterruptedException {
    super("buyer");
  }
}
