package stoa.product.row;

/// A row of any of the product group's tables.
public sealed interface ProductRow
    permits ItemRow,
        CounterRow,
        SellerRatingRow,
        OutcomeRow,
        OrderLineRow,
        MissingLineRow,
        OrderEventRow,
        PurchaseRow {}
