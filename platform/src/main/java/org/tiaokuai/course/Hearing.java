package org.tiaokuai.course;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Step.Why;

/**
 * The right to be heard before something is decided that weighs much (行政许可法第四十七、四十八条), as far as it has come since the
 * case was last taken up.
 *
 * @param session when and where; none before it was announced
 */
public record Hearing(Stage stage, @Nullable Session session) {

    private static final Hearing NONE = new Hearing(Stage.NONE, null);

    private static final Map<State.Event, Stage> STAGES = Map.of(
            State.Event.TELL_HEARING, Stage.TOLD,
            State.Event.ASK_HEARING, Stage.ASKED,
            State.Event.ASK_HEARING_SUSPENDED, Stage.ASKED,
            State.Event.ANNOUNCE_HEARING, Stage.ANNOUNCED,
            State.Event.ANNOUNCE_HEARING_SUSPENDED, Stage.ANNOUNCED,
            State.Event.HOLD_HEARING, Stage.HELD,
            State.Event.HOLD_HEARING_SUSPENDED, Stage.HELD);

    /** What was done last. */
    public enum Stage {
        NONE,
        TOLD,
        ASKED,
        ANNOUNCED,
        HELD
    }

    /** Who asked for it. */
    public enum Party {
        APPLICANT,
        /** 利害关系人: somebody else for whom the decision weighs much. */
        INTERESTED
    }

    /** Why somebody cannot be heard then, or by that person. */
    public enum Unfit {
        /** Less than seven working days ahead. */
        TOO_SOON,
        /** After the last day that the law allows, while that can still be kept. */
        TOO_LATE,
        /** More than a year ahead is a slip. */
        FAR,
        DAY_OFF,
        /** The department told that it is closed. */
        CLOSED,
        HOUR,
        /** Who presides acted on the case. */
        PARTIAL
    }

    /**
     * On which days somebody can be heard who is told of it now.
     *
     * @param from the first, with the seven days of notice before it
     * @param due the last that the law allows; none where nobody asked
     * @param off those among them that are no working days
     * @param closed the working days among them on which the department is closed
     */
    public record Days(LocalDate from, @Nullable LocalDate due, Set<LocalDate> off, Set<LocalDate> closed) {

        public Days {
            off = Set.copyOf(off);
            closed = Set.copyOf(closed);
        }

        /** Whether the notice no longer fits before the last day that the law allows. */
        public boolean late() {
            return due != null && from.isAfter(due);
        }

        public LocalDate last() {
            return due == null || late() ? from.plusYears(1) : due;
        }

        public Optional<Unfit> unfit(LocalDate day) {
            if (day.isBefore(from)) {
                return Optional.of(Unfit.TOO_SOON);
            }
            if (day.isAfter(last())) {
                return Optional.of(due == null || late() ? Unfit.FAR : Unfit.TOO_LATE);
            }
            if (off.contains(day)) {
                return Optional.of(Unfit.DAY_OFF);
            }
            return closed.contains(day) ? Optional.of(Unfit.CLOSED) : Optional.empty();
        }
    }

    /**
     * @param time of the day, in the words of the notice
     * @param presides who does 主持人; of what was announced before it was asked for, nobody
     */
    public record Session(LocalDate on, String time, String place, String presides) {

        private static final Pattern TITLE = Pattern.compile("\\p{L}*(长|主任|员|同志|先生|女士)");
        private static final LocalTime FIRST = LocalTime.of(8, 0);
        private static final LocalTime LAST = LocalTime.of(18, 0);

        /** Why it cannot be announced so. */
        public Optional<Unfit> unfit(Days days, Set<String> acted) {
            return days.unfit(on)
                    .or(() -> unfitHour(time))
                    .or(() -> partial(presides, acted) ? Optional.of(Unfit.PARTIAL) : Optional.empty());
        }

        public static Optional<Unfit> unfitHour(String time) {
            if (!time.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
                return Optional.of(Unfit.HOUR);
            }
            var hour = LocalTime.parse(time);
            return hour.isBefore(FIRST) || hour.isAfter(LAST) ? Optional.of(Unfit.HOUR) : Optional.empty();
        }

        /** Whether it is the name of somebody who acted, also beside a title (第四十八条第一款第三项). */
        public static boolean partial(String presides, Set<String> acted) {
            var plain = Normalizer.normalize(presides, Normalizer.Form.NFKC);
            return Stream.concat(Stream.of(plain), Stream.of(plain.split("[\\s、,(:]+")))
                    .map(Session::name)
                    .anyMatch(written -> acted.stream().anyMatch(name -> is(written, name)));
        }

        private static boolean is(String written, String name) {
            return written.equals(name)
                    || written.startsWith(name)
                            && TITLE.matcher(written.substring(name.length())).matches()
                    || written.endsWith(name)
                            && TITLE.matcher(written.substring(0, written.length() - name.length()))
                                    .matches();
        }

        private static String name(String written) {
            return Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("\\s", "");
        }

        public Map<String, String> said() {
            var said = new LinkedHashMap<String, String>();
            said.put("on", on.toString());
            said.put("time", time);
            said.put("place", place);
            said.put("presides", presides);
            return said;
        }

        private static Session of(Map<String, String> said) {
            return new Session(
                    LocalDate.parse(Objects.requireNonNull(said.get("on"))),
                    Objects.requireNonNull(said.get("time")),
                    Objects.requireNonNull(said.get("place")),
                    said.getOrDefault("presides", ""));
        }
    }

    public static Hearing of(List<Happening> history) {
        var hearing = NONE;
        for (var happening : history) {
            hearing = hearing.after(happening);
        }
        return hearing;
    }

    private Hearing after(Happening happening) {
        var next = STAGES.get(happening.event());
        if (next == null) {
            return happening.event().again() ? NONE : this;
        }
        return new Hearing(next, next == Stage.ANNOUNCED ? Session.of(happening.said()) : session);
    }

    /** Whoever did something with the case, and the absent colleague for whom it was done, by name. */
    public static Set<String> acted(List<Happening> history, String now) {
        return Stream.concat(Stream.of(now), history.stream().map(Happening::byWhom))
                .flatMap(by -> Stream.of(by.substring(by.lastIndexOf('　') + 1).split("（代|）")))
                .map(Session::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Which of its notices, from 1, a later one replaced, since it was announced anew before it was held. */
    public static Set<Integer> replaced(List<Happening> history) {
        var replaced = new HashSet<Integer>();
        int nth = 0;
        boolean standing = false;
        for (var happening : history) {
            if (STAGES.get(happening.event()) == Stage.ANNOUNCED) {
                nth++;
                if (standing) {
                    replaced.add(nth - 1);
                }
                standing = true;
            }
            standing = standing && !happening.event().again();
        }
        return Set.copyOf(replaced);
    }

    /** How many notices of it there were. */
    public static int announced(List<Happening> history) {
        return (int) history.stream()
                .filter(each -> STAGES.get(each.event()) == Stage.ANNOUNCED)
                .count();
    }

    /** Why it cannot be announced now, whatever the day; the statute asks nothing of this step. */
    public Optional<Why> unannounceable() {
        return switch (stage) {
            case ASKED, ANNOUNCED -> Optional.empty();
            case HELD -> Optional.of(Why.TWICE);
            case NONE, TOLD -> Optional.of(Why.WRONG_MOMENT);
        };
    }

    /** Why it cannot have been held by then: nobody was told of it, or only of a later day. */
    public Optional<Why> unheld(LocalDate today) {
        return session == null || session.on().isAfter(today) ? Optional.of(Why.WRONG_MOMENT) : Optional.empty();
    }

    /** Until when somebody may still ask for it; none where nobody was told, all asked, or let it go by. */
    public static Optional<CaseLimit> request(Reckoned reckoned) {
        return reckoned.limits().stream()
                .filter(limit -> limit.duty() == Duty.HEARING_REQUEST && limit.open())
                .filter(limit -> limit.standing() != CaseLimit.Standing.EXPIRED)
                .findFirst();
    }

    /** The same of an open case, with what happened to it. */
    public static boolean awaited(List<Happening> history, Reckoned reckoned) {
        return of(history).stage() != Stage.NONE && owed(reckoned);
    }

    /** Whether somebody may still ask for it, or asked and was not heard: then nothing is decided (第四十八条第二款). */
    public static boolean owed(Reckoned reckoned) {
        return request(reckoned).isPresent()
                || reckoned.limits().stream().anyMatch(limit -> limit.duty() == Duty.HEARING && limit.open());
    }
}
