package org.tiaokuai.privacy;

import java.util.Set;

/**
 * What a person had stopped 停止使用: a case is kept for as long as the law says, and no longer used (个人信息保护法第四十七条第二款).
 * Both acts return false where nothing changed.
 */
public interface Freezes {

    /** The law that keeps the data and stops their use. */
    String LAW = "个人信息保护法第四十七条";

    boolean freeze(String subject, String caseNumber);

    boolean thaw(String subject, String caseNumber);

    boolean stopped(String caseNumber);

    /** The numbers of the person's cases that are stopped. */
    Set<String> frozen(String subject);
}
