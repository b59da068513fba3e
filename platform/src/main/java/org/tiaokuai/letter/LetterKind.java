package org.tiaokuai.letter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The letters that the law wants a department to write. */
public enum LetterKind {
    ACCEPTED("受理通知书", "受"),
    NOT_ACCEPTED("不予受理通知书", "不受"),
    CORRECTION("补正告知书", "补"),
    EXTENDED("延长办理期限告知书", "延"),
    /** What the law leaves out of a limit takes as long as is told here (行政许可法第四十五条). */
    SUSPENDED("特别程序告知书", "特"),
    /** Who is concerned may ask to be heard first (行政许可法第四十七条). */
    HEARING_RIGHT("听证告知书", "听告"),
    /** When and where that is (第四十八条). */
    HEARING("听证通知书", "听通"),
    GRANTED("准予决定书", "准"),
    REFUSED("不予决定书", "不准"),
    /** Nobody decided before the permit ended, and the law renewed it (行政许可法第五十条). */
    RENEWED("视为准予延续通知书", "续"),
    /** A slip in what was decided is put right; the decision stays. */
    RECTIFIED("更正通知书", "更"),
    TERMINATED("终止办理通知书", "终"),
    REVOKED("撤销决定书", "撤");

    private final String title;
    private final String mark;

    LetterKind(String title, String mark) {
        this.title = title;
        this.mark = mark;
    }

    /** As it stands on the paper, which is Chinese whatever the reader's language is. */
    public String title() {
        return title;
    }

    String mark() {
        return mark;
    }

    /** Whether a case may have several of it. */
    public boolean recurs() {
        return switch (this) {
            case SUSPENDED, EXTENDED, HEARING_RIGHT, HEARING, GRANTED, REFUSED, RECTIFIED -> true;
            case ACCEPTED, NOT_ACCEPTED, CORRECTION, RENEWED, TERMINATED, REVOKED -> false;
        };
    }

    /** The first of its kind. */
    public LetterName first() {
        return new LetterName(this, 1);
    }

    static Optional<LetterKind> read(String path) {
        var name = path.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}
