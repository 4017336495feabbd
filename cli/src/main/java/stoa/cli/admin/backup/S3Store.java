package stoa.cli.admin.backup;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// A set below a prefix of an S3 bucket, one object a file. Encryption at rest is the bucket's.
///
/// An object is uploaded when its file is complete, from a temporary file, because S3 must know its
/// size before; at most 5 GB each.
final class S3Store implements SetStore {
  private final S3Client client;
  private final String bucket;
  private final String prefix;

  S3Store(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /// @param endpoint empty for AWS's own
  /// @param region empty: as the SDK finds it
  static S3Store open(String bucket, String prefix, String endpoint, String region) {
    return open(bucket, prefix, endpoint, region, DefaultCredentialsProvider.builder().build());
  }

  static S3Store open(
      String bucket,
      String prefix,
      String endpoint,
      String region,
      AwsCredentialsProvider credentials) {
    // Without what other S3s than AWS's do not understand.
    var builder =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(credentials)
            .serviceConfiguration(services -> services.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true);
    }
    if (!region.isEmpty()) {
      builder.region(Region.of(region));
    }
    return new S3Store(builder.build(), bucket, prefix);
  }

  private String key(String name) {
    return prefix + "/" + name;
  }

  @Override
  public boolean isEmpty() throws IOException {
    try {
      return client
          .listObjectsV2(request -> request.bucket(bucket).prefix(prefix + "/").maxKeys(1))
          .contents()
          .isEmpty();
    } catch (SdkException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  @Override
  public OutputStream create(String name) throws IOException {
    Path spool = Files.createTempFile("stoa-backup", ".part");
    return new Upload(spool, name);
  }

  @Override
  public InputStream open(String name) throws IOException {
    try {
      return client.getObject(request -> request.bucket(bucket).key(key(name)));
    } catch (NoSuchKeyException missing) {
      throw new NoSuchFileException(key(name));
    } catch (SdkException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix;
  }

  @Override
  public void close() {
    client.close();
  }

  private final class Upload extends FilterOutputStream {
    private final Path spool;
    private final String name;
    private boolean closed;

    Upload(Path spool, String name) throws IOException {
      super(new BufferedOutputStream(new FileOutputStream(spool.toFile())));
      this.spool = spool;
      this.name = name;
    }

    @Override
    public void write(byte[] data, int from, int length) throws IOException {
      out.write(data, from, length);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try {
        super.close();
        client.putObject(
            request -> request.bucket(bucket).key(key(name)), RequestBody.fromFile(spool));
      } catch (SdkException failure) {
        throw new IOException(failure.getMessage(), failure);
      } finally {
        Files.deleteIfExists(spool);
      }
    }
  }
}
