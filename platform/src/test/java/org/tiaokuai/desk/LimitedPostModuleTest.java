package org.tiaokuai.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.QueueFilter.Whose;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.casework.Claims.Claiming;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.desk.Desk.AddNote;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.LimitPost;
import org.tiaokuai.organisation.Appointments.Limiting;
import org.tiaokuai.organisation.Department;

/** A post that is limited to items has rights in no others, and what it had claimed of them is let go. */
@EmptyPlatform
class LimitedPostModuleTest {

    private final SettableClock clock;
    private final Casework casework;
    private final Claims claims;
    private final Desk desk;
    private final SmallTown town;
    private final Appointments appointments;
    private final Posts posts;
    private final TwoOfficers office;
    private final Department department;
    private final Guide item;
    private final Officer fang;
    private final Officer he;

    @Autowired
    LimitedPostModuleTest(
            Casework casework,
            Desk desk,
            SmallTown town,
            SettableClock clock,
            Claims claims,
            Appointments appointments,
            Posts posts) {
        this.clock = clock;
        this.casework = casework;
        this.claims = claims;
        this.desk = desk;
        this.town = town;
        this.appointments = appointments;
        this.posts = posts;
        office = new TwoOfficers(casework, desk, town);
        department = office.department();
        item = office.item();
        fang = office.fang();
        he = office.he();
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    @Test
    void aPostThatIsLimitedToItemsFindsNothingOfTheOthers() {
        var other = town.item(department);
        var mine = office.submitted();
        var others = office.submitted(town.resident("邻居", SmallTown.number()), other);
        assertThat(limit(fang, Set.of(), Set.of(item.code()))).isInstanceOf(Limiting.Limited.class);
        var limited = new Officer(fang.account(), fang.personKey(), fang.name(), held(fang));
        assertThat(limited.post().items()).containsExactly(item.code());
        assertThat(office.numbers(limited, Whose.EVERYONES)).containsExactly(mine);
        assertThat(office.queue(limited, Whose.EVERYONES).waiting()).isEqualTo(1);
        assertThat(casework.open(limited, others)).isEmpty();
        assertThat(casework.twins(limited, others)).isEmpty();
        assertThat(casework.rows(limited, List.of(mine, others))).hasSize(1);
        assertThat(casework.receive(new ReceiveApplication(limited, others, true, "", "")))
                .isEqualTo(new Act.NoSuchCase());
        assertThat(office.take(limited, others, null)).isEqualTo(new Claiming.NoSuchCase());
        assertThat(desk.note(new AddNote(limited, others, "看一下"))).isFalse();
        assertThat(office.handOver(he, others, limited, null)).isEqualTo(new Claiming.DoesNotFit());
        assertThat(claims.next(limited, mine)).isEmpty();
        limit(fang, Set.of(item.code()), Set.of());
        assertThat(held(fang).items()).isEmpty();
        assertThat(office.numbers(fang, Whose.EVERYONES)).containsExactlyInAnyOrder(mine, others);
    }

    private Limiting limit(Officer officer, Set<String> seen, Set<String> items) {
        return appointments.limit(new LimitPost(
                officer.account(),
                officer.post().id(),
                seen,
                items,
                town.officer(department, Role.SYSTEM_ADMINISTRATOR)));
    }

    @Test
    void whatALimitedPostHasClaimedOfOtherItemsIsNobodysAgainAndTheRestStaysItsOwn() {
        var other = town.item(department);
        var mine = office.submitted();
        var others = office.submitted(town.resident("邻居", SmallTown.number()), other);
        office.take(fang, mine, null);
        office.take(fang, others, null);
        limit(fang, Set.of(), Set.of(item.code()));
        assertThat(office.numbers(he, Whose.NOBODYS)).containsExactly(others);
        assertThat(claims.next(he, "")).contains(others);
        var limited = new Officer(fang.account(), fang.personKey(), fang.name(), held(fang));
        assertThat(office.numbers(limited, Whose.MINE)).containsExactly(mine);
        limit(fang, Set.of(item.code()), Set.of(other.code()));
        assertThat(office.numbers(he, Whose.NOBODYS))
                .as("rights in its own item are revoked")
                .containsExactly(mine);
        var without = new Officer(fang.account(), fang.personKey(), fang.name(), held(fang));
        assertThat(office.numbers(without, Whose.MINE)).isEmpty();
        assertThat(casework.open(without, mine)).isEmpty();
        assertThat(casework.receive(new ReceiveApplication(without, mine, true, "", "")))
                .isEqualTo(new Act.NoSuchCase());
        assertThat(office.take(without, mine, null)).isEqualTo(new Claiming.NoSuchCase());
    }

    private Post held(Officer officer) {
        return posts.held(officer.account(), officer.post().id()).orElseThrow();
    }
}
