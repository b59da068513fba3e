package org.tiaokuai.form;

/** What the platform already holds about the applicant and need not ask again (国务院令第716号第七条). */
public enum Prefill {
    NAME,
    CITIZEN_NUMBER,
    PHONE
}
