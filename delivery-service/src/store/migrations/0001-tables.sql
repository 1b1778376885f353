create table client (
  client_id text primary key,
  secret_sha256 text not null,
  scopes text[] not null,
  destinations uuid[] not null
);

create table access_token (
  token_sha256 text primary key,
  client_id text not null references client on delete cascade,
  expires_at timestamptz not null
);

create table destination (
  destination_id uuid primary key,
  name text not null,
  status text not null default 'active' check (status in ('active', 'inactive')),
  encryption_kid text not null,
  public_services jsonb not null
);

-- Keys stay for ever: events of years ago must be verifiable.
create table destination_key (
  destination_id uuid not null references destination,
  kid text not null,
  jwk jsonb not null,
  primary key (destination_id, kid)
);

create table submission (
  submission_id uuid primary key,
  case_id uuid not null,
  client_id text not null,
  destination_id uuid not null references destination,
  public_service jsonb not null,
  region text,
  state text not null default 'incomplete' check (state in ('incomplete', 'submitted', 'fetched', 'accepted', 'rejected')),
  encrypted_metadata text,
  encrypted_data text,
  authentication_tags jsonb,
  created_at timestamptz not null,
  submitted_at timestamptz,
  fetched_at timestamptz,
  deleted_at timestamptz,
  check (state = 'incomplete' or (authentication_tags is not null and submitted_at is not null)),
  check (deleted_at is null or (encrypted_metadata is null and encrypted_data is null))
);
create index on submission (case_id);
create index on submission (destination_id, submitted_at) where state in ('submitted', 'fetched') and deleted_at is null;
create index on submission (created_at) where deleted_at is null;

create table attachment (
  submission_id uuid not null references submission on delete cascade,
  attachment_id uuid not null,
  jwe text,
  tag text,
  primary key (submission_id, attachment_id)
);

-- Ciphertext does not get smaller: not even trying saves the time.
alter table submission alter column encrypted_metadata set storage external;
alter table submission alter column encrypted_data set storage external;
alter table attachment alter column jwe set storage external;

create table event (
  position bigint generated always as identity primary key,
  event_id uuid not null unique,
  case_id uuid not null,
  submission_id uuid not null,
  kind text not null,
  token text not null,
  issued_at timestamptz not null
);
create index on event (case_id, position);
create index on event (submission_id, position);
create index on event (issued_at);
