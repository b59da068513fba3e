create schema access;

-- One way to sign in. A resident signs in with the citizen number, which is kept only as a keyed hash and sealed.
create table access.account (
    id         uuid        primary key,
    kind       text        not null,
    login      text        not null,
    person_key text,
    name       text        not null, -- sealed for a resident, plain for an officer, who acts under an official name
    number     text,                 -- sealed citizen number
    phone      text,                 -- sealed
    password   text        not null, -- Argon2id
    created_at timestamptz not null,
    constraint a_login_is_unique_in_its_kind unique (kind, login),
    constraint an_account_is_a_residents_or_an_officers check (kind in ('RESIDENT', 'STAFF')),
    constraint a_resident_has_a_person_key check (kind = 'STAFF' or person_key is not null)
);

-- Failed attempts, counted by a keyed hash of the login and of the address; a row is forgotten when its window ends.
create table access.attempt (
    key          text        primary key,
    failures     int         not null,
    window_start timestamptz not null
);

-- The one-time code with which the first administrator of an empty platform is made.
create table access.first_administrator_code (
    only_one boolean primary key default true,
    code     text        not null,
    made_at  timestamptz not null,
    constraint there_is_one_code check (only_one)
);

-- Spring Session's own two tables, so that every node sees every session.
create table access.session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        text
);
create unique index session_by_id on access.session (session_id);
create index session_expiring on access.session (expiry_time);
create index session_by_principal on access.session (principal_name);

create table access.session_attributes (
    session_primary_id char(36) not null references access.session (primary_id) on delete cascade,
    attribute_name     text     not null,
    attribute_bytes    bytea    not null,
    primary key (session_primary_id, attribute_name)
);
