-- An officer's account that an administrator made has no password until its owner has set one.
alter table access.account alter column password drop not null;
alter table access.account add column blocked_at timestamptz;
create index staff_by_login on access.account (login) where kind = 'STAFF';

-- The code with which an officer sets the first password; given out on paper, kept as a keyed hash, used once.
create table access.activation (
    account    uuid        primary key references access.account,
    code       text        not null,
    expires_at timestamptz not null
);

-- A secret that an authenticator shares (RFC 6238), sealed; it asks for nothing before it is confirmed.
create table access.second_factor (
    account      uuid   primary key references access.account,
    secret       text   not null, -- sealed
    confirmed_at timestamptz,
    last_step    bigint not null default 0 -- of thirty seconds: a code of this step or an earlier one is worthless
);

-- For who lost the authenticator; keyed hashes, each good for once.
create table access.recovery_code (
    account uuid not null references access.account,
    code    text not null,
    used_at timestamptz,
    primary key (account, code)
);

-- What administrators did to an account, and under which post.
create table access.account_act (
    id      bigint      generated always as identity primary key,
    account uuid        not null references access.account,
    kind    text        not null,
    actor   uuid        not null,
    name    text        not null, -- the actor's official name and unit as they were then
    unit    text        not null,
    at      timestamptz not null,
    constraint an_act_is_of_a_known_kind
        check (kind in ('INVITED', 'CODE_RENEWED', 'BLOCKED', 'UNBLOCKED', 'SECOND_FACTOR_RESET'))
);
create index account_act_of_an_account on access.account_act (account, id);
