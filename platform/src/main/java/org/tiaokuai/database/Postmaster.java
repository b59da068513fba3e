package org.tiaokuai.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of one data folder: started, stopped, and cleared away when an earlier application left it behind. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

    private static final int LOG_LIMIT_BYTES = 16 << 20;
    private static final int LOG_LINES_SHOWN = 12;

    /** After a crash the server replays its log before it answers; on a slow disk that takes minutes. */
    private static final int START_SECONDS = 600;

    private static final int STOP_SECONDS = 60;

    private final Home home;
    private final Binaries binaries;
    private final Account account;
    private final DataProcesses processes;

    Postmaster(Home home, Binaries binaries, Account account) {
        this.home = home;
        this.binaries = binaries;
        this.account = account;
        this.processes = new DataProcesses(home.data());
    }

    boolean isAlive() {
        return running().isPresent();
    }

    private Optional<PostmasterFile> running() {
        return PostmasterFile.read(home.data()).filter(file -> processes.includes(file.pid()));
    }

    void start(int port) {
        prepareLog();
        // No socket file: everything goes through 127.0.0.1 and the password.
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c cluster_name="
                + processes.clusterName();
        List<String> command = new ArrayList<>(pgCtl("start", START_SECONDS));
        command.addAll(List.of("--log=" + home.log(), "--options=" + options));
        Account.Outcome outcome = account.run(home, command);
        if (!outcome.succeeded()) {
            throw new DatabaseStartRefused("PostgreSQL did not start in " + home.data() + "; the end of " + home.log()
                    + " says:\n" + endOfLog());
        }
    }

    void stop() {
        if (!isAlive()) {
            return;
        }
        if (!stop("fast") && isAlive()) {
            LOG.warn(
                    "PostgreSQL did not stop within {} s; it is stopped at once and will replay its log", STOP_SECONDS);
            stop("immediate");
        }
    }

    private boolean stop(String mode) {
        List<String> command = new ArrayList<>(pgCtl("stop", STOP_SECONDS));
        command.add("--mode=" + mode);
        return account.run(home, command).succeeded();
    }

    /** Leaves no process on the data folder; the caller holds the home's lock, so whatever runs has lost its owner. */
    void clear() {
        for (int tenths = 0; isOccupied(); tenths++) {
            if (isAlive()) {
                LOG.warn("An earlier application was killed and left PostgreSQL running; stopping it");
                stop();
            } else {
                dismiss(tenths);
            }
            if (isAlive() || tenths > 300) {
                throw new DatabaseStartRefused("These processes hold " + home.data() + " and do not end: "
                        + processes.all().stream().map(ProcessHandle::pid).toList() + ".");
            }
            Pause.millis(100);
        }
        forgetStranger();
    }

    private boolean isOccupied() {
        return !processes.all().isEmpty();
    }

    /** Back ends whose postmaster was killed end by themselves, but only when their statement does. */
    private void dismiss(int tenths) {
        if (tenths == 10) {
            processes.all().forEach(ProcessHandle::destroy);
        } else if (tenths == 50) {
            processes.all().forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** PostgreSQL would take any living process with the noted id, or a dead unreaped one, for itself and not start. */
    private void forgetStranger() {
        PostmasterFile.read(home.data())
                .filter(file -> ProcessHandle.of(file.pid()).isPresent())
                .ifPresent(file -> {
                    LOG.info("Process {} noted in postmaster.pid is not PostgreSQL; forgetting the note", file.pid());
                    delete(PostmasterFile.in(home.data()));
                });
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> pgCtl(String act, int seconds) {
        return List.of(binaries.pgCtl().toString(), act, "--pgdata=" + home.data(), "--wait", "--timeout=" + seconds);
    }

    private void prepareLog() {
        try {
            if (Files.exists(home.log()) && Files.size(home.log()) > LOG_LIMIT_BYTES) {
                Path previous = home.log().resolveSibling("postgres.log.1");
                Files.move(home.log(), previous, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(home.log())) {
                Files.createFile(home.log());
                home.permit(home.log(), "rw-------");
            }
            account.own(home.log());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + home.log(), e);
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = new String(Files.readAllBytes(home.log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(unreadable)";
        }
    }
}
