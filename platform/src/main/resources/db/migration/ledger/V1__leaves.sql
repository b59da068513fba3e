create schema ledger;

-- An act, written in its own transaction; never changed. Which place it takes is said later.
create table ledger.leaf (
    id          bigint      generated always as identity primary key,
    transaction xid8        not null default pg_current_xact_id(),
    kind        text        not null,
    about       text        not null,
    text        text        not null, -- what was hashed: JSON in the canonical form (RFC 8785)
    hash        bytea       not null
);
-- Serves the sealer: numbers are given out in another order than transactions end.
create index leaf_by_transaction on ledger.leaf (transaction, id);
create index leaf_about on ledger.leaf (about, id);

-- The place of a leaf in the tree.
create table ledger.place (
    index bigint primary key,
    leaf  bigint not null unique references ledger.leaf
);

-- Each node that has all its leaves; level 0 are the leaves themselves.
create table ledger.node (
    level smallint not null,
    index bigint   not null,
    hash  bytea    not null,
    primary key (level, index)
);

create table ledger.head (
    size      bigint      primary key,
    root      bytea       not null,
    at        timestamptz not null,
    key       text        not null, -- the first octets of the hash of the public key
    signature bytea       not null,
    constraint an_empty_ledger_has_no_head check (size > 0)
);
