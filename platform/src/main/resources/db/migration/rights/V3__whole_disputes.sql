-- Whether the ledger has whose dispute it is, of what, and until when it waits, as of each since December 2026.
alter table rights.dispute add column whole boolean not null default false;
