package org.tiaokuai.file.internal;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** OpenStack Swift with its S3 interface, in processes of its own, its data in a folder: a real store that speaks S3. */
public final class SwiftServer {

    public static final String ACCESS_KEY = "city:files";
    public static final String SECRET_KEY = "a-secret-of-the-test";

    private static final List<String> STORES = List.of("account", "container", "object");

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final int port;

    public static boolean installed() {
        return STORES.stream().allMatch(store -> new File("/usr/bin/swift-" + store + "-server").exists())
                && new File("/usr/bin/swift-proxy-server").exists()
                && new File("/usr/bin/swift-ring-builder").exists();
    }

    public SwiftServer(Path folder) throws Exception {
        this.folder = folder;
        Files.createDirectories(folder.resolve("data/disk"));
        Files.writeString(folder.resolve("swift.conf"), """
                [swift-hash]
                swift_hash_path_suffix = test
                [storage-policy:0]
                name = Policy-0
                default = yes
                """);
        var ports = new ArrayList<Integer>();
        for (var store : STORES) {
            int at = free();
            ports.add(at);
            ring(store, at);
            start(
                    store,
                    at,
                    "[pipeline:main]\npipeline = %1$s-server\n[app:%1$s-server]\nuse = egg:swift#%1$s\n"
                            .formatted(store));
        }
        port = free();
        start("proxy", port, """
                [pipeline:main]
                pipeline = catch_errors cache s3api tempauth copy slo dlo proxy-server
                [app:proxy-server]
                use = egg:swift#proxy
                account_autocreate = true
                [filter:catch_errors]
                use = egg:swift#catch_errors
                [filter:cache]
                use = egg:swift#memcache
                memcache_servers = 127.0.0.1:9
                [filter:s3api]
                use = egg:swift#s3api
                [filter:copy]
                use = egg:swift#copy
                [filter:slo]
                use = egg:swift#slo
                [filter:dlo]
                use = egg:swift#dlo
                [filter:tempauth]
                use = egg:swift#tempauth
                user_city_files = %s .admin
                """.formatted(SECRET_KEY));
        ports.add(port);
        for (int at : ports) {
            await(at);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Whoever looks at the store itself; to be closed. */
    public S3Client client() {
        var credentials = AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY);
        return S3Client.builder()
                .endpointOverride(URI.create(address()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    private void ring(String store, int at) throws Exception {
        var builder = folder.resolve(store + ".builder").toString();
        run("create", builder, "4", "1", "0");
        run("add", builder, "r1z1-127.0.0.1:" + at + "/disk", "1");
        run("rebalance", builder);
    }

    private static void run(String act, String builder, String... more) throws Exception {
        var command = new ArrayList<>(List.of("/usr/bin/swift-ring-builder", builder, act));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        // 1 is its way to warn.
        if (process.waitFor() > 1) {
            throw new IllegalStateException(said);
        }
    }

    private void start(String server, int at, String pipeline) throws IOException {
        var settings = folder.resolve(server + ".conf");
        Files.writeString(
                settings,
                """
                [DEFAULT]
                bind_ip = 127.0.0.1
                bind_port = %d
                workers = 0
                user = %s
                swift_dir = %s
                devices = %s
                mount_check = false
                """.formatted(at, System.getProperty("user.name"), folder, folder.resolve("data")) + pipeline);
        processes.add(new ProcessBuilder("/usr/bin/swift-" + server + "-server", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(server + ".log").toFile())
                .start());
    }

    private void await(int at) throws Exception {
        var until = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), at)) {
                return;
            } catch (IOException e) {
                if (Instant.now().isAfter(until)) {
                    stop();
                    throw new IllegalStateException(Files.readString(folder.resolve("proxy.log")), e);
                }
                Thread.sleep(Duration.ofMillis(200));
            }
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public void stop() throws InterruptedException {
        for (var process : processes) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
