-- The reads of each person are numbered, and each names the one before it by its hash.
create table ledger.chain (
    about  text   primary key, -- the keyed hash of the person
    number bigint not null,    -- of the last leaf, placed or not
    hash   bytea  not null     -- of that leaf
);
alter table ledger.leaf add column number bigint;
create unique index leaf_of_a_chain on ledger.leaf (about, number) where number is not null;

-- How many leaves of each chain stand in the tree, by the bucket into which the hash of the person falls.
create table ledger.map (
    bucket int    not null,
    key    bytea  not null,
    about  text   not null,
    last   bigint not null,
    primary key (bucket, key)
);

-- Hashes over the map; depth 16 are the buckets, depth 0 is the root. What is not there is empty.
create table ledger.map_node (
    depth smallint not null,
    index int      not null,
    hash  bytea    not null,
    primary key (depth, index)
);

alter table ledger.head add column map bytea; -- the root of the map, which the signature covers too
