-- What is to be renewed, by the number of the case by which it was granted; none where nothing is, or nothing was chosen yet.
alter table draft.draft add column renews text;
