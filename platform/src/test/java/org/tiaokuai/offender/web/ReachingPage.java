package org.tiaokuai.offender.web;

import org.tiaokuai.offender.internal.PublicInternal;

/** Breaks a house rule on purpose: a page uses an internal class. */
public class ReachingPage {

    boolean reaches(Object something) {
        return something instanceof PublicInternal;
    }
}
