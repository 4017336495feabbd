package stoa.replica.service;

import stoa.tls.PeerRule;

/// Who may call one of a group's services when the machines talk by TLS. A service that none names
/// may be called by nobody.
///
/// @param service its full name
public record ServiceCallers(String service, PeerRule callers) {}
