package stoa.cli.admin.backup;

import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import stoa.cli.CommandFailure;

/// How a target is reached: a directory as it is, or an S3 bucket.
public final class StoreOption {
  private static final String S3 = "s3://";

  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "of another S3 than AWS's; its buckets are named in the path")
  private String endpoint = "";

  @Option(names = "--s3-region", paramLabel = "REGION", description = "as the SDK finds it")
  private String region = "";

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public StoreOption() {}

  /// The store that a target names; the caller closes it.
  SetStore open(String target) {
    if (!target.startsWith(S3)) {
      return new DirectoryStore(Path.of(target));
    }
    URI uri = URI.create(target);
    String bucket = uri.getHost();
    String prefix = uri.getPath().replaceAll("^/|/$", "");
    if (bucket == null || prefix.isEmpty()) {
      throw new CommandFailure("an S3 target reads s3://BUCKET/PREFIX, not " + target);
    }
    return S3Store.open(bucket, prefix, endpoint, region);
  }
}
