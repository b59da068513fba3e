package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.Submission.AlreadySubmitted;
import org.tiaokuai.casework.Applying.Submission.Incomplete;
import org.tiaokuai.casework.Applying.Submission.NoSuchDraft;
import org.tiaokuai.casework.Applying.Submission.NotOffered;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.CaseNumber;
import org.tiaokuai.casework.internal.CaseRegisters.HandedIn;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.DueDays;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.DraftView;
import org.tiaokuai.draft.Drafts;

/** Handing in 收件: a draft becomes one application, however often the button was pressed. */
@Component
class Submitting {

    private final Drafts drafts;
    private final Applications applications;
    private final History history;
    private final AnswerSheet sheets;
    private final Clocks clocks;
    private final ApplicationEventPublisher events;

    Submitting(
            Drafts drafts,
            Applications applications,
            History history,
            AnswerSheet sheets,
            Clocks clocks,
            ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.applications = applications;
        this.history = history;
        this.sheets = sheets;
        this.clocks = clocks;
        this.events = events;
    }

    Submission submit(SubmitApplication command) {
        var account = command.resident().account();
        var taken = drafts.take(command.resident(), command.draft());
        if (taken.isEmpty()) {
            return applications
                    .numberOf(command.draft(), account)
                    .<Submission>map(AlreadySubmitted::new)
                    .orElse(new NoSuchDraft());
        }
        var draft = taken.get();
        if (!draft.offered()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly(); // and it waits there
            return new NotOffered();
        }
        var errors = draft.form().check(draft.answers(), clocks.today());
        if (errors.any() || !draft.complete()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly(); // the draft stays where it was
            return new Incomplete(errors);
        }
        var received = new Happening(State.Event.SUBMIT, clocks.now(), "");
        var offer = draft.offer();
        var days = DueDays.of(clocks.in(offer.handledBy()).reckon(List.of(received), offer.guide()), State.SUBMITTED);
        var row = row(command.resident(), command.draft(), draft, received, days);
        var handed = new HandedIn(draft.form(), draft.papers()).with(row, State.Event.SUBMIT, "{}");
        history.submitted(row, applications.add(row, days, handed.getOrDefault(CaseRegisters.HANDED, "{}")), handed);
        var submitted = new Submitted(row.number(), draft.offer().guide().code());
        events.publishEvent(submitted);
        return submitted;
    }

    private String number(Instant at) {
        return CaseNumber.of(Clocks.day(at), applications.nextSerial()).value();
    }

    private ApplicationRow row(Resident resident, UUID draftId, DraftView draft, Happening received, DueDays days) {
        var offer = draft.offer();
        var number = number(received.at());
        return new ApplicationRow(
                number,
                draftId,
                offer.guide().code(),
                offer.version(),
                offer.guide().name(),
                offer.guide().nameEn(),
                sheets.about(draft.form(), draft.answers()),
                resident.account(),
                resident.personKey(),
                sheets.copied(resident.name(), "applicant", number, resident.personKey()),
                sheets.copied(resident.number(), "applicant_id", number, resident.personKey()),
                sheets.write(draft.form(), draft.answers(), number, resident.personKey()),
                offer.handledBy(),
                State.SUBMITTED,
                received.at(),
                null,
                null,
                null,
                null,
                days.due(),
                days.legal(),
                null,
                null,
                List.of(received));
    }
}
