-- What administrators did to a post, and as whom.
create table organisation.post_act (
    id   bigint      generated always as identity primary key,
    post uuid        not null references organisation.post,
    kind text        not null,
    actor uuid       not null, -- access.account
    name text        not null, -- the actor's official name and unit as they were then
    unit text        not null,
    at   timestamptz not null,
    constraint a_post_is_given_or_ended check (kind in ('APPOINTED', 'ENDED'))
);
create index post_act_of_a_post on organisation.post_act (post);
create index post_of_any_time on organisation.post (account, since);
