package org.tiaokuai.privacy;

/** What a read is for; nothing may be read "in general". */
public enum Purpose {
    /** A person looks at their own business. */
    OWN_BUSINESS,
    ACCEPTANCE,
    DECISION,
    /** A closed case is looked at again: somebody asks about it, or whether it was decided rightly. */
    FOLLOW_UP,
    /** An authority ordered the data by law 依法调取. */
    ORDER,
    /** Somebody says that a fact about them is wrong, and it is looked into 异议. */
    DISPUTE,
    /** A document is made for the person it speaks of. */
    ISSUE,
    /** A row in a list, which is no read (decision 66). */
    LIST,
    /** Anyone checks a document that they were shown. */
    VERIFICATION,
    /** A document gets the seal of a department. */
    SEALING
}
