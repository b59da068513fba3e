package org.tiaokuai.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Limit;

/** One version of a service guide 办事指南: what the ten elements of an item are made from. */
public record Guide(
        String code,
        String name,
        String nameEn,
        Kind kind,
        String typeName,
        String department,
        String departmentName,
        String summary,
        String summaryEn,
        List<Audience> audiences,
        List<String> themes,
        List<String> lifeEvents,
        List<String> keywords,
        @Nullable Term legalLimit,
        @Nullable Term promisedLimit,
        @Nullable Integer visits,
        String fee,
        boolean online,
        List<String> conditions,
        List<String> notAccepted,
        List<Step> steps,
        @Nullable Result result,
        List<Material> materials,
        List<Held> heldByGovernment,
        List<Window> windows,
        List<Law> laws,
        String statusQuery,
        String resultFeedback,
        String formDownload,
        @Nullable Contact consultation,
        @Nullable Contact complaint,
        List<Answered> questions,
        List<Ground> refusalGrounds,
        // Left out while it is empty, so that what was published before there were waivers is not taken for changed.
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Waiver> notApplicable,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean atWindow,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Quota quota,
        // Of which item it renews what was granted 延续; its own code where one asks anew and for more time by the same
        // item.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String renews) {

    public Guide {
        audiences = listOf(audiences);
        themes = listOf(themes);
        lifeEvents = listOf(lifeEvents);
        keywords = listOf(keywords);
        conditions = listOf(conditions);
        notAccepted = listOf(notAccepted);
        steps = listOf(steps);
        materials = listOf(materials);
        heldByGovernment = listOf(heldByGovernment);
        windows = listOf(windows);
        laws = listOf(laws);
        questions = listOf(questions);
        refusalGrounds = listOf(refusalGrounds);
        notApplicable = listOf(notApplicable);
        nameEn = textOf(nameEn);
        summary = textOf(summary);
        summaryEn = textOf(summaryEn);
        fee = textOf(fee);
        statusQuery = textOf(statusQuery);
        resultFeedback = textOf(resultFeedback);
        formDownload = textOf(formDownload);
        departmentName = textOf(departmentName);
        atWindow = Boolean.TRUE.equals(atWindow) ? Boolean.TRUE : null;
        renews = renews == null || renews.isBlank() ? null : renews;
    }

    /** Whether the department lets its window decide while the applicant waits 窗口授权. */
    public boolean windowDecides() {
        return atWindow != null;
    }

    /** Whether the guide says that no papers are asked for, which is more than that it names none. */
    public boolean withoutMaterials() {
        return materials.isEmpty()
                && (!heldByGovernment.isEmpty()
                        || notApplicable.stream()
                                .anyMatch(waiver -> waiver.about().equals(Part.MATERIALS.name())));
    }

    /** Whether what it results in ends one day, and so can be renewed. */
    public boolean expires() {
        return result != null && result.validity() != null;
    }

    /** As most guides write it, so that it can be said in another language, too. */
    public boolean free() {
        return fee.equals("不收费") || fee.equals("免费");
    }

    /** Whether only what comes after the first costs something, likewise. */
    public boolean firstFree() {
        return fee.startsWith("首次免费");
    }

    /** 办件类型: decided while you wait, or within a promised time. */
    public enum Kind {
        INSTANT,
        PROMISED
    }

    /** 结果种类: what a favourable decision yields; guides brought in from elsewhere may say another word. */
    public enum ResultKind {
        CERTIFICATE,
        PERMIT,
        REGISTRATION,
        ALLOWANCE,
        PROOF
    }

    /** How many the law lets be granted 数量限制. */
    public record Quota(int amount, Period per) {

        /** Within which time so many. */
        public enum Period {
            /** In each calendar year, by the day of the decision. */
            ANNUAL,
            /** At one time: what is revoked is free again. */
            OVERALL
        }
    }

    /** Whom the item serves. */
    public enum Audience {
        NATURAL_PERSON,
        LEGAL_PERSON
    }

    /** A time limit with the source that sets it. */
    public record Term(int amount, Limit.Unit unit, String basis) {

        public Limit limit() {
            return new Limit(amount, unit);
        }
    }

    /** A step of the procedure as told to the applicant. */
    public record Step(String name, String who, String time) {}

    /** What the applicant receives; no validity means until revoked. */
    public record Result(String name, String kind, @Nullable Validity validity, String delivery) {}

    /** How long a result is valid. */
    public record Validity(int amount, Limit.Unit unit) {}

    /** A paper that the applicant supplies. */
    public record Material(String name, String note, boolean required) {
        public Material {
            note = textOf(note);
        }
    }

    /** What the government already holds and does not ask for. */
    public record Held(String name, String from, String purpose) {}

    /** Where one can go in person. */
    public record Window(String name, String address, String hours, String phone) {}

    /** A legal basis. */
    public record Law(String title, String articles) {}

    /** Whom to ask, or to whom to complain. */
    public record Contact(String phone, String text) {
        public Contact {
            text = textOf(text);
        }
    }

    /** A common question with its answer. */
    public record Answered(String question, String answer) {}

    /** A ground on which the law lets an officer refuse. */
    public record Ground(String text, String law) {}

    /** An element or a norm that is not asked of this item, and why. */
    public record Waiver(String about, String reason) {}

    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }
}
