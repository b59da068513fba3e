-- Nobody holds the same post twice at once, whoever gives it.
create unique index nobody_holds_a_post_twice on organisation.post (account, department, title) where ended_at is null;

-- To which items a post was limited is kept as an act on it; none means all that its department handles.
alter table organisation.post_act add column items text[] not null default '{}';
alter table organisation.post_act drop constraint a_post_is_given_or_ended;
alter table organisation.post_act
    add constraint a_post_is_given_limited_or_ended check (kind in ('APPOINTED', 'LIMITED', 'ENDED'));
