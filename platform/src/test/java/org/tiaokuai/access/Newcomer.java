package org.tiaokuai.access;

import java.util.List;
import java.util.UUID;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Access.SignInOfficer;
import org.tiaokuai.access.Access.StaffSignIn;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Staff.Activate;
import org.tiaokuai.access.Staff.Activation;
import org.tiaokuai.access.Staff.Invitation;
import org.tiaokuai.access.Staff.Invited;
import org.tiaokuai.standard.CitizenNumber;

/** Somebody who was given a code for a new account, and what they do with it. */
final class Newcomer {

    private final Access access;
    private final Staff staff;
    private final Invited invited;
    private final String address = "address " + UUID.randomUUID();

    Newcomer(Access access, Staff staff, Officer administrator) {
        this.access = access;
        this.staff = staff;
        var login = "Invited." + UUID.randomUUID().toString().substring(0, 8);
        invited = staff.invite(List.of(new Invitation(login, "何闻笛")), administrator)
                .getFirst();
    }

    Invited invited() {
        return invited;
    }

    Activation activate(String code) {
        return activate(code, SmallTown.PASSWORD);
    }

    Activation activate(String code, String password) {
        return activate(invited, code, password);
    }

    /** With the code of another, perhaps. */
    Activation activate(Invited account, String code, String password) {
        var number = CitizenNumber.of(SmallTown.number());
        return staff.activate(new Activate(account.login(), code, number, password, address));
    }

    StaffSignIn signIn() {
        return access.signIn(new SignInOfficer(invited.login(), SmallTown.PASSWORD, "address " + UUID.randomUUID()));
    }
}
