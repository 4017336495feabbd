package stoa.replica.service;

import io.grpc.BindableService;

/// What a group adds to the administration's port. Wrapped, because a [BindableService] that is a
/// bean itself appears on the port that functions reach.
public interface OperatorFace {
  /// The service to add.
  BindableService service();
}
