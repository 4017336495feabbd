package stoa.http.token;

import stoa.http.FunctionRole;

/// What a token says.
///
/// @param accountId claim `sub`
/// @param sessionId claim `sid`
public record Claims(FunctionRole role, long accountId, long sessionId) {}
