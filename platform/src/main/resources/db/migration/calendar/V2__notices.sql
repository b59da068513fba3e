-- A notice that arranges days 放假通知: with each a version of the calendar begins. One that arranges a whole year takes the
-- place of what was arranged of that year before; another one, only of the days that it names.
create table calendar.notice (
    id         bigint      generated always as identity primary key,
    title      text        not null,
    document   text        not null, -- its number 发文字号; empty where it has none
    noticed_on date,                 -- none of those that came with the platform
    year       integer     not null,
    whole      boolean     not null,
    division   text        not null, -- a code of six digits; empty for the whole country
    at         timestamptz not null, -- since when this platform counts by it
    account    uuid,                 -- none of those that came with the platform
    post       uuid,
    by_whom    text        not null,
    constraint a_notice_says_what_it_is check (title <> ''),
    constraint a_division_has_six_digits check (division = '' or division ~ '^[0-9]{6}$'),
    constraint what_an_officer_brings_has_a_day check ((account is null) = (noticed_on is null))
);

create table calendar.arranged (
    notice bigint  not null references calendar.notice,
    day    date    not null,
    name   text    not null,
    is_off boolean not null,
    primary key (notice, day),
    constraint an_arranged_day_names_its_holiday check (name <> '')
);

insert into calendar.notice (title, document, year, whole, division, at, by_whom)
select '国务院办公厅关于' || source_year || '年部分节假日安排的通知', '', source_year, true, '', '2007-01-01', ''
from (select distinct source_year from calendar.exception) years order by source_year;

insert into calendar.arranged (notice, day, name, is_off)
select notice.id, day, name, is_off from calendar.exception join calendar.notice on year = source_year;

drop table calendar.exception;
