package org.tiaokuai.catalogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fourteen norms of doing business 业务标准规范 that every item is held against, in the order of the source. */
public enum Norm {
    /** 办事指南. */
    GUIDE(Element.GUIDE),
    /** 表格下载. */
    FORM_DOWNLOAD(Element.FORM_DOWNLOAD),
    /** 网上咨询. */
    CONSULTATION(Element.CONSULTATION),
    /** 网上申请. */
    ONLINE_APPLICATION(Element.ONLINE_ACCEPTANCE),
    /** 就近申请. */
    NEARBY_APPLICATION(null),
    /** 身份验证. */
    IDENTITY(null),
    /** 证照验证. */
    LICENCE(null),
    /** 网上缴费. */
    PAYMENT(null),
    /** 网上查询. */
    STATUS_QUERY(Element.STATUS_QUERY),
    /** 结果反馈. */
    RESULT_FEEDBACK(Element.RESULT_FEEDBACK),
    /** 结果领取. */
    COLLECTION(null),
    /** 服务评价. */
    RATING(null),
    /** 网上投诉. */
    COMPLAINT(Element.COMPLAINT),
    /** 上门服务. */
    HOME_VISIT(null);

    private final @Nullable Element element;

    Norm(@Nullable Element element) {
        this.element = element;
    }

    /** The element that says the same of an item; empty where the norm asks for something of its own. */
    public Optional<Element> element() {
        return Optional.ofNullable(element);
    }
}
