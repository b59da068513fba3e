package org.tiaokuai.catalogue.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.catalogue.Editing.ActOnItem;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.page.Text;

/** What is done to an item and its working copy, once the standing has allowed it. */
@Component
class Acting {

    private final Standings standings;
    private final WorkingCopies copies;
    private final Items items;
    private final Deeds deeds;
    private final Openings openings;
    private final GuideIndex index;
    private final Clock clock;

    Acting(
            Standings standings,
            WorkingCopies copies,
            Items items,
            Deeds deeds,
            Openings openings,
            GuideIndex index,
            Clock clock) {
        this.standings = standings;
        this.copies = copies;
        this.items = items;
        this.deeds = deeds;
        this.openings = openings;
        this.index = index;
        this.clock = clock;
    }

    Step act(ActOnItem command) {
        var standing = standings.locked(command.code());
        var step = standing.map(found -> found.act(command.officer(), command.event()))
                .orElse(new Step.NoSuchItem());
        if (step instanceof Step.Taken && !renews(command)) {
            return new Step.NothingToRenew();
        }
        if (step instanceof Step.Taken && standing.isPresent()) {
            var now = clock.instant();
            deeds.add(
                    command.code(), standing.get().version(), command.event(), command.officer(), command.note(), now);
            carryOut(command, standing.get().version(), now);
        }
        return step;
    }

    /** What is to be renewed may have gone since it was written down. */
    private boolean renews(ActOnItem command) {
        return command.event() != Stage.Event.HAND_IN && command.event() != Stage.Event.APPROVE
                || copies.find(command.code())
                        .filter(copy -> !Writing.renews(copy.view().guide(), copy.handledBy(), items))
                        .isEmpty();
    }

    private void carryOut(ActOnItem command, int version, Instant now) {
        var code = command.code();
        switch (command.event()) {
            case HAND_IN -> copies.move(code, Stage.IN_REVIEW, null);
            case RETURN, RECALL -> copies.move(code, Stage.DRAFT, null);
            case CATCH_UP -> copies.catchUp(code, version);
            case DISCARD -> copies.end(code);
            case APPROVE -> {
                var opensAt = startOf(command.day());
                copies.move(code, Stage.SCHEDULED, opensAt == null ? now : opensAt);
                openings.openIfDue(code);
            }
            case CONFIRM -> items.reviewOn(code, day(command));
            case SUSPEND -> items.move(code, Stage.SUSPENDED, now, command);
            case RESUME -> items.move(code, Stage.PUBLISHED, now, command);
            case WITHDRAW, WITHDRAW_SUSPENDED -> {
                items.move(code, Stage.WITHDRAWN, now, command);
                index.forget(code);
            }
            case BEGIN, OVERTAKE, OPEN, IMPORT, REVISE, ASSIGN ->
                throw new IllegalArgumentException("Nobody does this to an item: " + command.event());
        }
    }

    /** At the start of its day. */
    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(Text.ZONE).toInstant();
    }

    private static LocalDate day(ActOnItem command) {
        if (command.day() == null) {
            throw new IllegalArgumentException("Whoever confirms a guide says when it is looked at again");
        }
        return command.day();
    }
}
