-- How often a run was taken up since it last got on: a file that ends the process must not end it at every start.
alter table intake.run add column taken_up int not null default 0;
