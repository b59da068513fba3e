package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.internal.CorrectionRows.Asked;
import org.tiaokuai.casework.internal.Deciding.HearingWords;
import org.tiaokuai.casework.internal.Submitting.RenewalWords;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.letter.Letters.Content;
import org.tiaokuai.letter.Letters.IssueLetter;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Term;

/** What is done with a case is told in a letter, in the act's own transaction; the words are the law's, hence Chinese. */
@Component
class LetterWriting {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    /** What the applicant does needs no letter of the office, and what another body says it serves itself. */
    private static final Map<State.Event, LetterKind> TOLD = Map.ofEntries(
            Map.entry(State.Event.ACCEPT, LetterKind.ACCEPTED),
            Map.entry(State.Event.DEEM_ACCEPTED, LetterKind.ACCEPTED),
            Map.entry(State.Event.DECLINE, LetterKind.NOT_ACCEPTED),
            Map.entry(State.Event.DECLINE_UNCORRECTED, LetterKind.NOT_ACCEPTED),
            Map.entry(State.Event.REQUEST_CORRECTION, LetterKind.CORRECTION),
            Map.entry(State.Event.EXTEND, LetterKind.EXTENDED),
            Map.entry(State.Event.SUSPEND, LetterKind.SUSPENDED),
            Map.entry(State.Event.TELL_HEARING, LetterKind.HEARING_RIGHT),
            Map.entry(State.Event.ANNOUNCE_HEARING, LetterKind.HEARING),
            Map.entry(State.Event.ANNOUNCE_HEARING_SUSPENDED, LetterKind.HEARING),
            Map.entry(State.Event.GRANT, LetterKind.GRANTED),
            Map.entry(State.Event.REFUSE, LetterKind.REFUSED),
            Map.entry(State.Event.TERMINATE, LetterKind.TERMINATED),
            Map.entry(State.Event.TERMINATE_SUSPENDED, LetterKind.TERMINATED),
            Map.entry(State.Event.RECTIFY, LetterKind.RECTIFIED),
            Map.entry(State.Event.RECTIFY_REFUSED, LetterKind.RECTIFIED),
            Map.entry(State.Event.REVOKE, LetterKind.REVOKED));

    /** The eight of 行政许可法 article 45. */
    private static final Map<Event, String> STEPS = Map.of(
            Event.HEARING, "听证",
            Event.TENDER, "招标",
            Event.AUCTION, "拍卖",
            Event.INSPECTION, "检验",
            Event.TESTING, "检测",
            Event.QUARANTINE, "检疫",
            Event.APPRAISAL, "鉴定",
            Event.EXPERT_REVIEW, "专家评审");

    private final Applications applications;
    private final History history;
    private final Asked asked;
    private final Catalogue catalogue;
    private final Clocks clocks;
    private final Organisation organisation;
    private final Letters letters;

    LetterWriting(
            Applications applications,
            History history,
            Asked asked,
            Catalogue catalogue,
            Clocks clocks,
            Organisation organisation,
            Letters letters) {
        this.applications = applications;
        this.history = history;
        this.asked = asked;
        this.catalogue = catalogue;
        this.clocks = clocks;
        this.organisation = organisation;
        this.letters = letters;
    }

    @EventListener
    void on(Act.Done done) {
        var kind = told(done.event());
        if (kind != null) {
            write(done, kind);
        }
    }

    private static @Nullable LetterKind told(State.Event event) {
        if (event.renews()) {
            return LetterKind.RENEWED;
        }
        return event.lapses() ? LetterKind.TERMINATED : TOLD.get(event);
    }

    private void write(Act.Done done, LetterKind kind) {
        var row = applications.find(done.number()).orElseThrow();
        var offer = catalogue.offer(row.item(), row.itemVersion());
        var content =
                switch (kind) {
                    case ACCEPTED -> accepted(row, offer, done.event() == State.Event.DEEM_ACCEPTED);
                    case CORRECTION -> asked.content(row, offer);
                    case EXTENDED -> extended(row, offer);
                    case SUSPENDED -> suspended(row, offer);
                    case HEARING_RIGHT -> HearingWords.mayBeHeard(row, offer, clocks);
                    case HEARING -> HearingWords.heard(row);
                    case RECTIFIED -> rectified(row);
                    case RENEWED -> RenewalWords.renewed(row, offer.guide(), clocks);
                    case TERMINATED -> done.event().lapses() ? RenewalWords.lapsed(row) : decided(row, offer, kind);
                    case NOT_ACCEPTED, GRANTED, REFUSED, REVOKED -> decided(row, offer, kind);
                };
        letters.issue(new IssueLetter(
                row.number(),
                kind,
                row.applicant(),
                row.subject(),
                row.itemName(),
                row.handledBy(),
                organisation.department(row.handledBy()).orElseThrow().name(),
                content,
                history.hand(row.number(), done.event())));
    }

    private Content accepted(ApplicationRow row, Offer offer, boolean bySilence) {
        var legal = row.legalDueOn();
        var due = "本机关最迟于" + DAY.format(row.dueOn()) + "作出决定"
                + (legal == null || legal.equals(row.dueOn()) ? "。" : "；法定期限到" + DAY.format(legal) + "。")
                + reservation(row, offer) + RenewalWords.atTheEnd(row, offer.guide(), clocks);
        if (bySilence) {
            var silence = "本机关自收到申请材料之日起五日内，没有告知需要补正的内容。该申请自收到申请材料之日（" + day(row.receivedAt()) + "）起即为受理。";
            return new Content(
                    List.of(application(row) + silence, due, "本通知书依照法律规定自动出具，没有经办人。"),
                    Grounds.law(offer.guide(), "行政许可法第三十二条第一款第四项"),
                    "");
        }
        return new Content(
                List.of(application(row) + "属于本机关职权范围，申请材料齐全、符合法定形式，本机关决定予以受理。", due),
                Grounds.law(offer.guide(), "行政许可法第三十二条第一款第五项"),
                "");
    }

    /** A day beyond the published calendar is told with what may still move it. */
    private String reservation(ApplicationRow row, Offer offer) {
        return reservation(clocks.of(row.standing(), offer.guide()).due());
    }

    static String reservation(CaseLimit limit) {
        return limit.provisional() ? "本平台还没有载入" + limit.due().getYear() + "年的放假安排，载入后这个日期随之调整。" : "";
    }

    /** The day that was due, the day that is due now, and why. */
    private Content extended(ApplicationRow row, Offer offer) {
        var limit = clocks.reckoned(row.standing(), offer.guide())
                .limit(Duty.DECISION, Source.LAW)
                .orElseThrow();
        var longer = limit.explanation().stream()
                .flatMap(step -> step instanceof Step.Lengthened each ? Stream.of(each) : Stream.empty())
                .reduce((_, later) -> later)
                .orElseThrow();
        var told = application(row) + "不能在法定期限（到" + DAY.format(longer.before()) + "）内作出决定。经本机关负责人批准，延长"
                + longer.how().amount() + "个工作日，最迟于" + DAY.format(longer.due()) + "作出决定。" + reservation(limit);
        return new Content(List.of(told, "延长的理由：" + longer.by().reason()), limit.basis(), "");
    }

    /** What goes on, how long it takes, and that the limit waits for it. */
    private Content suspended(ApplicationRow row, Offer offer) {
        var limit = clocks.reckoned(row.standing(), offer.guide())
                .limit(Duty.DECISION, Source.LAW)
                .orElseThrow();
        var paused = limit.explanation().stream()
                .flatMap(step -> step instanceof Step.Paused each ? Stream.of(each) : Stream.empty())
                .reduce((_, later) -> later)
                .orElseThrow();
        var procedure = SpecialProcedure.going(row.history()).orElseThrow();
        var lasts = procedure.lasts();
        var told = application(row) + "需要进行" + STEPS.get(procedure.ground()) + "，所需时间为" + lasts.amount()
                + (lasts.unit() == Term.Unit.WORKING_DAY ? "个工作日" : "日") + "，预计到"
                + DAY.format(Objects.requireNonNull(paused.toldUntil())) + "结束。这段时间依法不计入办理期限。";
        var then = "如期结束的，法定期限顺延到" + DAY.format(limit.due()) + "；提前结束的，期限从结束的第二天起继续计算。" + reservation(limit);
        return new Content(List.of(told, "理由：" + procedure.why(), then), Grounds.law(offer.guide(), "行政许可法第四十五条"), "");
    }

    /** What stood there, what stands there now, and why. */
    private static Content rectified(ApplicationRow row) {
        var slip = Rectification.done(row.history()).getLast();
        var where =
                switch (slip.place().part()) {
                    case REASONS -> "决定的理由";
                    case LAW -> "决定的依据";
                    case STATEMENT -> "证照上的“" + slip.place().statement() + "”";
                };
        var paragraphs = new ArrayList<>(List.of(application(row) + "本机关作出的决定中，" + where + "有笔误，现予更正。"));
        paragraphs.addAll(("原文：" + slip.was()).lines().toList());
        paragraphs.addAll(("更正为：" + slip.now()).lines().toList());
        paragraphs.add("更正的原因：" + slip.why());
        paragraphs.add(slip.place().part() == Rectification.Part.STATEMENT ? "证照已经换发，验证码是新的；决定的其他内容不变。" : "决定的其他内容不变。");
        return new Content(paragraphs, "", "");
    }

    private Content decided(ApplicationRow row, Offer offer, LetterKind kind) {
        var decision = history.decisions(row.number()).getLast();
        var what = Grounds.permit(offer.guide()) ? "行政许可" : "办理";
        var examined = atOnce(row, offer) ? "本机关当场受理。经审查，" : "经审查，";
        var verdict =
                switch (kind) {
                    case NOT_ACCEPTED -> application(row) + "经审查，本机关决定不予受理。";
                    case GRANTED -> application(row) + examined + "符合法定条件、标准，本机关决定准予" + what + "。";
                    case REFUSED -> application(row) + examined + "本机关决定不予" + what + "。";
                    case REVOKED -> application(row) + "本机关曾决定准予" + what + "，现决定予以撤销。";
                    case TERMINATED -> application(row) + "已经没有可以决定的事项，本机关决定终止办理。";
                    case ACCEPTED, CORRECTION, EXTENDED, SUSPENDED, HEARING_RIGHT, HEARING, RENEWED, RECTIFIED ->
                        throw new IllegalArgumentException("No decision");
                };
        var paragraphs = new ArrayList<>(List.of(verdict));
        Outcome.order(row.history())
                .map(order -> "原来的决定已由" + order.cited() + "撤销，本决定是责令重新作出的。")
                .ifPresent(paragraphs::add);
        if (!decision.reasons().isBlank()) {
            paragraphs.addAll(("理由：" + decision.reasons()).lines().toList());
        }
        if (kind == LetterKind.GRANTED) {
            paragraphs.addAll(RenewalWords.granted(row, offer.guide(), clocks));
        }
        return new Content(
                paragraphs,
                decision.law().isEmpty() ? article(offer, kind, atOnce(row, offer)) : decision.law(),
                decision.remedies());
    }

    private static String article(Offer offer, LetterKind kind, boolean atOnce) {
        if (kind != LetterKind.GRANTED) {
            return "";
        }
        return Grounds.law(offer.guide(), atOnce ? "行政许可法第三十四条第二款、第三十八条第一款" : "行政许可法第三十八条第一款");
    }

    /** Whether one act accepted and decided it, so that no other letter tells of the acceptance. */
    private static boolean atOnce(ApplicationRow row, Offer offer) {
        var last = row.history().getLast();
        return offer.guide().kind() == Guide.Kind.INSTANT
                && row.history().stream()
                        .filter(each -> each.event() == State.Event.ACCEPT)
                        .anyMatch(each ->
                                each.at().equals(last.at()) && each.byWhom().equals(last.byWhom()));
    }

    static String application(ApplicationRow row) {
        var corrected = row.correctedAt();
        return "您于" + day(row.submittedAt()) + "提出的申请（" + row.itemName() + "，办件编号" + row.number() + "）"
                + (corrected == null ? "" : "，于" + day(corrected) + "补正") + "，";
    }

    private static String day(Instant instant) {
        return DAY.format(Clocks.day(instant));
    }
}
