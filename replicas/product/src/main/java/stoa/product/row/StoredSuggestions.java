package stoa.product.row;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import stoa.proto.product.v1.GetSuggestionsResponse;
import stoa.proto.product.v1.Item;

/// What was suggested with an order, as it was when the order was placed: a repeated request gets
/// its first answer again, whatever has become of those items since.
public final class StoredSuggestions {
  private static final Pattern KEYS = Pattern.compile("[0-9,]*");

  private StoredSuggestions() {}

  /// Base64 of a message with the items; nothing for none.
  public static String of(List<ItemRow> items) {
    var message =
        GetSuggestionsResponse.newBuilder()
            .addAllItems(items.stream().map(Messages::item).toList())
            .build();
    return Base64.getEncoder().encodeToString(message.toByteArray());
  }

  /// The items that were stored. Orders of the first version of the tables kept only the keys of
  /// their suggestions, as decimal numbers with commas: they show none.
  ///
  /// @throws IllegalStateException when the text is not what [#of] makes
  public static List<Item> items(String stored) {
    if (KEYS.matcher(stored).matches()) {
      return List.of();
    }
    try {
      return GetSuggestionsResponse.parseFrom(Base64.getDecoder().decode(stored)).getItemsList();
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new IllegalStateException("stored suggestions that cannot be read", e);
    }
  }
}
