-- The last day on which somebody signed in with it: an account that nobody uses is not kept for ever.
alter table access.account add column seen_on date not null default current_date;
