-- The items to which a post is limited; a post without any has rights in all that its department handles.
create table organisation.post_item (
    post uuid not null references organisation.post,
    item text not null,
    constraint a_post_has_a_right_in_an_item_once primary key (post, item)
);
create index post_of_a_department on organisation.post (department) where ended_at is null;
