package stoa.http.problem;

/// One field that breaks a rule.
///
/// @param field its path in the body (`card.number`, `keywords[2]`), a query parameter or a header
/// @param rule which rule, one word: `required`, `type`, `length`, `range`, …
/// @param message what the rule demands
public record FieldError(String field, String rule, String message) {}
