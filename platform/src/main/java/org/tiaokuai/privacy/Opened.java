package org.tiaokuai.privacy;

/** What the decision function made of one field, with the rule that it followed; text is empty when refused. */
public record Opened(Ruling ruling, String text, String rule) {

    /** The three things that can happen to a field. */
    public enum Ruling {
        GIVE,
        MASK,
        REFUSE
    }
}
