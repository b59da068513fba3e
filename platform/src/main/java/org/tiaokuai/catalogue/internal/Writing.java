package org.tiaokuai.catalogue.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.catalogue.Editing.SavePart;
import org.tiaokuai.catalogue.Editing.Saving;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.GuideFields;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.catalogue.Part;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Text;

/** Writing a version part by part; of two who write the same part at once, the second is told before anything is lost. */
@Component
class Writing {

    private final WorkingCopies copies;
    private final Items items;
    private final Calendar calendar;
    private final Clock clock;

    Writing(WorkingCopies copies, Items items, Calendar calendar, Clock clock) {
        this.copies = copies;
        this.items = items;
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
        if (command.part() == Part.RESULT && !renews(written, copy.get().handledBy(), items)) {
            return new Saving.Faulty(Errors.of("renews", "catalogue.edit.renews"));
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

    /** Whether there is something to be renewed, by the same department, and both end one day. */
    static boolean renews(Guide guide, UUID department, Items items) {
        var renewed = guide.renews();
        if (renewed == null) {
            return true;
        }
        return guide.expires()
                && (renewed.equals(guide.code())
                        || items.item(renewed)
                                .map(Item::offer)
                                .filter(offer -> offer.handledBy().equals(department)
                                        && offer.guide().expires())
                                .isPresent());
    }

    private static boolean open(Officer officer, WorkingCopies.Row copy) {
        return copy.handledBy().equals(officer.post().department())
                && Stage.Event.HAND_IN.isOf(officer)
                && copy.view().stage() == Stage.DRAFT;
    }
}
