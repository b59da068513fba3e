package org.tiaokuai.catalogue.internal;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.catalogue.Editing.SavePart;
import org.tiaokuai.catalogue.Editing.Saving;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.GuideFields;
import org.tiaokuai.catalogue.Part;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Text;

/** Writing a version part by part; of two who write the same part at once, the second is told before anything is lost. */
@Component
class Writing {

    private final WorkingCopies copies;
    private final Calendar calendar;
    private final Clock clock;

    Writing(WorkingCopies copies, Calendar calendar, Clock clock) {
        this.copies = copies;
        this.calendar = calendar;
        this.clock = clock;
    }

    Saving save(SavePart command) {
        var copy = copies.locked(command.code()).filter(found -> open(command.officer(), found));
        if (copy.isEmpty()) {
            return new Saving.NoSuchDraft();
        }
        var errors = GuideFields.check(command.part(), command.typed());
        if (errors.any()) {
            return new Saving.Faulty(errors);
        }
        var guide = copy.get().view().guide();
        if (!GuideFields.mark(command.part(), guide).equals(command.seen())) {
            return new Saving.Meanwhile(copy.get().view());
        }
        var written = GuideFields.write(command.part(), guide, command.typed());
        if (command.part() == Part.LIMITS && beyondTheLaw(written)) {
            return new Saving.Faulty(Errors.of("promisedLimit.amount", "catalogue.edit.beyondLaw"));
        }
        copies.write(written, command.officer(), clock.instant());
        return new Saving.Saved();
    }

    /** Working days and calendar days can only be compared by the days on which they end (decision 58). */
    private boolean beyondTheLaw(Guide guide) {
        var promised = guide.promisedLimit();
        var legal = guide.legalLimit();
        var today = LocalDate.ofInstant(clock.instant(), Text.ZONE);
        return promised != null
                && legal != null
                && calendar.due(today, promised.limit()).isAfter(calendar.due(today, legal.limit()));
    }

    private static boolean open(Officer officer, WorkingCopies.Row copy) {
        return copy.handledBy().equals(officer.post().department())
                && Stage.Event.HAND_IN.isOf(officer)
                && copy.view().stage() == Stage.DRAFT;
    }
}
