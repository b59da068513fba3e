-- What lists are narrowed by is kept by the search alone, which counts it beside what it finds.
alter table catalogue.item drop column themes, drop column life_events, drop column audiences;
