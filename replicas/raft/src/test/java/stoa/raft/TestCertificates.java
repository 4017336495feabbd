package stoa.raft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import stoa.raft.transport.TlsFiles;

/// A private CA in a directory, made with the JDK's keytool.
final class TestCertificates {
  private static final String PASSWORD = "not-a-secret";

  private final Path directory;

  TestCertificates(Path directory) throws IOException, InterruptedException {
    this.directory = Files.createDirectories(directory);
    keytool("ca", "-genkeypair", "-keyalg", "EC", "-dname", "CN=test-ca", "-ext", "bc:c");
    keytool("ca", "-exportcert", "-rfc", "-file", file("ca.pem"));
  }

  /// A certificate for these DNS names.
  TlsFiles issue(String alias, List<String> names)
      throws IOException, InterruptedException, GeneralSecurityException {
    var san = "san=" + names.stream().map(n -> "dns:" + n).collect(Collectors.joining(","));
    keytool(alias, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + alias);
    keytool(alias, "-certreq", "-file", file(alias + ".csr"));
    keytool(
        "ca",
        "-gencert",
        "-rfc",
        "-ext",
        san,
        "-infile",
        file(alias + ".csr"),
        "-outfile",
        file(alias + ".pem"));
    writeKey(alias);
    return new TlsFiles(
        directory.resolve(alias + ".pem"),
        directory.resolve(alias + ".key"),
        directory.resolve("ca.pem"));
  }

  private void writeKey(String alias) throws IOException, GeneralSecurityException {
    var store =
        KeyStore.getInstance(directory.resolve("store.p12").toFile(), PASSWORD.toCharArray());
    var key = store.getKey(alias, PASSWORD.toCharArray());
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    Files.writeString(
        directory.resolve(alias + ".key"),
        "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private void keytool(String alias, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", alias, "-keystore", file("store.p12"), "-storepass", PASSWORD));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + output);
    }
  }
}
