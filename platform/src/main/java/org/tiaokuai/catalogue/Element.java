package org.tiaokuai.catalogue;

/** The ten elements that gather round every item 十要素, in the order in which the source names them. */
public enum Element {
    /** 在线受理. */
    ONLINE_ACCEPTANCE,
    /** 状态查询. */
    STATUS_QUERY,
    /** 结果反馈. */
    RESULT_FEEDBACK,
    /** 表格下载. */
    FORM_DOWNLOAD,
    /** 办事指南. */
    GUIDE,
    /** 办理机构. */
    HANDLING_BODY,
    /** 相关法规. */
    LAWS,
    /** 网上咨询. */
    CONSULTATION,
    /** 监督投诉. */
    COMPLAINT,
    /** 便民问答. */
    QUESTIONS
}
