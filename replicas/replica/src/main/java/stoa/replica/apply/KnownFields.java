package stoa.replica.apply;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;

/// Finds what this build's contract does not know: a newer build may mean something by it, so
/// deciding without it would make members differ.
public final class KnownFields {
  private KnownFields() {}

  private static final int NOT_IN_CONTRACT = -1;

  /// @throws UnknownOperationException when a message, or one within it, has an unknown field or an
  ///   unknown value of an enumeration
  public static void check(Message message) {
    if (!message.getUnknownFields().asMap().isEmpty()) {
      throw new UnknownOperationException(
          "unknown field in " + message.getDescriptorForType().getFullName());
    }
    message.getAllFields().forEach(KnownFields::check);
  }

  private static void check(FieldDescriptor field, Object content) {
    for (Object value : content instanceof List<?> list ? list : List.of(content)) {
      if (value instanceof Message inner) {
        check(inner);
      } else if (value instanceof EnumValueDescriptor constant
          && constant.getIndex() == NOT_IN_CONTRACT) {
        throw new UnknownOperationException("unknown value of " + field.getFullName());
      }
    }
  }
}
