package stoa.payment;

import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import stoa.payment.ledger.Entry;
import stoa.payment.ledger.Ledger;

/// The whole ledger for its operator, as a bank's statement of account: not part of the SOAP port,
/// whose callers know of one order at a time.
///
/// One line an order: its id, state and amount in cents, with tabs between. The last line is
/// `entries` and their number, so that a listing that breaks off is not taken for a whole one.
///
/// Read in pages, each at a moment of its own: holds every entry made before the listing began, as
/// it stood at some moment since. An entry that has come to its end does not change any more.
@Singleton
final class LedgerListing {
  private static final int PAGE_ENTRIES = 500;

  private final Ledger ledger;

  LedgerListing(Ledger ledger) {
    this.ledger = ledger;
  }

  void writeTo(OutputStream out) throws IOException {
    var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
    long entries = 0;
    List<Entry> page = ledger.page("", PAGE_ENTRIES);
    while (!page.isEmpty()) {
      for (Entry entry : page) {
        lines.write(entry.orderId() + "\t" + entry.state() + "\t" + entry.amountCents() + "\n");
      }
      entries += page.size();
      page = ledger.page(page.getLast().orderId(), PAGE_ENTRIES);
    }
    lines.write("entries\t" + entries + "\n");
    lines.flush();
  }
}
