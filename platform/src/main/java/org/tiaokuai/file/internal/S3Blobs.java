package org.tiaokuai.file.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Contents in a bucket of a store that speaks S3; it answers a put when the content is safe with it. */
class S3Blobs implements Blobs, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(S3Blobs.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);
    private static final Duration IN_ALL = Duration.ofMinutes(2);

    private final S3Client s3;
    private final String bucket;

    S3Blobs(S3Settings settings) {
        this.s3 = client(settings);
        this.bucket = settings.bucket();
        look();
    }

    /** Other stores than Amazon's know neither its newer checksums nor a host name for each bucket. */
    private static S3Client client(S3Settings settings) {
        var credentials = AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
        return S3Client.builder()
                .endpointOverride(settings.uri())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(TO_ANSWER))
                .overrideConfiguration(all -> all.apiCallTimeout(IN_ALL))
                .build();
    }

    /** Wrong settings stop the start; a store that is only away does not, for it comes back. */
    private void look() {
        try {
            s3.headBucket(request -> request.bucket(bucket));
        } catch (S3Exception e) {
            if (e.statusCode() < 500) {
                s3.close();
                throw new IllegalStateException(
                        "The store of files answers " + e.statusCode() + " for the bucket " + bucket
                                + "; look at tiaokuai.file.s3.* in docs/running.md",
                        e);
            }
            away(e);
        } catch (SdkException e) {
            away(e);
        }
    }

    private static void away(SdkException e) {
        LOG.error("The store of files does not answer now: {}", e.getMessage());
    }

    /** The store wants to know the length first, so the content, which is sealed already, waits in a file. */
    @Override
    public void put(String name, Content content) throws IOException {
        var waiting = Files.createTempFile("tiaokuai-", ".sealed");
        try {
            try (var out = Files.newOutputStream(waiting)) {
                content.to(out);
            }
            s3.putObject(request -> request.bucket(bucket).key(name), RequestBody.fromFile(waiting));
        } catch (SdkException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(waiting);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        try {
            return s3.getObject(request -> request.bucket(bucket).key(name));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(name);
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void remove(String name) throws IOException {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(name));
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
