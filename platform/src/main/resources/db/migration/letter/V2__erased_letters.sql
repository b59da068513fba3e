-- After the time for which they are kept only that they were written stays known.
alter table letter.letter add column erased_at timestamptz;
