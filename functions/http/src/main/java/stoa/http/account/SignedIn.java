package stoa.http.account;

/// Who makes a call.
///
/// @param accountId buyer or seller, by the function's role
/// @param sessionId the session whose token was sent
public record SignedIn(long accountId, long sessionId) {}
