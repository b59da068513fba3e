package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.file.Samples;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.privacy.Opened;

/** Somebody who may write in the database wants to read a person without a trace in that person's list. */
@EmptyPlatform
class MovedEnvelopesTest {

    private final Drafts drafts;
    private final Applying applying;
    private final Casework casework;
    private final StoredFiles files;
    private final JdbcClient jdbc;
    private final TakenBack takenBack;
    private final SettableClock clock;
    private final SmallTown town;
    private final Guide item;
    private final Officer officer;
    private final Resident victim;
    private final Resident insider;

    @Autowired
    MovedEnvelopesTest(
            Drafts drafts,
            Applying applying,
            Casework casework,
            StoredFiles files,
            JdbcClient jdbc,
            TakenBack takenBack,
            SettableClock clock,
            SmallTown town) {
        this.drafts = drafts;
        this.applying = applying;
        this.casework = casework;
        this.files = files;
        this.jdbc = jdbc;
        this.takenBack = takenBack;
        this.clock = clock;
        this.town = town;
        Department department = town.department("局" + UUID.randomUUID());
        item = town.itemWithPapers(department);
        officer = town.officer(department, Role.WINDOW, Role.APPROVER);
        victim = town.resident("陆小满", SmallTown.number());
        insider = town.resident("周𠮷安", SmallTown.number());
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    private String submitted(Resident resident) {
        var picture = new StoreFile(
                new ByteArrayResource(Samples.picture("jpeg", 60, 40)),
                "图.jpg",
                resident.account(),
                resident.personKey());
        drafts.enclose(
                new Drafts.EnclosePaper(resident, item.code(), 0, ((Storing.Stored) files.store(picture)).file()));
        return town.handIn(resident, item.code(), Map.of("illness", "青光眼", "wish", "开店"));
    }

    /** What comes of it, and everything is taken back. */
    private <T> T after(String bend, String mine, String theirs, Supplier<T> deed) {
        return takenBack.of(() -> {
            var bent = jdbc.sql(bend)
                    .param("mine", mine)
                    .param("theirs", theirs)
                    .param("account", insider.account())
                    .param("person", insider.personKey())
                    .update();
            assertThat(bent).as("the bend bends something").isPositive();
            return deed.get();
        });
    }

    /** Either nothing comes of it, or a page on which nothing stands. */
    private static void nothing(Supplier<Optional<CaseView>> deed) {
        try {
            assertThat(deed.get().orElseThrow().opened().values())
                    .isNotEmpty()
                    .extracting(Opened::ruling)
                    .containsOnly(Opened.Ruling.REFUSE);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageMatching(".*(altered|somebody else).*");
        }
    }

    private static void refused(ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applicant_id = theirs.applicant_id",
                "applicant = theirs.applicant",
                "applicant = theirs.applicant, applicant_id = theirs.applicant_id, answers = theirs.answers",
                "answers = theirs.answers",
                "applicant = mine.applicant_id",
                "answers = jsonb_set(mine.answers, '{name,sealed}', mine.answers -> 'illness' -> 'sealed')",
                "answers = jsonb_set(mine.answers, '{name,sealed}', to_jsonb(mine.applicant_id))",
                "subject = theirs.subject"
            })
    void whatWasMovedIntoAnotherPlaceIsShownToNobody(String set) {
        var theirs = submitted(victim);
        var mine = submitted(insider);
        assertThat(casework.open(officer, mine)).isPresent();
        var bend = "update casework.application mine set " + set
                + " from casework.application theirs where mine.number = :mine and theirs.number = :theirs"
                + " and :account = :account and :person = :person";
        nothing(() -> after(bend, mine, theirs, () -> casework.open(officer, mine)));
        nothing(() -> after(bend, mine, theirs, () -> applying.open(insider, mine)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account = :account", "account = :account, subject = :person"})
    void whoMakesAnothersCaseTheirOwnDoesNotReadIt(String set) {
        var theirs = submitted(victim);
        var bend = "update casework.application set " + set + " where number = :theirs and :mine = :mine"
                + " and :account = :account and :person = :person";
        nothing(() -> after(bend, theirs, theirs, () -> applying.open(insider, theirs)));
    }

    @Test
    void whoPutsAnothersPaperAmongTheirOwnDoesNotReadIt() {
        var theirs = submitted(victim);
        var mine = submitted(insider);
        var paper =
                applying.open(insider, mine).orElseThrow().papers().getFirst().id();
        assertThat(applying.paper(insider, mine, paper)).isPresent();
        var file = jdbc.sql("""
                        update dossier.paper set file = null where dossier =
                            (select draft from casework.application where number = :theirs) returning old.file
                        """).param("theirs", theirs).query(UUID.class).single();
        jdbc.sql("update dossier.paper set file = :file where id = :paper")
                .param("file", file)
                .param("paper", paper)
                .update();
        refused(() -> applying.paper(insider, mine, paper));
    }
}
