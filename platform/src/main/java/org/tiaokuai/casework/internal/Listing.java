package org.tiaokuai.casework.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Beside;
import org.tiaokuai.casework.Casework.CaseRow;
import org.tiaokuai.casework.Casework.Closing;
import org.tiaokuai.casework.Casework.QueueFilter;
import org.tiaokuai.casework.Casework.Twin;
import org.tiaokuai.casework.MyBusiness;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.casework.QueueView.Standing;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Requester;

/** The officer's queue and the resident's list. */
@Component
class Listing {

    private static final Duration LATELY = Duration.ofDays(30);

    private final CaseQueries queries;
    private final Drafts drafts;
    private final Privacy privacy;
    private final Clocks clocks;
    private final Catalogue catalogue;
    private final Beside beside;

    Listing(CaseQueries queries, Drafts drafts, Privacy privacy, Clocks clocks, Catalogue catalogue, Beside beside) {
        this.queries = queries;
        this.drafts = drafts;
        this.privacy = privacy;
        this.clocks = clocks;
        this.catalogue = catalogue;
        this.beside = beside;
    }

    QueueView queue(Officer officer, QueueFilter filter) {
        var states = states(officer, filter);
        var here = clocks.in(officer.post().department());
        var absent = beside.absent(officer.post().id(), clocks.today());
        var waiting = queries.queue(officer, CaseQueries.posts(officer, absent), states, filter, lately());
        var totals = queries.totals(officer, states, clocks.today());
        return new QueueView(
                waiting.stream()
                        .limit(filter.rows())
                        .map(row -> row(row, officer, absent, here))
                        .toList(),
                clocks.today(),
                totals.waiting(),
                totals.late(),
                totals.dueToday(),
                waiting.size() > filter.rows());
    }

    List<CaseRow> rows(Officer officer, Collection<String> numbers) {
        var here = clocks.in(officer.post().department());
        return queries.rows(officer, numbers, lately()).stream()
                .map(row -> new CaseRow(
                        row(row, officer, Map.of(), here),
                        instant(row),
                        row.receivedAt().toInstant()))
                .toList();
    }

    private boolean instant(CaseQueries.Waiting row) {
        return offer(row).guide().kind() == Guide.Kind.INSTANT;
    }

    private Offer offer(CaseQueries.Waiting row) {
        return catalogue.offer(row.item(), row.itemVersion());
    }

    List<Twin> twins(Officer officer, String number) {
        return queries.twins(officer, number, lately());
    }

    /** From when on a second application of the same person is worth a look, whatever became of the first. */
    private Instant lately() {
        return clocks.now().minus(LATELY);
    }

    private static List<State> states(Officer officer, QueueFilter filter) {
        var open = Arrays.stream(State.values()).filter(State::open);
        return switch (filter.state()) {
            case QueueFilter.ALL -> open.toList();
            case "" -> open.filter(state -> state.waitsFor(officer)).toList();
            default -> open.filter(state -> state.name().equals(filter.state())).toList();
        };
    }

    private QueueView.Row row(CaseQueries.Waiting row, Officer officer, Map<UUID, String> absent, Clocks here) {
        var name = new Field("applicant", Grade.NAME, row.applicant());
        var reckoned = here.reckon(row.history(), offer(row).guide());
        var due = CaseClock.Current.of(reckoned).due();
        return new QueueView.Row(
                row.number(),
                row.item(),
                row.itemName(),
                row.itemNameEn(),
                row.about(),
                privacy.masked(Purpose.LIST, Requester.of(officer), name),
                row.state(),
                row.submittedAt().toInstant(),
                due.due(),
                due.used(),
                due.used() + due.left(),
                due.left(),
                reckoned.light(),
                standing(row, officer, absent),
                row.claimedName() == null ? "" : row.claimedName(),
                row.again());
    }

    private static Standing standing(CaseQueries.Waiting row, Officer officer, Map<UUID, String> absent) {
        var holder = row.claimedBy();
        if (holder == null) {
            return Standing.NOBODYS;
        }
        if (absent.containsKey(holder)) {
            return row.handed() ? Standing.HANDED : Standing.DEPUTISED;
        }
        if (!holder.equals(officer.post().id())) {
            return Standing.COLLEAGUES;
        }
        return row.handed() ? Standing.HANDED : Standing.MINE;
    }

    List<Closing> closings(LocalDate from, LocalDate before) {
        return queries.closings(from, before);
    }

    MyBusiness mine(UUID account) {
        return new MyBusiness(drafts.of(account), queries.of(account, clocks.published()), clocks.today());
    }
}
