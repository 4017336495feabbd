package stoa.customer.row;

/// A row of any table of the customer group.
public sealed interface CustomerRow
    permits AccountRow,
        CartLineRow,
        CheckoutLineRow,
        CheckoutRow,
        CounterRow,
        FraudSignalRow,
        LoginFailureRow,
        SavedCartLineRow,
        SessionRow {}
