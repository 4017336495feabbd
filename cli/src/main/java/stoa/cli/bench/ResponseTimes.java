package stoa.cli.bench;

/// How one function answered under one load. Times are in microseconds, of successes and errors
/// alike.
///
/// @param count of answers, errors among them
/// @param errors answers other than 2xx, and requests without an answer
/// @param errorsInTrouble those of them that met a failure which was injected
record ResponseTimes(
    Operation operation,
    long count,
    double meanMicros,
    long p50Micros,
    long p99Micros,
    long maxMicros,
    long errors,
    long errorsInTrouble) {}
