-- What was learned beside the files of dialogs/: ways of asking and items. state: proposed, active, withdrawn, exported.
create table content_overlay (
  number integer not null primary key,
  kind text not null,
  item text not null,
  language text not null,
  body text not null,
  base_hash text not null,
  author text not null,
  made_at integer not null,
  state text not null,
  changed_at integer not null,
  changed_by text not null);
create index content_overlay_state on content_overlay(state);

-- The overlay entry that answers the question; 0: somebody saw it and nothing is to be done.
alter table unanswered add column handled_by integer;
create index unanswered_handled on unanswered(handled_by) where handled_by is not null;
