package org.tiaokuai.access.internal;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords are kept as Argon2id (RFC 9106) and refused when the first guesses would find them. */
@Component
class Passwords {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;
    private static final Set<String> GUESSED_FIRST = Set.of(
            "12345678",
            "123456789",
            "1234567890",
            "11111111",
            "88888888",
            "password",
            "password1",
            "qwertyui",
            "abc12345",
            "a1234567",
            "iloveyou",
            "woaini1314",
            "66668888");

    /** Of a random password that was never kept; made here, it would cost a third of a second at each start. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$hBb01TMU0CgReK1IR+h63w$cvhXMyUB5/0sDK72SxX1s20KMErxglbrNxChcrFp2e4";

    /** Hashing is heavy by intent: a burst of sign-ins may not take every core from everyone else. */
    private final Semaphore turn =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    private final PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19456, 2);

    boolean weak(String password) {
        var distinct = password.chars().distinct().count();
        return password.length() < SHORTEST
                || password.length() > LONGEST
                || distinct < 4
                || GUESSED_FIRST.contains(password.toLowerCase(Locale.ROOT));
    }

    String hash(String password) {
        turn.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(encoder.encode(password));
        } finally {
            turn.release();
        }
    }

    boolean match(String password, String hash) {
        turn.acquireUninterruptibly();
        try {
            return password.length() <= LONGEST && encoder.matches(password, hash);
        } finally {
            turn.release();
        }
    }

    /** Takes as long as a real check, so that the time does not tell whether an account exists. */
    void spend(String password) {
        match(password, NOBODYS);
    }
}
