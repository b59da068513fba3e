package org.tiaokuai.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Lays the heads of several witnesses side by side: a ledger that shows each of them another tree is found out. */
final class CompareHeads {

    private final PrintStream out;
    private final HeadKey key;
    private final Map<Long, Head> known = new HashMap<>();
    private final Map<Long, Path> from = new HashMap<>();
    private final TreeSet<Long> forks = new TreeSet<>();
    private final TreeSet<Long> shared = new TreeSet<>();
    private boolean sound = true;

    CompareHeads(PrintStream out, HeadKey key) {
        this.out = out;
        this.key = key;
    }

    /** Whether all heads are signed and no two contradict each other. */
    boolean run(List<Path> files) throws IOException {
        for (var file : files) {
            read(file);
        }
        forks.forEach(size -> out.println("fork at size " + size));
        if (sound && forks.isEmpty()) {
            out.println("ok: no fork; sizes seen: " + known.size() + ", in more than one file: " + shared.size());
        }
        return sound && forks.isEmpty();
    }

    private void read(Path file) throws IOException {
        try {
            for (var line :
                    HeadFile.read(InputFile.octets(file, HeadFile.LONGEST)).lines()) {
                read(file, line);
            }
        } catch (Unreadable e) {
            refuse(file, e.reason());
        }
    }

    private void read(Path file, HeadFile.Line line) {
        try {
            var head = line.head();
            var fault = head.fault(key);
            if (fault.isPresent()) {
                refuse(file, "line " + line.number() + ": " + fault.get());
            } else {
                compare(file, head);
            }
        } catch (Unreadable e) {
            refuse(file, e.reason());
        }
    }

    private void refuse(Path file, String reason) {
        sound = false;
        out.println(Visible.of(file + ": " + reason));
    }

    private void compare(Path file, Head head) {
        var other = known.putIfAbsent(head.size(), head);
        if (!file.equals(from.computeIfAbsent(head.size(), size -> file))) {
            shared.add(head.size());
        }
        if (other != null && other.contradicts(head)) {
            forks.add(head.size());
        }
        if (other != null && other.map() == null) {
            known.put(head.size(), head);
        }
    }
}
