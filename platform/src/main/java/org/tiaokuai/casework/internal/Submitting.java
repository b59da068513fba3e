package org.tiaokuai.casework.internal;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.Submission.AlreadySubmitted;
import org.tiaokuai.casework.Applying.Submission.Incomplete;
import org.tiaokuai.casework.Applying.Submission.NoSuchDraft;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.CaseNumber;
import org.tiaokuai.casework.DraftView;
import org.tiaokuai.casework.State;

/** Handing in 收件: a draft becomes one application, however often the button was pressed. */
@Component
class Submitting {

    private final Drafts drafts;
    private final Applications applications;
    private final Drafting drafting;
    private final AnswerSheet sheets;
    private final Clocks clocks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Submitting(
            Drafts drafts,
            Applications applications,
            Drafting drafting,
            AnswerSheet sheets,
            Clocks clocks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.drafts = drafts;
        this.applications = applications;
        this.drafting = drafting;
        this.sheets = sheets;
        this.clocks = clocks;
        this.events = events;
        this.clock = clock;
    }

    Submission submit(SubmitApplication command) {
        var account = command.resident().account();
        var draft = drafts.locked(account, command.draft());
        if (draft.isEmpty()) {
            return applications
                    .numberOf(command.draft(), account)
                    .<Submission>map(AlreadySubmitted::new)
                    .orElse(new NoSuchDraft());
        }
        var row = draft.get();
        var view = drafting.view(command.resident(), row);
        var errors = view.form().check(view.answers(), clocks.today());
        if (errors.any()) {
            return new Incomplete(errors);
        }
        var number = add(command, row, view);
        var submitted = new Submitted(number, row.item());
        events.publishEvent(submitted);
        return submitted;
    }

    private String add(SubmitApplication command, Drafts.Row draft, DraftView view) {
        var offer = view.offer();
        var now = clock.instant();
        var today = Clocks.day(now);
        var number = CaseNumber.of(today, applications.nextSerial()).value();
        var resident = command.resident();
        var due = clocks.acceptanceDue(today);
        applications.add(new ApplicationRow(
                number,
                draft.id(),
                draft.item(),
                draft.itemVersion(),
                offer.guide().name(),
                offer.guide().nameEn(),
                sheets.about(view.form(), view.answers()),
                resident.account(),
                resident.personKey(),
                resident.name(),
                resident.number(),
                sheets.write(view.form(), view.answers()),
                offer.handledBy(),
                State.SUBMITTED,
                now,
                null,
                null,
                due,
                due));
        return number;
    }
}
