package org.tiaokuai.access;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.standard.CitizenNumber;

/** Accounts and signing in, as pages and other modules see them. */
public interface Access {

    Registration register(RegisterResident command);

    Registration employ(EmployOfficer command);

    SignIn signIn(SignInResident command);

    StaffSignIn signIn(SignInOfficer command);

    /** The one-time code of an empty platform, made anew; empty once there is an officer. */
    Optional<String> newFirstAdministratorCode();

    /** Whether the platform is still empty, so that the first administrator can be made. */
    boolean awaitsFirstAdministrator();

    FirstAdministrator makeFirstAdministrator(String code, EmployOfficer officer);

    /** True when too many guesses were made under this name lately; counts one more try otherwise. */
    boolean exhausted(String purpose, String subject);

    /** Takes one try back that told nothing: it was right, or refused for another reason. */
    void takeBack(String purpose, String subject);

    record RegisterResident(CitizenNumber number, String name, String phone, String password) {}

    /** With the citizen number, where it is known, an officer is kept from deciding about themselves 回避. */
    record EmployOfficer(
            String login,
            String name,
            String password,
            @Nullable CitizenNumber number) {}

    record SignInResident(String number, String password, String address) {}

    record SignInOfficer(String login, String password, String address) {}

    sealed interface Registration {
        /** Also published as an event. */
        record Registered(UUID account) implements Registration {}

        record AlreadyThere() implements Registration {}

        /** There was an account that was closed; it is opened again for who shows an identity card. */
        record ClosedBefore() implements Registration {}

        record WeakPassword() implements Registration {}
    }

    sealed interface SignIn {
        record SignedIn(Principal principal) implements SignIn, StaffSignIn {}

        /** Wrong name or wrong password: the answer does not say which. */
        record Wrong() implements SignIn, StaffSignIn {}

        record TooMany() implements SignIn, StaffSignIn {}
    }

    sealed interface StaffSignIn {
        /** The password was right, and nobody is signed in before the second factor was shown. */
        record FactorAsked(Principal principal, boolean enrolled) implements StaffSignIn {}

        /** Said to the owner only: the password was right. */
        record Blocked() implements StaffSignIn {}
    }

    sealed interface FirstAdministrator {
        /** Also published as an event. */
        record Made(UUID account) implements FirstAdministrator {}

        record WrongCode() implements FirstAdministrator {}

        record WeakPassword() implements FirstAdministrator {}
    }
}
