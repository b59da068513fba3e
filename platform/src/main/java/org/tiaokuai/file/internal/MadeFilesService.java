package org.tiaokuai.file.internal;

import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.file.MadeFiles;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;

@Service
class MadeFilesService implements MadeFiles {

    /** More than are made at the same time. */
    private static final int TURNS = 64;

    private final StoredFiles files;
    private final TransactionTemplate transactions;

    private final Lock[] turns =
            Stream.generate(ReentrantLock::new).limit(TURNS).toArray(Lock[]::new);

    MadeFilesService(StoredFiles files, TransactionTemplate transactions) {
        this.files = files;
        this.transactions = transactions;
    }

    /**
     * Two who want the same at once must not both have it made: what is made is sealed, and each use of a seal is logged.
     * Another platform on the database still may; the first in the table counts.
     */
    @Override
    public UUID keepOnce(KeepMade command) {
        var turn = turns[Math.floorMod(command.what().hashCode(), turns.length)];
        turn.lock();
        try {
            return command.other().get().orElseGet(() -> made(command));
        } finally {
            turn.unlock();
        }
    }

    private UUID made(KeepMade command) {
        var made = stored(command);
        var first = transactions.execute(_ -> {
            boolean ours = command.first().test(made);
            if (ours) {
                files.keep(made);
            }
            return ours;
        });
        return Boolean.TRUE.equals(first)
                ? made
                : command.other()
                        .get()
                        .orElseThrow(() -> new IllegalStateException("What is not kept by us is kept by another"));
    }

    private UUID stored(KeepMade command) {
        var content = new ByteArrayResource(command.content().get());
        return switch (files.store(new StoreFile(content, command.name(), command.by(), command.subject(), true))) {
            case Storing.Stored stored -> stored.file().id();
            case Storing.Busy _,
                    Storing.Empty _,
                    Storing.TooLarge _,
                    Storing.TooMuchUnused _,
                    Storing.WrongKind _,
                    Storing.Damaged _ ->
                throw new IllegalStateException("What the platform makes is no file that is taken");
            case Storing.Infected _, Storing.NotScanned _ ->
                throw new IllegalStateException("The scanner does not let pass what the platform makes");
        };
    }
}
