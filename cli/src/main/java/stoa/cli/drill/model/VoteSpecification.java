package stoa.cli.drill.model;

import java.util.Optional;
import stoa.cli.drill.linearizability.SequentialSpecification;

/// The votes on an item: one of each buyer who bought it.
public final class VoteSpecification implements SequentialSpecification<VoteState, VoteOperation> {
  @Override
  public VoteState initial() {
    return VoteState.NEW;
  }

  @Override
  public Optional<VoteState> apply(VoteState state, VoteOperation operation) {
    return switch (operation) {
      case VoteOperation.Bought(String buyer) -> Optional.of(state.bought(buyer));
      case VoteOperation.Voted(String buyer, boolean up) ->
          when(state.mayVote(buyer), state.voted(buyer, up));
      case VoteOperation.AlreadyVoted(String buyer) -> when(state.voters().contains(buyer), state);
      case VoteOperation.NotBought(String buyer) -> when(!state.buyers().contains(buyer), state);
      case VoteOperation.Counted(long up, long down) ->
          when(state.up() == up && state.down() == down, state);
    };
  }

  private static Optional<VoteState> when(boolean allowed, VoteState after) {
    return allowed ? Optional.of(after) : Optional.empty();
  }

  @Override
  public boolean isObservation(VoteOperation operation) {
    return switch (operation) {
      case VoteOperation.AlreadyVoted _, VoteOperation.NotBought _, VoteOperation.Counted _ -> true;
      case VoteOperation.Bought _, VoteOperation.Voted _ -> false;
    };
  }
}
