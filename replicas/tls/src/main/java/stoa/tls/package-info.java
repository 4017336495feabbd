/// Mutual TLS between Stoa's machines, for every way they talk by connections.
///
/// ```text
///  TlsFiles ──▶ MutualTls ──▶ SSLContext for calling, SSLContext for serving
///  (PEM)          │ read again when due        └─ PeerTrust: which roles are accepted
///                 └─ TlsCredentials: certificate, key, authorities of one moment
/// ```
///
/// A machine is known by the role in its certificate ([stoa.tls.Role]), never by its address. What
/// is read again holds for the next connection; a gRPC server judges open connections anew at each
/// call.
@NullMarked
package stoa.tls;

import org.jspecify.annotations.NullMarked;
