-- An administrator may enter or end an absence for an officer who cannot; it is kept who did.
alter table desk.absence
    add column by_whom       text not null default '', -- who entered it; empty for what officers entered before
    add column ended_account uuid,                     -- none when one of the posts ended
    add column ended_by      text;
