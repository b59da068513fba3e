package org.tiaokuai.rights.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Residents;
import org.tiaokuai.access.Role;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.page.Damaged;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.rights.DisputeLine;
import org.tiaokuai.rights.DisputeView;
import org.tiaokuai.rights.Disputes;

@Service
@Transactional
class DisputeService implements Disputes {

    /** GB/T 35273—2020, 8.7 a: an answer within thirty days. */
    private static final Limit ANSWER = new Limit(30, Limit.Unit.DAY);

    private static final int MOST_SHOWN = 200;

    private static final String LAW = "个人信息保护法第四十六条";
    private static final String SAYS = "dispute";
    private static final String ANSWERED = "disputeAnswer";

    private final DisputeRows rows;
    private final Applying applying;
    private final Casework casework;
    private final Residents residents;
    private final Privacy privacy;
    private final Calendar calendar;
    private final Clock clock;

    DisputeService(
            DisputeRows rows,
            Applying applying,
            Casework casework,
            Residents residents,
            Privacy privacy,
            Calendar calendar,
            Clock clock) {
        this.rows = rows;
        this.applying = applying;
        this.casework = casework;
        this.residents = residents;
        this.privacy = privacy;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Raising raise(RaiseDispute command) {
        var resident = command.resident();
        var number = command.caseNumber();
        var theCase = number == null ? null : applying.open(resident, number).orElse(null);
        if (number != null && theCase == null) {
            return new Raising.NoSuchCase();
        }
        if (rows.waitingOf(resident.account()) >= MOST_OPEN) {
            return new Raising.TooMany();
        }
        return new Raising.Raised(rows.add(fresh(command, theCase)));
    }

    private DisputeRows.Fresh fresh(RaiseDispute command, @Nullable CaseView theCase) {
        var resident = command.resident();
        var guide = theCase == null ? null : theCase.offer().guide();
        long id = rows.next();
        return new DisputeRows.Fresh(
                id,
                resident.account(),
                resident.personKey(),
                theCase == null ? null : theCase.number(),
                guide == null ? "" : guide.name(),
                guide == null ? "" : guide.nameEn(),
                command.particular(),
                privacy.seal(command.says(), DisputeRows.cell("says", id, resident.personKey())),
                command.says(),
                clock.instant(),
                calendar.due(LocalDate.now(clock), ANSWER));
    }

    @Override
    public List<DisputeView> of(Resident resident) {
        return rows.of(resident.account()).stream()
                .map(row -> view(row, reading(row, resident, Purpose.OWN_BUSINESS), List.of()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<DisputeLine> waiting(Officer officer) {
        var found = new ArrayList<DisputeLine>();
        var waiting = rows.waiting(LocalDate.EPOCH, 0);
        while (!waiting.isEmpty() && found.size() < MOST_SHOWN) {
            var mine = cases(officer, waiting);
            waiting.stream()
                    .filter(row -> answers(officer, row, mine))
                    .map(DisputeRows.Row::line)
                    .forEach(found::add);
            var last = waiting.getLast().line();
            waiting = rows.waiting(last.dueOn(), last.id());
        }
        return found;
    }

    @Override
    @Transactional(readOnly = true)
    public List<DisputeLine> about(String caseNumber) {
        return rows.about(caseNumber).stream().map(DisputeRows.Row::line).toList();
    }

    @Override
    public Optional<DisputeView> open(Officer officer, long id) {
        return find(officer, id).map(row -> view(row, reading(row, officer, Purpose.DISPUTE), recorded(row)));
    }

    @Override
    public Answering answer(AnswerDispute command) {
        var found = find(command.officer(), command.id());
        if (found.isEmpty()) {
            return new Answering.NoSuchDispute();
        }
        var row = found.get();
        var particular = row.line().particular();
        var correcting = command.outcome() == Outcome.CORRECTED ? particular : null;
        if (correcting != null && !correcting.fits(command.corrected())) {
            return new Answering.NothingCorrected();
        }
        if (correcting != null && residents.recorded(row.account(), correcting).isEmpty()) {
            return new Answering.AccountClosed();
        }
        var corrected = correcting == null ? null : sealed(command.corrected(), "corrected", row);
        if (!rows.answer(row, command, sealed(command.answer(), "answer", row), corrected, clock.instant())) {
            return new Answering.AnsweredBefore();
        }
        if (correcting != null) {
            residents.correct(row.account(), correcting, command.corrected());
        }
        return new Answering.Answered();
    }

    private Sealed sealed(String plain, String column, DisputeRows.Row row) {
        return privacy.seal(plain, DisputeRows.cell(column, row.line().id(), row.subject()));
    }

    private Optional<DisputeRows.Row> find(Officer officer, long id) {
        return rows.find(id).filter(row -> answers(officer, row, cases(officer, List.of(row))));
    }

    /** Those of the cases that the officer's post may open. */
    private Set<String> cases(Officer officer, List<DisputeRows.Row> rows) {
        var numbers = rows.stream()
                .map(row -> row.line().caseNumber())
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
        var mine = new HashSet<String>();
        if (!numbers.isEmpty()) {
            casework.rows(officer, numbers)
                    .forEach(theCase -> mine.add(theCase.row().number()));
        }
        return mine;
    }

    /** Of a case, whose department has it; of an account, who keeps the platform; nobody about themselves. */
    private static boolean answers(Officer officer, DisputeRows.Row row, Set<String> cases) {
        if (officer.is(row.account(), row.subject())) {
            return false;
        }
        return row.line().caseNumber().isEmpty()
                ? officer.has(Role.INFORMATION_AUTHORITY)
                : cases.contains(row.line().caseNumber());
    }

    private Reading reading(DisputeRows.Row row, Actor reader, Purpose purpose) {
        var number = row.line().caseNumber();
        return new Reading(
                Requester.of(reader),
                purpose,
                LAW,
                row.line().itemName(),
                number.isEmpty() ? null : number,
                row.subject(),
                clock.instant());
    }

    /** What the account says now of what is disputed. */
    private List<Field> recorded(DisputeRows.Row row) {
        var particular = row.line().particular();
        if (particular == null) {
            return List.of();
        }
        var grade =
                switch (particular) {
                    case NAME -> Grade.NAME;
                    case PHONE -> Grade.CONTACT;
                };
        return residents.recorded(row.account(), particular).stream()
                .map(recorded -> new Field("account." + particular.name(), grade, recorded))
                .toList();
    }

    private DisputeView view(DisputeRows.Row row, Reading reading, List<Field> recorded) {
        var fields = new ArrayList<>(recorded);
        add(fields, SAYS, row.says());
        add(fields, ANSWERED, row.answer());
        var opened = privacy.open(reading, fields);
        if (row.says() != null && !row.saidSo(text(opened.get(SAYS)))) {
            throw new Damaged("Dispute " + row.line().id() + " says something else than was recorded");
        }
        return new DisputeView(
                row.line(),
                text(opened.get(SAYS)),
                recorded.isEmpty() ? "" : text(opened.get(recorded.getFirst().name())),
                text(opened.get(ANSWERED)),
                row.law(),
                row.byWhom());
    }

    private static void add(List<Field> fields, String name, @Nullable Sealed sealed) {
        if (sealed != null) {
            fields.add(new Field(name, Grade.NOTE, sealed));
        }
    }

    private static String text(@Nullable Opened opened) {
        return opened == null ? "" : opened.text();
    }
}
