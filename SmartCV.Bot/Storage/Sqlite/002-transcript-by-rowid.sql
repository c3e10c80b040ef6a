-- Lines are added at the end of one table with an index beside it. In a table ordered by conversation every line went to a page of its own, and one of more than a
-- kilobyte to an overflow page as well: a quarter of the pages that a turn wrote.

create table transcript_by_rowid (
  conversation_id text not null,
  seq integer not null,
  id text not null,
  stamp integer not null,
  role text not null,
  kind text not null,
  visible integer not null,
  has_files integer not null,
  body text not null);
-- The index before the rows, and the rows in its order: nothing has to be sorted, which would be done in memory.
create unique index transcript_lines on transcript_by_rowid(conversation_id, seq);
insert into transcript_by_rowid select conversation_id, seq, id, stamp, role, kind, visible, has_files, body from transcript order by conversation_id, seq;
drop table transcript;
alter table transcript_by_rowid rename to transcript;
