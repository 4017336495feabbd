package stoa.cli.drill.model;

import java.util.Optional;
import stoa.cli.drill.linearizability.SequentialSpecification;

/// A seller's rating: thumbs over all items, and units sold in completed orders.
public final class RatingSpecification
    implements SequentialSpecification<RatingSpecification.Rating, RatingSpecification.Operation> {
  /// A rating.
  public record Rating(long up, long down, long itemsSold) {}

  /// What changes it, or what was seen.
  public sealed interface Operation {}

  /// A vote on one of the seller's items.
  public record Voted(boolean up) implements Operation {}

  /// An order of the seller's items was completed.
  public record Sold(long units) implements Operation {}

  /// It was seen.
  public record Seen(Rating rating) implements Operation {}

  @Override
  public Rating initial() {
    return new Rating(0, 0, 0);
  }

  @Override
  public Optional<Rating> apply(Rating state, Operation operation) {
    return switch (operation) {
      case Voted(boolean up) ->
          Optional.of(
              new Rating(
                  state.up() + (up ? 1 : 0), state.down() + (up ? 0 : 1), state.itemsSold()));
      case Sold(long units) ->
          Optional.of(new Rating(state.up(), state.down(), state.itemsSold() + units));
      case Seen(Rating rating) -> rating.equals(state) ? Optional.of(state) : Optional.empty();
    };
  }

  @Override
  public boolean isObservation(Operation operation) {
    return operation instanceof Seen;
  }
}
