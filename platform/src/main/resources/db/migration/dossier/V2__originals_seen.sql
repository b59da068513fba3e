-- Who saw the original of a paper that was to be shown at the window, and when.
alter table dossier.paper
    add column seen_at   timestamptz,
    add column seen_by   uuid, -- access.account
    add column seen_post uuid,
    add column seen_name text, -- department and name as they were then
    add constraint an_original_is_seen_by_somebody
        check ((seen_at is null) = (seen_by is null) and (seen_at is null) = (seen_post is null)
            and (seen_at is null) = (seen_name is null)),
    add constraint a_file_is_no_original check (file is null or seen_at is null);
