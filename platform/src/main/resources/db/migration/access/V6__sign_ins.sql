-- That an officer signed in; the ledger has a leaf of each.
create table access.sign_in (
    id      bigint      generated always as identity primary key,
    account uuid        not null references access.account,
    at      timestamptz not null
);
create index sign_in_of_an_account on access.sign_in (account, id);
