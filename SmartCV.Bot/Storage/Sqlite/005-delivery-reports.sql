-- A peer tells later what became of a part, by its own id.
create index outbox_remote on outbox(remote_id) where remote_id is not null;
