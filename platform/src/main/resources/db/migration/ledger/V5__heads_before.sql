-- The size of the head before, which the signature covers: none can be taken away without the next one telling of it.
-- Empty for heads from before there was this, 0 for the first.
alter table ledger.head add column previous bigint;
