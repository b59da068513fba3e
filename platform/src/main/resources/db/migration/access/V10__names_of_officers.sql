-- Whether the ledger has the name under which an officer was invited, as of each since December 2026.
alter table access.account_act add column named boolean not null default false;
