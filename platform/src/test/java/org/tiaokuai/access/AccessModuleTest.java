package org.tiaokuai.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Access.EmployOfficer;
import org.tiaokuai.access.Access.FirstAdministrator;
import org.tiaokuai.access.Access.RegisterResident;
import org.tiaokuai.access.Access.Registration;
import org.tiaokuai.access.Access.SignIn;
import org.tiaokuai.access.Access.SignInOfficer;
import org.tiaokuai.access.Access.SignInResident;
import org.tiaokuai.standard.CitizenNumber;

@EmptyPlatform
class AccessModuleTest {

    private static final String GOOD = SmallTown.PASSWORD;

    private final Access access;
    private final Posts posts;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final String address = "address " + UUID.randomUUID();

    @Autowired
    AccessModuleTest(Access access, Posts posts, JdbcClient jdbc, SettableClock clock) {
        this.access = access;
        this.posts = posts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private String registered() {
        var number = SmallTown.number();
        access.register(new RegisterResident(CitizenNumber.of(number), "陆小满", "13800000521", GOOD));
        return number;
    }

    private SignIn signIn(String number, String password) {
        return access.signIn(new SignInResident(number, password, address));
    }

    @Test
    void aPersonSignsInHoweverTheNumberIsWritten() {
        var number = "32028219891231005X";
        access.register(new RegisterResident(CitizenNumber.of(number), "陆小满", "13800000521", GOOD));
        assertThat(signIn(number, GOOD)).isInstanceOf(SignIn.SignedIn.class);
        assertThat(signIn(" " + number.toLowerCase(Locale.ROOT), GOOD)).isInstanceOf(SignIn.SignedIn.class);
        assertThat(signIn("320282891231005", GOOD)).isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void aPersonHasOneAccountHoweverOftenTheyRegister() {
        var number = registered();
        assertThat(access.register(new RegisterResident(CitizenNumber.of(number), "别人", "13800000522", GOOD)))
                .isEqualTo(new Registration.AlreadyThere());
        var old = number.substring(0, 6) + number.substring(8, 17);
        assertThat(access.register(new RegisterResident(CitizenNumber.of(old), "别人", "13800000522", GOOD)))
                .isEqualTo(new Registration.AlreadyThere());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678", "aaaaaaaaaaaa", "short"})
    void aWeakPasswordMakesNoAccount(String password) {
        var number = SmallTown.number();
        assertThat(access.register(new RegisterResident(CitizenNumber.of(number), "陆", "13800000521", password)))
                .isEqualTo(new Registration.WeakPassword());
        assertThat(access.employ(new EmployOfficer("weak", "陆", password, null)))
                .isEqualTo(new Registration.WeakPassword());
        assertThat(signIn(number, password)).isEqualTo(new SignIn.Wrong());
    }

    @Test
    void afterFiveWrongTriesEvenTheRightPasswordMustWait() {
        var number = registered();
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(number, "wrong " + i)).isEqualTo(new SignIn.Wrong());
        }
        assertThat(signIn(number, GOOD)).isEqualTo(new SignIn.TooMany());
        clock.pass(Duration.ofMinutes(14));
        assertThat(signIn(number, GOOD)).isEqualTo(new SignIn.TooMany());
        clock.pass(Duration.ofMinutes(2));
        assertThat(signIn(number, GOOD)).isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void aRightPasswordForgetsTheWrongTriesBeforeIt() {
        var number = registered();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(signIn(number, "wrong")).isEqualTo(new SignIn.Wrong());
            }
            assertThat(signIn(number, GOOD)).isInstanceOf(SignIn.SignedIn.class);
        }
    }

    @Test
    void anAccountThatDoesNotExistGetsTheSameAnswers() {
        for (var unknown : new String[] {SmallTown.number(), "nonsense", "", "' or true --"}) {
            for (int i = 0; i < 5; i++) {
                assertThat(signIn(unknown, GOOD)).isEqualTo(new SignIn.Wrong());
            }
            assertThat(signIn(unknown, GOOD)).isEqualTo(new SignIn.TooMany());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0000", "𠮷", "' or true --", ""})
    void aLoginThatNobodyCouldHaveIsWrongAndNoTrouble(String login) {
        assertThat(access.signIn(new SignInOfficer(login, GOOD, address))).isEqualTo(new SignIn.Wrong());
        assertThat(access.signIn(new SignInOfficer("nobody" + address, login, address)))
                .isEqualTo(new SignIn.Wrong());
    }

    @Test
    void oneAddressCannotTryManyPeople() {
        var number = registered();
        IntStream.range(0, 60)
                .forEach(at -> assertThat(signIn("person " + at, "x")).isEqualTo(new SignIn.Wrong()));
        assertThat(signIn(number, GOOD)).isEqualTo(new SignIn.TooMany());
        assertThat(access.signIn(new SignInResident(number, GOOD, address + " elsewhere")))
                .isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void residentsAndOfficersAreSignedInAtTheirOwnDoorsOnly() {
        var number = registered();
        assertThat(access.signIn(new SignInOfficer(number, GOOD, address))).isEqualTo(new SignIn.Wrong());
        var login = "o" + UUID.randomUUID();
        access.employ(new EmployOfficer(login, "林渡", GOOD, null));
        assertThat(signIn(login, GOOD)).isEqualTo(new SignIn.Wrong());
        assertThat(access.signIn(new SignInOfficer(" " + login.toUpperCase(Locale.ROOT), GOOD, address)))
                .isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void neitherNameNorNumberStandsInWhatASessionKeepsOrALogWouldShow() {
        var signedIn = (SignIn.SignedIn) signIn(registered(), GOOD);
        assertThat(signedIn.toString()).doesNotContain("陆小满").doesNotContain("320211");
        assertThat(signedIn.principal().resident().toString()).doesNotContain("陆小满");
    }

    @Test
    void theFirstAdministratorIsMadeOnceWithTheCodeOfTheLastStart() {
        nobodyIsEmployedYet();
        var stale = access.newFirstAdministratorCode().orElseThrow();
        var code = access.newFirstAdministratorCode().orElseThrow();
        assertThat(make(stale, GOOD)).isEqualTo(new FirstAdministrator.WrongCode());
        assertThat(make("", GOOD)).isEqualTo(new FirstAdministrator.WrongCode());
        assertThat(make(code.substring(1), GOOD)).isEqualTo(new FirstAdministrator.WrongCode());
        assertThat(make(code, "12345678")).isEqualTo(new FirstAdministrator.WeakPassword());
        var made = make(" " + code.toLowerCase(Locale.ROOT).replaceAll("(.{4})", "$1-"), GOOD);
        assertThat(made).isInstanceOf(FirstAdministrator.Made.class);
        assertThat(posts.heldBy(((FirstAdministrator.Made) made).account()))
                .singleElement()
                .satisfies(post -> assertThat(post.roles()).containsExactly(Role.SYSTEM_ADMINISTRATOR));
        assertThat(make(code, GOOD)).isEqualTo(new FirstAdministrator.WrongCode());
        assertThat(access.newFirstAdministratorCode()).isEmpty();
    }

    @Test
    void manyWhoUseTheCodeAtOnceAreOneAdministrator() throws Exception {
        nobodyIsEmployedYet();
        var code = access.newFirstAdministratorCode().orElseThrow();
        Callable<FirstAdministrator> use = () -> make(code, GOOD);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var made = 0;
            for (var future : threads.invokeAll(Collections.nCopies(4, use))) {
                made += future.get() instanceof FirstAdministrator.Made ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
    }

    private FirstAdministrator make(String code, String password) {
        var login = "admin" + UUID.randomUUID().toString().substring(0, 8);
        return access.makeFirstAdministrator(code, new EmployOfficer(login, "管清川", password, null));
    }

    private void nobodyIsEmployedYet() {
        for (var kept : List.of("activation", "second_factor", "recovery_code", "account_act", "sign_in")) {
            jdbc.sql("delete from access." + kept).update();
        }
        jdbc.sql("delete from access.account where kind = 'STAFF'").update();
    }
}
