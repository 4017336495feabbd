package stoa.payment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// What the service is told at start, by environment variables (`STOA_HTTP_PORT`, …).
///
/// @param httpHost address to listen on
/// @param httpPort port of the SOAP endpoint
/// @param metricsPort port of metrics and health, on loopback
/// @param approvalRate share of cards that are approved by chance, 0 to 1
/// @param paymentKey file with 64 hexadecimal digits: the key of card fingerprints
/// @param latencyMillis `FROM-TO`: how long the bank behind takes, for tests and drills
/// @param failureRate share of calls answered Busy, 0 to 1, for tests and drills
@ConfigurationProperties("stoa")
public record PaymentConfiguration(
    @Bindable(defaultValue = "127.0.0.1") String httpHost,
    int httpPort,
    @Bindable(defaultValue = "0") int metricsPort,
    @Bindable(defaultValue = "0.9") double approvalRate,
    String paymentKey,
    @Bindable(defaultValue = "0-0") String latencyMillis,
    @Bindable(defaultValue = "0") double failureRate) {}
