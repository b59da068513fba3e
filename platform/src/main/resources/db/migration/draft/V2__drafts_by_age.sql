create index draft_by_age on draft.draft (saved_at);
