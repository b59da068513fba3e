-- An item as a whole is published, suspended or withdrawn; the versions before the one in force were revised.
alter table catalogue.item
    add column handled_by      uuid,
    add column stage           text not null default 'PUBLISHED',
    add column stage_since     timestamptz,
    add column stage_reason    text not null default '',
    add column suspended_until date,
    add column replaced_by     text not null default '',
    add column review_on       date;

update catalogue.item i
set handled_by = v.handled_by, stage_since = v.published_at,
    review_on = cast(v.published_at at time zone 'Asia/Shanghai' as date) + interval '1 year'
from catalogue.item_version v
where v.item = i.code and v.version = i.version;

alter table catalogue.item
    alter column handled_by set not null,
    alter column stage_since set not null,
    alter column review_on set not null,
    add constraint an_item_is_published_suspended_or_withdrawn
        check (stage in ('PUBLISHED', 'SUSPENDED', 'WITHDRAWN')),
    add constraint only_a_suspension_ends_by_itself check (suspended_until is null or stage = 'SUSPENDED'),
    add constraint who_suspends_or_withdraws_says_why check (stage = 'PUBLISHED' or stage_reason <> '');
create index item_by_handler on catalogue.item (handled_by, review_on);
create index item_that_resumes on catalogue.item (suspended_until) where stage = 'SUSPENDED';

-- The version that is being prepared, at most one of an item; of a new item there is no row in item yet.
create table catalogue.working_copy (
    item         text        primary key,
    guide        jsonb       not null,
    form_id      text        not null,
    form_version int         not null,
    handled_by   uuid        not null,
    based_on     int         not null, -- the version that it takes account of; 0 for a new item
    stage        text        not null,
    authors      uuid[]      not null, -- access.account of all who wrote in it: none of them may approve it
    changed_by   text        not null,
    changed_at   timestamptz not null,
    opens_at     timestamptz,
    constraint a_working_copy_is_drafted_reviewed_or_scheduled check (stage in ('DRAFT', 'IN_REVIEW', 'SCHEDULED')),
    constraint only_what_is_approved_has_a_moment_to_open check ((stage = 'SCHEDULED') = (opens_at is not null)),
    constraint a_working_copy_has_an_author check (cardinality(authors) > 0)
);
create index working_copy_by_handler on catalogue.working_copy (handled_by);
create index working_copy_that_opens on catalogue.working_copy (opens_at) where stage = 'SCHEDULED';

-- Who did what when; what came about by itself, or by an import, was done by nobody.
create table catalogue.deed (
    id      bigint      generated always as identity primary key,
    item    text        not null,
    version int         not null,
    event   text        not null,
    account uuid,
    officer text        not null,
    title   text        not null,
    note    text        not null,
    at      timestamptz not null
);
create index deed_of_an_item on catalogue.deed (item, id);
