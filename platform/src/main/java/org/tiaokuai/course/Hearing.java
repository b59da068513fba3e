package org.tiaokuai.course;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** @param time of the day, in the words of the notice */
    public record Session(LocalDate on, String time, String place) {

        public Map<String, String> said() {
            var said = new LinkedHashMap<String, String>();
            said.put("on", on.toString());
            said.put("time", time);
            said.put("place", place);
            return said;
        }

        private static Session of(Map<String, String> said) {
            return new Session(
                    LocalDate.parse(Objects.requireNonNull(said.get("on"))),
                    Objects.requireNonNull(said.get("time")),
                    Objects.requireNonNull(said.get("place")));
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

    /** Why it cannot be announced, or not for so early a day; the statute asks nothing of this step. */
    public Optional<Why> unannounceable(Session next, LocalDate from) {
        return switch (stage) {
            case ASKED, ANNOUNCED -> next.on().isBefore(from) ? Optional.of(Why.NOT_TOLD) : Optional.empty();
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

    /** Whether somebody may still ask for it, or asked and was not heard: then nothing is decided (第四十八条第二款). */
    public static boolean owed(Reckoned reckoned) {
        return request(reckoned).isPresent()
                || reckoned.limits().stream().anyMatch(limit -> limit.duty() == Duty.HEARING && limit.open());
    }
}
