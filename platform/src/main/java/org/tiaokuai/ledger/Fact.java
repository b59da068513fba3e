package org.tiaokuai.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * An act as the ledger keeps it. Personal data stand in it only as keyed pseudonyms and salted hashes.
 *
 * @param about what it happened to, such as the number of a case
 * @param row the row of its table, so that the table can be held against the ledger
 * @param content what else there is to say, by field
 */
public record Fact(Kind kind, String about, String row, Instant at, Map<String, String> content) {

    public Fact {
        content = Map.copyOf(content);
    }

    /** What is kept. */
    public enum Kind {
        /** A step of a case 办理环节. */
        CASE_EVENT,
        /** What a department decided 决定. */
        DECISION,
        /** What a case results in was issued or revoked 发证. */
        CERTIFICATE,
        /** What is charged in a case, and what became of it: paid, waived, withdrawn or given back 收费. */
        PAYMENT,
        /** A version of a line of an item's tariff 收费标准. */
        TARIFF,
        /** An officer saw the original of a paper 核验原件. */
        ORIGINAL_SEEN,
        /** A version of a form was kept, by whose grades answers are sealed and given 表单. */
        FORM,
        /** A version of an item was published 发布. */
        PUBLICATION,
        /** What else was done to an item and its versions 事项变更. */
        ITEM_DEED,
        /** A record of a person was opened 读取. */
        READ,
        /** An officer stated why what is masked of a case must be seen 理由. */
        REASON,
        /** A person had the use of a closed case stopped, or allowed it again 停止使用. */
        FREEZE,
        /** A person said that something is wrong, or was answered 异议. */
        DISPUTE,
        /** A person asked for a copy of their data, or closed the account 行使权利. */
        RIGHT,
        /** What had been kept long enough was deleted 到期删除. */
        ERASURE,
        /** A key that the platform keeps was used 用印. */
        KEY_USE,
        /** A key for personal data was made 换密钥. */
        KEY_MADE,
        /** Rules by which personal data are given came into use 规则变更. */
        RULE_SET,
        /** By another notice of holidays days are counted 放假通知. */
        HOLIDAYS,
        /** A version of a time limit was drawn up, approved or returned 期限规则变更. */
        LIMIT_RULE,
        /** An officer signed in 登录. */
        SIGN_IN,
        /** What an administrator did to an account 账号变更. */
        ACCOUNT_ACT,
        /** A post with its roles was given 授权. */
        GRANT,
        /** A post was ended 撤岗. */
        GRANT_END,
        /** What an administrator did to a post, and to which items it is limited since 授权变更. */
        POST_ACT;

        /** Whether the leaves about one person are numbered, so that a list of them can be shown to be complete. */
        public boolean chained() {
            return this == READ;
        }
    }
}
