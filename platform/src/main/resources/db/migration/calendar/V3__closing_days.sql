-- Days on which one department is closed 不办公: a notice of its own, which no limit of the law is counted by.
alter table calendar.notice add office uuid; -- a department; none where it is a notice of holidays
alter table calendar.notice add constraint a_closed_department_arranges_nothing_else
    check (office is null or (not whole and division = '' and document = '' and account is not null));
create index notice_of_office on calendar.notice (office) where office is not null;
