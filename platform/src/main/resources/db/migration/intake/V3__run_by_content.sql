-- A second import of the very same file says when the first was.
create index run_by_content on intake.run (sha256, finished_at) where state = 'DONE';
