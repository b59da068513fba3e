package org.tiaokuai.letter.internal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tiaokuai.file.MadeFiles;
import org.tiaokuai.file.MadeFiles.KeepMade;

/** Puts the printed and sealed letter with the files; whoever comes second, or again, finds it there. */
@Component
class LetterFiling {

    private final LetterRows letters;
    private final Press press;
    private final MadeFiles files;

    LetterFiling(LetterRows letters, Press press, MadeFiles files) {
        this.letters = letters;
        this.press = press;
        this.files = files;
    }

    UUID filed(LetterRows.Row letter) {
        var there = letter.file();
        if (there != null) {
            return there;
        }
        return files.keepOnce(new KeepMade(
                letter.caseNumber() + " " + letter.name(),
                () -> press.print(letter),
                letter.title() + ".pdf",
                letter.account(),
                letter.subject(),
                made -> letters.file(letter, made),
                () -> letters.find(letter.caseNumber(), letter.name()).map(LetterRows.Row::file)));
    }
}
