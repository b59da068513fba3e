-- A MAC as that of leaves; reports from before have none, and the next night makes another.
delete from ledger.check;
alter table ledger.check add column mac bytea not null;
