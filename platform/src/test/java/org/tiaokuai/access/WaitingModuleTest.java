package org.tiaokuai.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.tiaokuai.Authenticator;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Access.SignIn.SignedIn;
import org.tiaokuai.access.Access.SignInOfficer;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.SecondFactor.Proof;
import org.tiaokuai.access.Session.Waiting;
import org.tiaokuai.access.Staff.Activate;
import org.tiaokuai.access.Staff.Invitation;
import org.tiaokuai.access.Staff.Invited;
import org.tiaokuai.standard.CitizenNumber;

/** Whoever stands at the door with a password that was right, and what becomes of that when the password is no more. */
@EmptyPlatform
class WaitingModuleTest {

    private final Access access;
    private final Staff staff;
    private final Session session;
    private final SecondFactor secondFactor;
    private final SmallTown town;
    private final Clock clock;
    private final Filter sessions;
    private Officer administrator;
    private Invited invited;
    private Principal principal;
    private Cookie[] cookies = {};

    @Autowired
    WaitingModuleTest(
            Access access,
            Staff staff,
            Session session,
            SecondFactor secondFactor,
            SmallTown town,
            Clock clock,
            @Qualifier("springSessionRepositoryFilter") Filter sessions) {
        this.access = access;
        this.staff = staff;
        this.session = session;
        this.secondFactor = secondFactor;
        this.town = town;
        this.clock = clock;
        this.sessions = sessions;
    }

    @BeforeEach
    void somebodyWaits() throws Exception {
        administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
        var login = "waits." + UUID.randomUUID().toString().substring(0, 8);
        invited = staff.invite(List.of(new Invitation(login, "何闻笛")), administrator)
                .getFirst();
        var number = CitizenNumber.of(SmallTown.number());
        staff.activate(new Activate(login, invited.code(), number, SmallTown.PASSWORD, "here"));
        principal = ((SignedIn) access.signIn(new SignInOfficer(login, SmallTown.PASSWORD, "there"))).principal();
        waits();
    }

    private void waits() throws Exception {
        var waiting = new Waiting(principal, invited.login(), "/officer", clock.instant());
        visit((request, _) -> session.await(waiting, request));
    }

    /** Whatever makes all that signs in to an account worthless. */
    private List<Consumer<UUID>> closings() {
        return List.of(
                account -> staff.renewCode(account, administrator),
                account -> staff.resetSecondFactor(account, administrator),
                account -> {
                    staff.block(account, administrator);
                    staff.unblock(account, administrator);
                });
    }

    /** One request with the browser's cookie, through what keeps the sessions. */
    private void visit(BiConsumer<HttpServletRequest, MockHttpServletResponse> page) throws Exception {
        var request = new MockHttpServletRequest();
        request.setCookies(cookies);
        var response = new MockHttpServletResponse();
        sessions.doFilter(request, response, (seen, _) -> page.accept((HttpServletRequest) seen, response));
        if (response.getCookies().length > 0) {
            cookies = response.getCookies();
        }
    }

    private Optional<Waiting> waiting() throws Exception {
        var found = new ArrayList<Waiting>();
        visit((request, _) -> session.waiting(request).ifPresent(found::add));
        return found.stream().findFirst();
    }

    @Test
    void aNewCodeOrABlockOrAResetEndsTheWaiting() throws Exception {
        assertThat(waiting()).map(Waiting::principal).map(Principal::account).contains(invited.account());
        staff.renewCode(invited.account(), administrator);
        assertThat(waiting()).isEmpty();
        somebodyWaits();
        staff.block(invited.account(), administrator);
        assertThat(waiting()).isEmpty();
        somebodyWaits();
        staff.resetSecondFactor(invited.account(), administrator);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aSignInThatWasUnderWayWhenTheAccountWasClosedLeadsNowhere() throws Exception {
        for (var closing : closings()) {
            somebodyWaits();
            closing.accept(invited.account());
            visit((request, response) -> session.begin(principal, request, response));
            visit((request, _) -> assertThat(request.getSession(false)).isNull());
            waits();
            assertThat(waiting()).isEmpty();
        }
    }

    @Test
    void anAuthenticatorThatWasHalfSetUpIsNotConfirmedAfterwards() throws Exception {
        for (var closing : closings()) {
            somebodyWaits();
            var begun = secondFactor
                    .enrolment(invited.account(), invited.login(), "at the door")
                    .orElseThrow();
            closing.accept(invited.account());
            var code = Authenticator.code(begun.secret(), clock.instant());
            assertThat(secondFactor.confirm(invited.account(), "at the door", code))
                    .isEqualTo(new Proof.Wrong());
        }
    }

    @Test
    void whatHappensToAnotherAccountDoesNot() throws Exception {
        var other = staff.invite(List.of(new Invitation("other." + invited.login(), "别人")), administrator)
                .getFirst();
        staff.renewCode(other.account(), administrator);
        assertThat(waiting()).isPresent();
    }

    @Test
    void whoWasSignedInBesideIsSoNoLongerAndWhoComesInWaitsNoMore() throws Exception {
        var before = cookies[0].getValue();
        visit((request, response) -> session.begin(principal, request, response));
        assertThat(waiting()).isEmpty();
        assertThat(cookies[0].getValue()).isNotEqualTo(before);
        staff.block(invited.account(), administrator);
        visit((request, _) -> assertThat(request.getSession(false))
                .as("the session has ended")
                .isNull());
    }
}
