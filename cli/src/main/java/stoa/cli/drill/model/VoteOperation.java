package stoa.cli.drill.model;

/// What is done to the votes on an item, or seen of them. Buyers go by their account.
public sealed interface VoteOperation {
  /// A buyer owns a unit from now on.
  record Bought(String buyer) implements VoteOperation {}

  record Voted(String buyer, boolean up) implements VoteOperation {}

  record AlreadyVoted(String buyer) implements VoteOperation {}

  /// The buyer has not bought it, or it is unknown to that buyer.
  record NotBought(String buyer) implements VoteOperation {}

  record Counted(long up, long down) implements VoteOperation {}
}
