package org.tiaokuai.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells the processes of one data folder from strangers, because a process id in a file may belong to another by now. */
final class DataProcesses {

    private final Path data;

    DataProcesses(Path data) {
        this.data = data;
    }

    /** Shown in the title of every process of this server. */
    String clusterName() {
        return "tiaokuai-" + Integer.toHexString(data.toString().hashCode());
    }

    List<ProcessHandle> all() {
        return ProcessHandle.allProcesses()
                .filter(process -> includes(process.pid()))
                .toList();
    }

    /** Every PostgreSQL process works in its data folder; one that is dead but not yet reaped has no folder. */
    boolean includes(long pid) {
        try {
            return Files.isSameFile(Path.of("/proc/" + pid + "/cwd"), data);
        } catch (AccessDeniedException e) {
            return isNamedAsOurs(pid);
        } catch (IOException e) {
            return false;
        }
    }

    /** In a container root may be forbidden to look at another user's folder, not at its command line. */
    private boolean isNamedAsOurs(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
            return line.startsWith("postgres: " + clusterName() + ":")
                    || line.contains("cluster_name=" + clusterName());
        } catch (IOException e) {
            return false;
        }
    }
}
