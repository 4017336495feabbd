package stoa.sandbox;

import java.io.IOException;

final class SellerEventsIT extends Events {
  SellerEventsIT() throws IOException, InterruptedException {
    super("seller");
  }
}
