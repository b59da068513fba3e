-- How far each outside witness has come; kept by the name of its public key.
create table ledger.witness (
    key      text        primary key,
    size     bigint      not null default 0,   -- that it countersigned last, as it says itself
    signed   bigint      not null default 0,   -- the newest head that its cosignature is here of
    state    text        not null default 'NEW',
    since    timestamptz not null default now(),
    said     text        not null default '',  -- why not
    failures int         not null default 0,
    due      timestamptz not null default now() -- nobody sends to it before; whoever sends puts it off first
);

create table ledger.cosignature (
    size      bigint      not null,
    key       text        not null,
    at        timestamptz not null,
    signature bytea       not null,
    primary key (size, key)
);
-- Serves whoever asks for the next head that one witness countersigned.
create index cosignature_by_witness on ledger.cosignature (key, size);
