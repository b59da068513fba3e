-- A version may take hold of cases that began before it; what the legal office approved says when.
alter table statute.limit_rule add column pending_too boolean not null default false;
alter table statute.limit_rule add column approved_at timestamptz;
