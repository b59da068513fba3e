-- The pseudonym of the person whose file it is, to whom the seals of its row are bound; empty for nobody's, and of files from
-- before this was noted.
alter table file.stored add column subject text not null default '';
alter table file.stored alter column subject drop default;
