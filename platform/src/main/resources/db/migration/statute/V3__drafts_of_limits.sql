-- New versions of time limits that the legal office draws up; nobody approves what they drew up themselves. The content is one
-- version as the program's own file would tell it, and is never written again.
create table statute.limit_draft (
    id           uuid        primary key,
    limit_id     text        not null,
    version      int         not null,
    content      text        not null,
    drafted_at   timestamptz not null,
    drafter      uuid        not null,
    drafter_post uuid        not null,
    drafter_name text        not null,
    state        text        not null,
    decided_at   timestamptz,
    decider      uuid,
    decider_post uuid,
    decider_name text,
    reasons      text        not null default '',
    constraint a_draft_waits_or_was_decided check (
        state in ('DRAFTED', 'APPROVED', 'RETURNED')
        and num_nulls(decided_at, decider, decider_post, decider_name) = case when state = 'DRAFTED' then 4 else 0 end),
    constraint nobody_approves_their_own_draft check (state <> 'APPROVED' or decider <> drafter),
    constraint who_returns_a_draft_says_why check (state <> 'RETURNED' or reasons <> '')
);

create unique index one_draft_of_a_limit_waits on statute.limit_draft (limit_id) where state = 'DRAFTED';
