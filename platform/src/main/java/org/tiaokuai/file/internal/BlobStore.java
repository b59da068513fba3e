package org.tiaokuai.file.internal;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where contents lie. */
@Configuration(proxyBeanMethods = false)
class BlobStore {

    @Bean
    Blobs blobs(S3Settings s3, @Value("${tiaokuai.file.folder}") Path folder) {
        return s3.set() ? new S3Blobs(s3) : new FolderBlobs(folder);
    }
}
