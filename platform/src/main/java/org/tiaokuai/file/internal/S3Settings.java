package org.tiaokuai.file.internal;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A store that speaks S3, instead of the folder.
 *
 * @param address of the store, such as {@code https://s3.example.org}; empty where there is none
 */
@Component
record S3Settings(
        @Value("${tiaokuai.file.s3.address}") String address,
        @Value("${tiaokuai.file.s3.region}") String region,
        @Value("${tiaokuai.file.s3.bucket}") String bucket,
        @Value("${tiaokuai.file.s3.access-key}") String accessKey,
        @Value("${tiaokuai.file.s3.secret-key}") String secretKey) {

    boolean set() {
        return !address.isEmpty();
    }

    URI uri() {
        return URI.create(address);
    }

    /** Without the keys, wherever it is written. */
    @Override
    public String toString() {
        return address + " " + bucket;
    }
}
