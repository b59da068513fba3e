-- Since when nothing was found under a key any more. It opens what still comes, but is not kept at hand for that.
alter table privacy.data_key add column retired_at timestamptz;

-- The walk through each column in which envelopes lie, by which everything comes under the newest key.
create table privacy.walk (
    place      text   primary key, -- schema.table.column
    key        text   not null,    -- the newest when the walk began
    block      bigint not null,    -- of the table: those before it were walked through
    blocks     bigint not null,
    counted_at timestamptz         -- none while it goes on
);

-- How many envelopes lie under which key; of what is no envelope, the key is empty.
create table privacy.under_key (
    place     text   not null references privacy.walk on delete cascade,
    key       text   not null,
    envelopes bigint not null,
    primary key (place, key)
);

-- What does not open, and was left as it is.
create table privacy.unopened (
    place text not null references privacy.walk on delete cascade,
    row   text not null,
    primary key (place, row)
);
