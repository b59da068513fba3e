package org.tiaokuai.access;

/** What a post entitles its holder to do. */
public enum Role {
    /** Accepts applications 受理. */
    WINDOW,
    /** Decides and signs 审批. */
    APPROVER,
    /** Writes the guides of the department's items 事项编辑; somebody else puts them in force. */
    EDITOR,
    /** Sees to it that norms and guides are lawful 法制部门. */
    LEGAL_OFFICE,
    /** Watches, and never their own unit 监察. */
    SUPERVISOR,
    /** Keeps the catalogue and its standards 信息化主管部门. */
    INFORMATION_AUTHORITY,
    /** Makes accounts and posts 系统管理员. */
    SYSTEM_ADMINISTRATOR
}
