-- By which version of the rules a read was decided; 0 where none held.
alter table privacy.read add column rule_set int not null default 1;
alter table privacy.read alter column rule_set drop default;

-- The versions that this platform has known, each as it was when it came into use.
create table privacy.rule_set (
    version     int         primary key,
    fingerprint text        not null,
    at          timestamptz not null
);
