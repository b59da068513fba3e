-- How many pages a document has is not known without unfolding it.
alter table file.stored drop column pages;
