package org.tiaokuai.casework.internal;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Beside;
import org.tiaokuai.casework.CaseClocks;
import org.tiaokuai.casework.Casework.CaseRow;
import org.tiaokuai.casework.Casework.Closing;
import org.tiaokuai.casework.Casework.QueueFilter;
import org.tiaokuai.casework.Casework.Twin;
import org.tiaokuai.casework.MyBusiness;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.casework.QueueView.Standing;
import org.tiaokuai.casework.TrackView;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Requester;

/**
 * The officer's queue and the resident's list; and progress without a word about the person, for whoever holds number and
 * lookup code, and the clock for who may see the case.
 */
@Component
class Listing implements CaseClocks {

    private static final Duration LATELY = Duration.ofDays(30);
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ23";
    private static final int LENGTH = 8;

    private final Applications applications;
    private final CaseQueries queries;
    private final Drafts drafts;
    private final Privacy privacy;
    private final Clocks clocks;
    private final Catalogue catalogue;
    private final Beside beside;

    Listing(
            Applications applications,
            CaseQueries queries,
            Drafts drafts,
            Privacy privacy,
            Clocks clocks,
            Catalogue catalogue,
            Beside beside) {
        this.applications = applications;
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
                row.again(),
                row.state() == State.ACCEPTED
                        && SpecialProcedure.proposed(row.history()).isPresent());
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

    /** Eight characters derived from the number by a key, so that none need be stored. */
    String codeFor(String number) {
        var bits = new BigInteger(privacy.keyed("lookup", number), 16);
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return code.toString();
    }

    private boolean matches(String number, String typed) {
        return codeFor(number).equals(typed.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT));
    }

    Optional<TrackView> track(String number, String typed) {
        return applications
                .find(number)
                .filter(row -> matches(number, typed))
                .map(row -> new TrackView(
                        row.number(),
                        row.itemName(),
                        row.itemNameEn(),
                        row.state(),
                        row.submittedAt(),
                        clock(row),
                        row.history()));
    }

    private CaseClock clock(ApplicationRow row) {
        return clocks.of(
                row.standing(), catalogue.offer(row.item(), row.itemVersion()).guide());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseClock> of(Actor reader, String number) {
        return applications.find(number).filter(row -> maySee(reader, row)).map(this::clock);
    }

    private static boolean maySee(Actor reader, ApplicationRow row) {
        return switch (reader) {
            case Actor.Resident resident -> row.account().equals(resident.account());
            case Actor.Officer officer ->
                row.application().concerns(officer)
                        && Stream.of(Role.WINDOW, Role.APPROVER, Role.SUPERVISOR)
                                .anyMatch(officer::has);
        };
    }
}
