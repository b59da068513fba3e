package org.tiaokuai.casework.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Casework.Closing;
import org.tiaokuai.casework.Casework.QueueFilter;
import org.tiaokuai.casework.MyBusiness;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.casework.State;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Requester;

/** The officer's queue and the resident's list. */
@Component
class Listing {

    private final CaseQueries queries;
    private final Drafts drafts;
    private final Privacy privacy;
    private final Clocks clocks;

    Listing(CaseQueries queries, Drafts drafts, Privacy privacy, Clocks clocks) {
        this.queries = queries;
        this.drafts = drafts;
        this.privacy = privacy;
        this.clocks = clocks;
    }

    QueueView queue(Officer officer, QueueFilter filter) {
        var department = officer.post().department();
        var requester = Requester.of(officer);
        var states = states(officer, filter);
        var waiting = queries.queue(department, states, filter);
        var totals = queries.totals(department, states, clocks.today());
        return new QueueView(
                waiting.stream()
                        .limit(filter.rows())
                        .map(row -> row(row, requester))
                        .toList(),
                clocks.today(),
                totals.waiting(),
                totals.late(),
                totals.dueToday(),
                waiting.size() > filter.rows());
    }

    private static List<State> states(Officer officer, QueueFilter filter) {
        var open = Arrays.stream(State.values()).filter(State::open);
        return switch (filter.state()) {
            case QueueFilter.ALL -> open.toList();
            case "" -> open.filter(state -> state.waitsFor(officer)).toList();
            default -> open.filter(state -> state.name().equals(filter.state())).toList();
        };
    }

    private QueueView.Row row(CaseQueries.Waiting row, Requester requester) {
        var name = new Field("applicant", Grade.NAME, row.applicant());
        var from = row.from();
        LocalDate start = Clocks.day(from.toInstant());
        int left = clocks.left(row.dueOn());
        int total = clocks.workingDays(start, row.dueOn());
        return new QueueView.Row(
                row.number(),
                row.item(),
                row.itemName(),
                row.itemNameEn(),
                row.about(),
                privacy.masked(Purpose.LIST, requester, name),
                row.state(),
                row.submittedAt().toInstant(),
                row.dueOn(),
                total - left,
                total,
                left,
                row.state() == State.CORRECTING
                        ? clocks.waiting(row.dueOn())
                        : clocks.lamp(start, row.dueOn(), row.legalDueOn()));
    }

    List<Closing> closings(LocalDate from, LocalDate before) {
        return queries.closings(from, before);
    }

    MyBusiness mine(UUID account) {
        return new MyBusiness(drafts.of(account), queries.of(account), clocks.today());
    }
}
