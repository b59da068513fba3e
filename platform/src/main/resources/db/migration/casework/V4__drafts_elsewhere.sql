-- Drafts are kept by the module draft now.
drop table casework.draft;
