package org.tiaokuai.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who acts; a page asks for one as an argument and never reads the session itself. */
public sealed interface Actor {

    UUID account();

    /** The keyed hash of the citizen number, which tells persons apart without naming them. */
    @Nullable
    String personKey();

    /** Someone who acts for themselves, knowing their own sealed particulars. */
    record Resident(UUID account, @Override String personKey, Sealed name, Sealed number, Sealed phone)
            implements Actor {}

    /** Someone who acts for a department under one of the posts that they hold. */
    record Officer(UUID account, @Override @Nullable String personKey, String name, Post post) implements Actor {

        public boolean has(Role role) {
            return post.roles().contains(role);
        }

        /** Whether it is the officer's own business, under whichever account, which a colleague must handle 回避. */
        public boolean is(UUID owner, String person) {
            return owner.equals(account) || person.equals(personKey);
        }
    }
}
