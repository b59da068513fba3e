alter table ledger.leaf add column row text not null default ''; -- of the table that it speaks of
alter table ledger.leaf alter column row drop default;

-- How the ledger was held against the tables; the newest is shown.
create table ledger.check (
    at     timestamptz primary key,
    report jsonb       not null
);
