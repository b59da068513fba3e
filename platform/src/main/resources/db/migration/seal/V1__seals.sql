create schema seal;

-- The seals of a department, one after the other: a renamed department, and one whose seal ran out, gets the next.
create table seal.seal (
    department  uuid        not null, -- organisation.department
    number      int         not null,
    name        text        not null,
    key         text        not null, -- sealed
    certificate bytea       not null, -- X.509, DER
    made_at     timestamptz not null,
    valid_until timestamptz not null,
    primary key (department, number),
    constraint a_seal_is_valid_for_a_time check (valid_until > made_at)
);

-- What was done with a department's seals; rows are only ever added.
create table seal.use (
    id         bigint generated always as identity primary key,
    department uuid        not null,
    kind       text        not null,
    document   text        not null,
    sha256     char(64),             -- of the sealed document
    at         timestamptz not null,
    actor      uuid,                 -- none where the law itself spoke
    post       uuid,
    by_whom    text        not null,
    constraint a_seal_is_used_or_kept check (kind in ('SEALED', 'CUSTODY')),
    constraint what_was_sealed_is_known_by_its_hash check ((kind = 'SEALED') = (sha256 is not null)),
    constraint somebody_keeps_a_seal check (kind = 'SEALED' or actor is not null)
);
create index use_of_a_seal on seal.use (department, id);
create index custody_of_a_seal on seal.use (department, id) where kind = 'CUSTODY';
