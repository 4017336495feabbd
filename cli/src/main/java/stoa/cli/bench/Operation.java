package stoa.cli.bench;

/// The functions of the API, in the order in which they are printed.
enum Operation {
  SELLER_CREATE_ACCOUNT("seller: create account"),
  SELLER_LOGIN("seller: login"),
  SELLER_LOGOUT("seller: logout"),
  LIST_ITEM("seller: list item"),
  CHANGE_PRICE("seller: change price"),
  CHANGE_UNITS("seller: change units"),
  WITHDRAW_ITEM("seller: withdraw item"),
  OWN_ITEMS("seller: list own items"),
  OWN_RATING("seller: rating"),
  BUYER_CREATE_ACCOUNT("buyer: create account"),
  BUYER_LOGIN("buyer: login"),
  BUYER_LOGOUT("buyer: logout"),
  SEARCH("buyer: search"),
  GET_ITEM("buyer: get item"),
  SUGGESTIONS("buyer: suggestions"),
  ADD_TO_CART("buyer: add to cart"),
  DISPLAY_CART("buyer: display cart"),
  SAVE_CART("buyer: save cart"),
  REMOVE_FROM_CART("buyer: remove from cart"),
  CLEAR_CART("buyer: clear cart"),
  PURCHASE("buyer: purchase"),
  GET_ORDER("buyer: order"),
  TIMELINE("buyer: timeline"),
  LIST_ORDERS("buyer: orders"),
  FEEDBACK("buyer: feedback"),
  SELLER_RATING("buyer: seller rating");

  private final String label;

  Operation(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
