package stoa.product.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import stoa.proto.product.v1.Condition;

/// What makes two listings equal: seller, category, name, set of keywords, condition, price.
public record ListingIdentity(
    long sellerId,
    int category,
    String name,
    List<String> keywords,
    Condition condition,
    long priceCents) {

  /// The identity that an item has, or would have at a price.
  public static ListingIdentity of(ItemRow item, long priceCents) {
    return new ListingIdentity(
        item.sellerId(),
        item.category(),
        item.name(),
        Keywords.of(item.keywords()),
        item.itemCondition(),
        priceCents);
  }

  /// SHA-256 over all of it in hexadecimal, the same in every build for ever: it is stored.
  public String hash() {
    var digest = sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(sellerId).flip());
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(category).flip());
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(condition.getNumber()).flip());
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(priceCents).flip());
    update(digest, name);
    new TreeSet<>(keywords).forEach(keyword -> update(digest, keyword));
    return HexFormat.of().formatHex(digest.digest());
  }

  /// With its length before it, so that no two different lists of texts look alike.
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
