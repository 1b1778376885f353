-- Where a sender or a receiver is told that something is new: address, secret, version of the API.
alter table client add callback jsonb;
alter table destination add callback jsonb;

-- When another key took the place of this one to encrypt with; it is taken for a while longer.
alter table destination_key add superseded_at timestamptz;

-- Callbacks that nobody has confirmed yet, in the transaction of what they tell of. They are a help, not a promise: who misses one asks.
create table callback (
  position bigint generated always as identity primary key,
  client_id text references client on delete cascade,
  destination_id uuid references destination on delete cascade,
  kind text not null check (kind in ('new-submissions', 'new-events')),
  submission_id uuid not null references submission on delete cascade,
  attempts integer not null default 0,
  created_at timestamptz not null,
  next_attempt_at timestamptz not null,
  check ((client_id is null) <> (destination_id is null))
);
create index on callback (next_attempt_at);
create index on callback (submission_id);
