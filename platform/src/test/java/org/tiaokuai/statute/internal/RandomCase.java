package org.tiaokuai.statute.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseEvent.Accepted;
import org.tiaokuai.statute.CaseEvent.Corrected;
import org.tiaokuai.statute.CaseEvent.CorrectionAsked;
import org.tiaokuai.statute.CaseEvent.Decided;
import org.tiaokuai.statute.CaseEvent.Declined;
import org.tiaokuai.statute.CaseEvent.DeemedAccepted;
import org.tiaokuai.statute.CaseEvent.DeemedRenewed;
import org.tiaokuai.statute.CaseEvent.Delivered;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.HearingAsked;
import org.tiaokuai.statute.CaseEvent.HearingHeld;
import org.tiaokuai.statute.CaseEvent.Notice;
import org.tiaokuai.statute.CaseEvent.PauseBegun;
import org.tiaokuai.statute.CaseEvent.PauseEnded;
import org.tiaokuai.statute.CaseEvent.Received;
import org.tiaokuai.statute.CaseEvent.Remanded;
import org.tiaokuai.statute.CaseEvent.RightTold;
import org.tiaokuai.statute.CaseEvent.SentUp;
import org.tiaokuai.statute.CaseEvent.Terminated;
import org.tiaokuai.statute.CaseEvent.Withdrawn;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.CaseFacts.Length;
import org.tiaokuai.statute.CaseRules;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;
import org.tiaokuai.statute.internal.NaiveCase.Setting;

/** A case that could have happened, with some things in it that should not have. */
record RandomCase(long seed, Setting setting, CaseFacts facts, Instant now) {

    private static final List<Event> GROUNDS = List.of(Event.HEARING, Event.TESTING, Event.EXPERT_REVIEW, Event.CHANGE);

    static RandomCase of(long seed) {
        return new Maker(new Random(seed * 7919 + 5)).made(seed);
    }

    private static final class Maker {
        private final Random random;
        private final List<CaseEvent> events = new ArrayList<>();
        private Instant time;
        private boolean joint;

        Maker(Random random) {
            this.random = random;
            this.time = LocalDate.of(2007, 1, 2)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .plus(Duration.ofMinutes(random.nextLong(60L * 24 * 365 * 20)));
        }

        RandomCase made(long seed) {
            int kind = random.nextInt(6);
            joint = kind == 1;
            boolean lowerFirst = kind == 2;
            var received = time;
            var expiry = kind == 3 ? day(received).plusDays(random.nextInt(120)) : null;
            live(lowerFirst);
            var promise = promise();
            var rules = joint
                    ? CaseRules.JOINT
                    : lowerFirst ? CaseRules.LOWER_FIRST : expiry != null ? CaseRules.RENEWAL : CaseRules.PERMIT;
            var facts = new CaseFacts(
                    rules,
                    Profile.PRESENT,
                    events,
                    promise == null ? null : new Length(promise, "承诺", null),
                    null,
                    expiry,
                    null);
            var now = time.plus(Duration.ofMinutes(random.nextLong(60L * 24 * 40) - 60L * 24 * 5));
            return new RandomCase(seed, new Setting(joint, lowerFirst, expiry, promise), facts, now);
        }

        private static LocalDate day(Instant moment) {
            return LocalDate.ofInstant(moment, ZoneOffset.ofHours(8));
        }

        private @Nullable Term promise() {
            return switch (random.nextInt(9)) {
                case 0, 1, 2, 3 -> Term.general(random.nextInt(16), Unit.WORKING_DAY);
                case 4, 5 -> Term.general(random.nextInt(30), Unit.DAY);
                case 6 -> random.nextInt(4) == 0 ? Term.general(1 + random.nextInt(72), Unit.HOUR) : null;
                default -> null;
            };
        }

        /** The usual course, with accidents between its steps. */
        private void live(boolean lowerFirst) {
            if (one(50)) {
                add(new Accepted(time, "何"));
            }
            add(new Received(time));
            accidents(1);
            if (one(3)) {
                pass(7);
                add(new CorrectionAsked(
                        time,
                        "何",
                        Term.general(1 + random.nextInt(15), random.nextBoolean() ? Unit.WORKING_DAY : Unit.DAY)));
                accidents(1);
                pass(20);
                if (!one(5)) {
                    add(new Corrected(time));
                }
            }
            pass(7);
            if (one(12)) {
                add(new Declined(time, "何"));
            } else if (one(12)) {
                add(new DeemedAccepted(time));
            } else if (!one(3)) {
                add(new Accepted(time, "何"));
            }
            if (lowerFirst) {
                accidents(2);
                pass(20);
                add(new SentUp(time, "何"));
            }
            accidents(6);
            if (!one(4)) {
                pass(12);
                add(new Decided(time, "宋", random.nextBoolean()));
                accidents(1);
                pass(14);
                if (random.nextBoolean()) {
                    add(new Delivered(time, "宋"));
                }
            }
            if (one(9)) {
                pass(60);
                add(new DeemedRenewed(time));
            }
            if (one(4)) {
                again();
            }
        }

        /** Somebody else says that it was wrong, and it is decided once more, with accidents of its own. */
        private void again() {
            pass(90);
            add(new Remanded(time, "复议决定", one(2) ? null : ordered()));
            accidents(5);
            if (!one(3)) {
                pass(14);
                add(new Decided(time, "宋", random.nextBoolean()));
                accidents(1);
            }
            if (one(8)) {
                again();
            }
        }

        private Term ordered() {
            return Term.general(1 + random.nextInt(40), random.nextBoolean() ? Unit.WORKING_DAY : Unit.DAY);
        }

        private void accidents(int most) {
            for (var left = random.nextInt(most + 1); left > 0; left--) {
                pass(9);
                accident();
            }
        }

        private void accident() {
            var ground = GROUNDS.get(random.nextInt(one(4) ? GROUNDS.size() : 2));
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4, 5, 6 -> add(pause(ground));
                case 7, 8, 9 -> add(new PauseEnded(time, "何", ground));
                case 10, 11, 12 -> add(extension());
                case 13 -> add(new CorrectionAsked(time, "何", Term.general(5, Unit.WORKING_DAY)));
                case 14 -> add(new RightTold(time, "何"));
                case 15 -> add(new HearingAsked(time));
                case 16 -> add(new HearingHeld(time, "何"));
                case 17 -> add(one(3) ? new Withdrawn(time) : one(3) ? new Terminated(time, "宋") : new Corrected(time));
                case 18 -> add(one(2) ? new Decided(time, "宋", true) : new Accepted(time, "何"));
                default -> add(one(2) ? new Declined(time, "何") : one(2) ? new SentUp(time, "何") : new Received(time));
            }
        }

        private PauseBegun pause(Event ground) {
            var lasts = Term.general(1 + random.nextInt(20), random.nextBoolean() ? Unit.WORKING_DAY : Unit.DAY);
            var notice = new Notice(time.plus(Duration.ofHours(random.nextInt(72) - 48)), lasts);
            return new PauseBegun(time, "何", ground, one(10) ? " " : "宋", one(8) ? null : notice);
        }

        private Extended extension() {
            var right = joint ? Rank.GOVERNMENT_HEAD : Rank.AGENCY_HEAD;
            var told = one(8) ? null : time.plus(Duration.ofHours(random.nextInt(one(3) ? 400 : 24)));
            return new Extended(time, "局长", one(6) ? Rank.DISCLOSURE_HEAD : right, one(10) ? "" : "案情复杂", told);
        }

        /** Now and then the machine's clock is set back meanwhile. */
        private void pass(int days) {
            time = time.plus(Duration.ofMinutes(random.nextLong(60L * 24 * days)));
            if (one(40)) {
                time = time.minus(Duration.ofMinutes(random.nextLong(60L * 24 * 3)));
            }
        }

        private void add(CaseEvent event) {
            events.add(event);
            if (one(60)) {
                events.add(event);
            }
        }

        private boolean one(int in) {
            return random.nextInt(in) == 0;
        }
    }
}
