package stoa.product.state;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import stoa.replica.apply.UnknownOperationException;

/// Finds what a newer build has put into a message. Going on without it would be divergence.
public final class KnownFields {
  private KnownFields() {}

  /// @throws UnknownOperationException for a field or a value of an enumeration that this build
  ///   does not know, at any depth
  public static void check(Message message) {
    if (!message.getUnknownFields().asMap().isEmpty()) {
      throw new UnknownOperationException(
          "unknown field in " + message.getDescriptorForType().getFullName());
    }
    message.getAllFields().values().forEach(KnownFields::checkValue);
  }

  private static void checkValue(Object value) {
    switch (value) {
      case List<?> values -> values.forEach(KnownFields::checkValue);
      case Message message -> check(message);
      case EnumValueDescriptor constant when constant.getIndex() < 0 ->
          throw new UnknownOperationException("unknown value " + constant.getFullName());
      default -> {}
    }
  }
}
