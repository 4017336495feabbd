package stoa.replica.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;

/// What a replica is told at start, by environment variables (`STOA_MEMBER`, …) or properties.
///
/// @param member this member's number in its group, 0 to 4
/// @param dataDir directory of the log; the member's own
/// @param peers members' addresses for the log, `0=host:port,1=host:port,…`, this one included
/// @param members where the group's members serve functions, `host:port,host:port,…`, in the order
///   of their numbers, this one included
/// @param adminPort port of the administration service on loopback; 0 for any free one
/// @param metricsPort port of metrics and health over HTTP on loopback; 0 for any free one
/// @param bootstrap true at the very first start of the whole group only
@ConfigurationProperties("stoa")
public record ReplicaConfiguration(
    int member,
    Path dataDir,
    String peers,
    String members,
    @Bindable(defaultValue = "0") int adminPort,
    @Bindable(defaultValue = "0") int metricsPort,
    @Bindable(defaultValue = "false") boolean bootstrap) {}
