-- Files of messages whose bytes still lie with the channel's peer. source: the channel's own word for where. state: waiting, failed; a fetched one is a row of files.
create table expected_files (
  id text not null primary key,
  channel text not null,
  conversation_id text not null,
  source text not null,
  name text not null,
  content_type text not null,
  state text not null,
  attempts bigint not null default 0,
  next_try_at bigint not null,
  lease_token text,
  lease_until bigint,
  error text,
  created_at bigint not null);
create index expected_files_due on expected_files(next_try_at) where state = 'waiting';

-- reply: what the bot says to a message. notice: what comes by itself, an outcome or a word of a colleague.
alter table outbox add column purpose text not null default 'reply';
