-- The first letters of a title's sounds, to tell a title that begins with what was typed from one that only holds it.
alter table search.entry add column initials text not null default '';

-- To which thing of the owner's an entry belongs that is a part of it; all of one thing are put in anew together.
alter table search.entry add column owner text not null default '';
create index entry_by_owner on search.entry (kind, owner) where owner <> '';
