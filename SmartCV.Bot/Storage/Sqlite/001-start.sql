-- Times are UTC unix milliseconds, ids are text, state and payloads are JSON as text.

create table counters (
  name text not null primary key,
  value integer not null) without rowid;

create table keys (
  id text not null primary key,
  purpose text not null,
  created_at integer not null,
  retires_at integer,
  material blob not null);

create table channel_state (
  key text not null primary key,
  value text,
  version integer not null,
  expires_at integer,
  lease_holder text,
  lease_until integer);

create table organisations (
  id text not null primary key,
  name text not null,
  account_manager text);

create table customers (
  id text not null primary key,
  name text,
  language text,
  plan text not null default 'unknown',
  plan_proof text,
  organisation_id text references organisations(id),
  facts text not null default '{}',
  created_at integer not null,
  version integer not null default 0);

-- proof: claimed or proven; proven_by: channel, site-token, mail-code ...
create table identities (
  kind text not null,
  value text not null,
  customer_id text not null references customers(id),
  proof text not null,
  proven_by text,
  created_at integer not null,
  primary key (kind, value)) without rowid;
create index identities_customer on identities(customer_id);

create table conversations (
  id text not null primary key,
  channel text not null,
  address text not null,
  customer_id text not null references customers(id),
  owner text not null default 'bot',
  language text,
  state text not null default '{}',
  version integer not null default 0,
  case_id text,
  last_seq integer not null default 0,
  last_stamp integer not null default 0,
  ready_at integer,
  lease_token text,
  lease_until integer,
  created_at integer not null) without rowid;
create index conversations_ready on conversations(ready_at) where ready_at is not null;
create index conversations_customer on conversations(customer_id);
create index conversations_address on conversations(channel, address);

create table cases (
  id text not null primary key,
  conversation_id text not null,
  opened_at integer not null,
  closed_at integer,
  outcome text) without rowid;
create index cases_conversation on cases(conversation_id, opened_at);

-- body: the activity without id, timestamp, conversation and channelId; these are columns and are put back when it is read.
create table transcript (
  conversation_id text not null,
  seq integer not null,
  id text not null,
  stamp integer not null,
  role text not null,
  kind text not null,
  visible integer not null,
  has_files integer not null,
  body text not null,
  primary key (conversation_id, seq)) without rowid;

-- status: 0 waiting, 1 done, 2 dead. A customer's payload is its transcript line.
create table inbox (
  id text not null primary key,
  conversation_id text not null,
  source text not null,
  dedupe_key text not null,
  kind text not null,
  seq integer,
  payload text,
  push_id text,
  accepted_at integer not null,
  ready_at integer not null,
  attempts integer not null default 0,
  status integer not null default 0,
  error text,
  unique (source, dedupe_key)) without rowid;
create index inbox_waiting on inbox(conversation_id, ready_at) where status = 0;

-- status: waiting, reserved, offered, delivered, held, failed
create table outbox (
  id text not null primary key,
  conversation_id text not null,
  channel text not null,
  place integer not null,
  kind text not null,
  payload text not null,
  status text not null,
  reserved_for text,
  next_try_at integer,
  attempts integer not null default 0,
  lease_token text,
  lease_until integer,
  remote_id text,
  error text,
  created_at integer not null);
create index outbox_open on outbox(conversation_id, place) where status in ('waiting', 'reserved', 'offered', 'held');
create index outbox_due on outbox(next_try_at) where status in ('waiting', 'reserved', 'offered');
create index outbox_push on outbox(reserved_for) where reserved_for is not null;

create table due_jobs (
  id text not null primary key,
  kind text not null,
  subject_id text not null,
  conversation_id text not null,
  revision integer not null,
  due_at integer not null,
  payload text);
create index due_jobs_due on due_jobs(due_at);

create table tickets (
  id text not null primary key,
  number text not null unique,
  conversation_id text not null,
  customer_id text not null,
  case_id text,
  link_key text not null unique,
  form text not null,
  category text,
  type text,
  priority integer not null,
  status text not null,
  title text not null,
  body text not null,
  created_at integer not null,
  updated_at integer not null,
  version integer not null);
create index tickets_customer on tickets(customer_id, created_at);
create index tickets_conversation on tickets(conversation_id, created_at);

create table ticket_events (
  ticket_id text not null,
  place integer not null,
  at integer not null,
  actor text not null,
  kind text not null,
  visible integer not null,
  body text not null,
  primary key (ticket_id, place)) without rowid;

create table files (
  id text not null primary key,
  conversation_id text not null,
  sha256 text not null,
  size integer not null,
  name text not null,
  content_type text not null,
  created_at integer not null);
create index files_conversation on files(conversation_id);
create index files_blob on files(sha256);

create table unanswered (
  id text not null primary key,
  conversation_id text not null,
  seq integer not null,
  language text not null,
  text text not null,
  nearest text,
  reason text not null,
  at integer not null);

create table answer_ratings (
  conversation_id text not null,
  activity_id text not null,
  item text not null,
  helped integer not null,
  at integer not null,
  primary key (conversation_id, activity_id)) without rowid;

create table changes (
  position integer primary key autoincrement,
  kind text not null,
  subject text not null,
  at integer not null);

create table recurring_runs (
  name text not null,
  slot integer not null,
  at integer not null,
  primary key (name, slot)) without rowid;
