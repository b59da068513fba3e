package org.tiaokuai.access.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Role;
import org.tiaokuai.access.Staff;
import org.tiaokuai.access.Staff.Act.Kind;
import org.tiaokuai.access.Staff.Change.Done;
import org.tiaokuai.access.Staff.Change.LastAdministrator;
import org.tiaokuai.access.Staff.Change.NoSuchAccount;
import org.tiaokuai.access.Staff.Change.OnOneself;

@Service
class StaffService implements Staff {

    private static final int PER_PAGE = 50;

    private final Accounts accounts;
    private final StaffAccounts staff;
    private final SecondFactors factors;
    private final Posts posts;
    private final Activating activating;
    private final Duration patience;

    StaffService(
            Accounts accounts,
            StaffAccounts staff,
            SecondFactors factors,
            Posts posts,
            Activating activating,
            @Value("${tiaokuai.access.activation-days}") int days) {
        this.accounts = accounts;
        this.staff = staff;
        this.factors = factors;
        this.posts = posts;
        this.activating = activating;
        this.patience = Duration.ofDays(days);
    }

    @Override
    @Transactional
    public List<Invited> invite(Collection<Invitation> invitations, Officer by) {
        var invited = new ArrayList<Invited>();
        for (var each : invitations) {
            var id = UUID.randomUUID();
            var row = new Accounts.Row(id, "STAFF", null, each.name(), null, null, null);
            if (accounts.add(row, tidy(each.login()))) {
                invited.add(activating.invite(id, tidy(each.login()), each.name(), patience));
                staff.noteInvited(id, each.name(), by);
            }
        }
        return List.copyOf(invited);
    }

    @Override
    public Activation activate(Activate command) {
        return activating.activate(command);
    }

    @Override
    @Transactional
    public Change renewCode(UUID account, Officer by) {
        return shutOut(account, by, found -> begunAnew(found, Kind.CODE_RENEWED, by));
    }

    @Override
    @Transactional
    public Change block(UUID account, Officer by) {
        return shutOut(account, by, _ -> {
            if (staff.setBlocked(account, true)) {
                end(account);
                staff.note(account, Kind.BLOCKED, by);
            }
            return new Done(Optional.empty());
        });
    }

    @Override
    @Transactional
    public Change unblock(UUID account, Officer by) {
        return change(account, by, _ -> {
            if (staff.setBlocked(account, false)) {
                staff.note(account, Kind.UNBLOCKED, by);
            }
            return new Done(Optional.empty());
        });
    }

    @Override
    @Transactional
    public Change resetSecondFactor(UUID account, Officer by) {
        return shutOut(account, by, found -> {
            factors.forget(account);
            return begunAnew(found, Kind.SECOND_FACTOR_RESET, by);
        });
    }

    private Change begunAnew(Account account, Kind kind, Officer by) {
        end(account.id());
        staff.note(account.id(), kind, by);
        return new Done(Optional.of(activating.invite(account.id(), account.login(), account.name(), patience)));
    }

    /** Who is in is so no longer, nor who stands at the door, nor who is about to: also an authenticator half set up. */
    private void end(UUID account) {
        staff.endSessions(account);
        factors.forgetBegun(account);
    }

    private Change shutOut(UUID account, Officer by, Function<Account, Change> act) {
        return !account.equals(by.account()) && lastAdministrator(account)
                ? new LastAdministrator()
                : change(account, by, act);
    }

    private Change change(UUID account, Officer by, Function<Account, Change> act) {
        if (account.equals(by.account())) {
            return new OnOneself();
        }
        return staff.lock(account).map(act).orElseGet(NoSuchAccount::new);
    }

    @Override
    @Transactional
    public boolean lastAdministrator(UUID account) {
        staff.lockAdministrators();
        var administrators = posts.holders(Role.SYSTEM_ADMINISTRATOR);
        return administrators.contains(account)
                && !staff.anyInUse(administrators.stream()
                        .filter(each -> !each.equals(account))
                        .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Account> account(UUID id) {
        return staff.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Account> byLogin(Collection<String> logins) {
        return staff.named(logins).stream().collect(Collectors.toMap(Account::login, Function.identity()));
    }

    @Override
    @Transactional(readOnly = true)
    public Page accounts(String asked, int page) {
        int all = staff.count(asked);
        int pages = Math.max(1, Math.ceilDiv(all, PER_PAGE));
        int shown = Math.clamp(page, 1, pages);
        return new Page(staff.list(asked, (shown - 1) * PER_PAGE, PER_PAGE), shown, pages, all);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Act> acts(UUID account) {
        return staff.acts(account);
    }

    @Override
    public String tidy(String login) {
        return SigningIn.staffLogin(login);
    }
}
