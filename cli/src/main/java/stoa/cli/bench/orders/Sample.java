package stoa.cli.bench.orders;

/// How things stood at one moment.
///
/// @param seconds since the first order was sent
/// @param window of the executor: orders that may be under way; 0 while nobody leads
/// @param underWay orders under way
/// @param waiting orders that wait for their turn
/// @param oldestSeconds age of the oldest order whose end is not recorded everywhere
/// @param answers of the payment service per second, since the sample before
/// @param failures of the payment service per second: calls refused as busy or left without an
///   answer
/// @param up whether the payment service's process answers its operators
public record Sample(
    double seconds,
    double window,
    double underWay,
    double waiting,
    double oldestSeconds,
    double answers,
    double failures,
    boolean up) {}
