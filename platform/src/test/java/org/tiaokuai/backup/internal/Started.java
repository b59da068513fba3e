package org.tiaokuai.backup.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.Platform;
import org.tiaokuai.TestDatabase;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;

/** Whole platforms, each in a home of its own, on a database of the one test server. */
final class Started {

    private Started() {}

    static ConfigurableApplicationContext platform(Path home, String url, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--tiaokuai.home=" + home,
                "--spring.profiles.active=quiet",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + TestDatabase.user(),
                "--spring.datasource.password=" + TestDatabase.password(),
                "--server.port=-1",
                "--logging.file.name="));
        arguments.addAll(List.of(more));
        return new SpringApplication(Platform.class).run(arguments.toArray(String[]::new));
    }

    static UUID keep(ConfigurableApplicationContext platform, byte[] content, String name) {
        var files = platform.getBean(StoredFiles.class);
        var stored = files.store(new StoreFile(new ByteArrayResource(content), name, UUID.randomUUID(), ""));
        var id = ((Storing.Stored) stored).file().id();
        platform.getBean(TransactionTemplate.class).executeWithoutResult(_ -> files.keep(id));
        return id;
    }
}
