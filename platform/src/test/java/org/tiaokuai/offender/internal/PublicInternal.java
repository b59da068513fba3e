package org.tiaokuai.offender.internal;

/** Breaks two house rules on purpose: an internal is public, and its constructor takes eight things. */
public class PublicInternal {

    PublicInternal(int a, int b, int c, int d, int e, int f, int g, int h) {}
}
