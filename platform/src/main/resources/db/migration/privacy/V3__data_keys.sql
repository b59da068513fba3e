-- The keys by which personal data are sealed and hashed, each wrapped by the root key, which is not in the database.
create table privacy.data_key (
    name      text        primary key, -- as envelopes name it
    number    int         not null unique, -- the highest seals what is new
    algorithm text        not null,
    wrapped   bytea       not null,
    root      text        not null, -- which root key wrapped it
    at        timestamptz not null,
    made_by   uuid,                 -- access.account; none for those that came with the platform
    made_name text        not null,
    constraint an_algorithm_is_a_known_one check (algorithm in ('AES', 'SM4', 'HMAC'))
);
