-- A MAC under a key that no database holds, over all that a leaf says: only the platform can have made it. Empty for leaves
-- from before, which are under a head.
alter table ledger.leaf add column mac bytea;
