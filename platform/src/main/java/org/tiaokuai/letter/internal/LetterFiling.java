package org.tiaokuai.letter.internal;

import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;

/** Puts the printed and sealed letter with the files; whoever comes second, or again, finds it there. */
@Component
class LetterFiling {

    private final LetterRows letters;
    private final Press press;
    private final StoredFiles files;
    private final TransactionTemplate transactions;

    LetterFiling(LetterRows letters, Press press, StoredFiles files, TransactionTemplate transactions) {
        this.letters = letters;
        this.press = press;
        this.files = files;
        this.transactions = transactions;
    }

    UUID filed(LetterRows.Row letter) {
        var there = letter.file();
        if (there != null) {
            return there;
        }
        var made = stored(letter);
        var first = transactions.execute(_ -> {
            boolean ours = letters.file(letter, made);
            if (ours) {
                files.keep(made);
            }
            return ours;
        });
        return Boolean.TRUE.equals(first) ? made : filedByAnother(letter);
    }

    private UUID stored(LetterRows.Row letter) {
        var pdf = new ByteArrayResource(press.print(letter));
        return switch (files.store(new StoreFile(pdf, letter.title() + ".pdf", letter.account()))) {
            case Storing.Stored stored -> stored.file().id();
            case Storing.Busy _, Storing.Empty _, Storing.TooLarge _, Storing.WrongKind _, Storing.Damaged _ ->
                throw new IllegalStateException("A letter of ours is no file that is taken");
            case Storing.Infected _, Storing.NotScanned _ ->
                throw new IllegalStateException("The scanner does not let a letter of ours pass");
        };
    }

    private UUID filedByAnother(LetterRows.Row letter) {
        var file =
                letters.find(letter.caseNumber(), letter.kind()).orElseThrow().file();
        if (file == null) {
            throw new IllegalStateException("A letter is filed by somebody");
        }
        return file;
    }
}
