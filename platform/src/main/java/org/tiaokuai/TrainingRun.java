package org.tiaokuai;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** A start with a few page views, from which the JVM learns what to prepare for later starts (its AOT cache). */
final class TrainingRun {

    private static final List<String> PAGES =
            List.of("/", "/items?q=%E5%B1%85%E4%BD%8F%E8%AF%81", "/sign-in", "/track");
    private static final int TIMES = 3;

    private TrainingRun() {}

    /** The exit code. */
    static int of(SpringApplication application) {
        var context = application.run("--server.port=0", "--spring.profiles.active=demo", "--logging.file.name=");
        if (context instanceof ServletWebServerApplicationContext serving && serving.getWebServer() != null) {
            visit(serving.getWebServer().getPort());
        }
        return SpringApplication.exit(context);
    }

    private static void visit(int port) {
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < TIMES; i++) {
                for (var page : PAGES) {
                    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                            .build();
                    client.send(request, BodyHandlers.discarding());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
