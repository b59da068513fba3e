package org.tiaokuai.demo;

import java.time.LocalDate;
import java.util.List;

/** The invented city as its own page shows it. */
public interface DemoCity {

    List<Person> people();

    LocalDate today();

    /** Sets the one clock forward, so that silence, cards and the lists of the next morning can be shown. */
    void advance(int days);

    /** The password of every demonstration account. */
    String password();

    /**
     * Someone to be in the demonstration: a resident, or an officer with their posts.
     *
     * @param closed whether the resident closed the account, so that nobody can be that person until they sign up again
     */
    record Person(boolean staff, String login, String name, String posts, boolean closed) {}
}
