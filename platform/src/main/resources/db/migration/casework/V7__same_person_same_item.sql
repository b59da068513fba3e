-- The same person for the same item: whether it is being done already, or was done before.
create index application_of_a_person on casework.application (subject, item, submitted_at desc);
