/// Both functions on AWS Lambda behind an API Gateway HTTP API: the same controllers as the local
/// processes.
///
/// [stoa.lambda.FunctionHandler] is the entry of both. What the functions need to know comes from
/// parameters and a secret ([stoa.lambda.SettingsSource]), never from a snapshot.
@NullMarked
package stoa.lambda;

import org.jspecify.annotations.NullMarked;
