package org.tiaokuai.letter.internal;

import java.util.concurrent.Semaphore;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tiaokuai.letter.Letters.Issued;

/** Prints a letter soon after it was issued, so that it is there when somebody asks; the outbox remembers it until then. */
@Component
class SoonAfter {

    /** One after the other: letters can wait, people cannot. */
    private final Semaphore turn = new Semaphore(1, true);

    private final LetterRows letters;
    private final LetterFiling filing;

    SoonAfter(LetterRows letters, LetterFiling filing) {
        this.letters = letters;
        this.filing = filing;
    }

    @Async
    @TransactionalEventListener
    void on(Issued issued) {
        turn.acquireUninterruptibly();
        try {
            letters.find(issued.caseNumber(), issued.name()).ifPresent(filing::filed);
        } finally {
            turn.release();
        }
    }
}
