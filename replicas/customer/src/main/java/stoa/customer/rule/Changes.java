package stoa.customer.rule;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import stoa.customer.row.CustomerRow;
import stoa.proto.customer.v1.CustomerRefusal;
import stoa.proto.customer.v1.CustomerResult;
import stoa.replica.apply.Decision;

/// Collects the changed rows of one decision. A row that is put twice counts as it was put last.
final class Changes {
  private final List<CustomerRow> put = new ArrayList<>();
  private final List<CustomerRow> removed = new ArrayList<>();

  Changes put(CustomerRow row) {
    put.add(row);
    return this;
  }

  Changes put(Collection<? extends CustomerRow> rows) {
    put.addAll(rows);
    return this;
  }

  Changes remove(CustomerRow row) {
    removed.add(row);
    return this;
  }

  Changes remove(Collection<? extends CustomerRow> rows) {
    removed.addAll(rows);
    return this;
  }

  /// These changes with a result that a repeat gets again.
  Decision<CustomerRow> kept(CustomerResult.Builder result) {
    return new Decision<>(bytes(result), true, put, removed);
  }

  /// These changes with a result that a repeat does not get, because it decides anew.
  Decision<CustomerRow> notKept(CustomerResult.Builder result) {
    return new Decision<>(bytes(result), false, put, removed);
  }

  /// These changes with a refusal that a repeat gets again.
  Decision<CustomerRow> keptRefusal(CustomerRefusal.Code code) {
    return kept(refusal(code));
  }

  /// These changes with a refusal that a repeat does not get.
  Decision<CustomerRow> notKeptRefusal(CustomerRefusal.Builder refusal) {
    return notKept(CustomerResult.newBuilder().setRefusal(refusal));
  }

  /// These changes with a refusal that a repeat does not get.
  Decision<CustomerRow> notKeptRefusal(CustomerRefusal.Code code) {
    return notKept(refusal(code));
  }

  private static CustomerResult.Builder refusal(CustomerRefusal.Code code) {
    return CustomerResult.newBuilder().setRefusal(CustomerRefusal.newBuilder().setCode(code));
  }

  private static ByteString bytes(CustomerResult.Builder result) {
    return result.build().toByteString();
  }
}
