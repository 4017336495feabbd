package stoa.cli.drill.history;

/// What a client asks for.
public enum CallKind {
  CREATE_ACCOUNT(true),
  LOGIN(true),
  LOGOUT(true),
  LIST_ITEM(true),
  CHANGE_PRICE(true),
  CHANGE_UNITS(true),
  WITHDRAW(true),
  OWN_ITEMS(false),
  OWN_RATING(false),
  SEARCH(false),
  GET_ITEM(false),
  RATING(false),
  SHOW_CART(false),
  ADD_TO_CART(true),
  REMOVE_FROM_CART(true),
  SAVE_CART(true),
  CLEAR_CART(true),
  PURCHASE(true),
  GET_ORDER(false),
  LIST_ORDERS(false),
  FEEDBACK(true);

  private final boolean write;

  CallKind(boolean write) {
    this.write = write;
  }

  /// Whether it may change something.
  public boolean isWrite() {
    return write;
  }
}
