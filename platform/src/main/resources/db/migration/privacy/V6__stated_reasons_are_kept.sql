-- A stated reason is in the ledger, and counts only with a code that the platform alone can make.
alter table privacy.reason add column at timestamptz not null default now();
alter table privacy.reason alter column at drop default;
alter table privacy.reason add column code text not null default '';
alter table privacy.reason alter column code drop default;
