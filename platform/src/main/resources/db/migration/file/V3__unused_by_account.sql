-- How much an account has stored that nothing refers to is bounded.
create index stored_unreferred_by on file.stored (by) where not kept;
