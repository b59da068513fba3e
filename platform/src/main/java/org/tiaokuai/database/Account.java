package org.tiaokuai.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** As whom PostgreSQL's programs run: they refuse root, so root steps down into a namespace or to another user. */
record Account(List<String> stepDown, int uid, int gid) {

    /** What a program said and how it ended. */
    record Outcome(int exit, String output) {
        boolean succeeded() {
            return exit == 0;
        }
    }

    /** The ways to try, best first. */
    static List<Account> candidates() {
        UnixSystem me = new UnixSystem();
        if (me.getUid() != 0) {
            return List.of(new Account(List.of(), (int) me.getUid(), (int) me.getGid()));
        }
        List<Account> candidates = new ArrayList<>();
        candidates.add(new Account(List.of("unshare", "-U", "--"), 0, 0));
        candidates.addAll(unprivileged());
        return candidates;
    }

    /** Another user: first with no right but its own, then with the right to pass through folders like /root. */
    static List<Account> unprivileged() {
        String[] user = unprivilegedUser();
        int uid = Integer.parseInt(user[2]);
        int gid = Integer.parseInt(user[3]);
        List<String> plain = List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
        List<String> passing = new ArrayList<>(plain);
        // The securebit, because access(2), which PostgreSQL asks first, forgets capabilities without it.
        passing.addAll(List.of(
                "--securebits=+no_setuid_fixup", "--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"));
        return List.of(new Account(plain, uid, gid), new Account(List.copyOf(passing), uid, gid));
    }

    private static String[] unprivilegedUser() {
        try {
            List<String[]> users = Files.readAllLines(Path.of("/etc/passwd")).stream()
                    .map(line -> line.split(":"))
                    .filter(fields -> fields.length > 3)
                    .toList();
            return Stream.of("postgres", "nobody")
                    .flatMap(name -> users.stream().filter(fields -> fields[0].equals(name)))
                    .findFirst()
                    .orElse(new String[] {"nobody", "x", "65534", "65534"});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Account firstThatWorks(List<Account> candidates, Home home, Path program) {
        for (Account candidate : candidates) {
            if (candidate.canRun(home, program)) {
                return candidate;
            }
        }
        throw new DatabaseStartRefused("PostgreSQL cannot run from " + home.folder()
                + " as this user: root needs a working `unshare -U` or `setpriv`, and the disk must allow programs."
                + " Start as an ordinary user, or set spring.datasource.url to a PostgreSQL 15 or newer.");
    }

    private boolean canRun(Home home, Path program) {
        try {
            if (isForeign()) {
                home.permit(home.folder(), "rwx--x--x");
                home.permit(home.programs(), "rwxr-xr-x");
            }
            return run(home, List.of(program.toString(), "--version")).succeeded();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isForeign() {
        return stepDown.contains("setpriv");
    }

    Outcome run(Home home, List<String> command) {
        List<String> whole = new ArrayList<>(stepDown);
        whole.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(whole).directory(home.folder().toFile()).redirectErrorStream(true);
        // An operator's own PGDATA or PGOPTIONS must not reach this server; messages are read by Cluster.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.onExit().join().exitValue(), output.strip());
        } catch (IOException e) {
            return new Outcome(127, Objects.toString(e.getMessage(), "cannot start " + whole));
        }
    }

    /** Hands a tree to this account, the top last so that a hand-over cut short is begun again. */
    void own(Path tree) {
        if (stepDown.isEmpty() || owner(tree) == uid) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.toList().reversed()) {
                Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot hand " + tree + " to user " + uid, e);
        }
    }

    private static int owner(Path path) {
        try {
            return (Integer) Objects.requireNonNull(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
