-- What people have entered and not submitted yet. Sealed in their browsers with a key from the person's code, which never comes here.

create table drafts (
  authority_id text not null references authorities,
  -- From the code, like the access token: neither leads back to it.
  lookup_id bytea not null check (length(lookup_id) = 32),
  access_token_sha256 bytea not null check (length(access_token_sha256) = 32),
  revision integer not null check (revision > 0),
  content bytea,
  -- Documents that live as long as the draft names them.
  attachment_ids uuid[] not null,
  -- The last day, in Germany.
  kept_until date not null,
  -- The application that was made of it; the content is gone then. Who comes back with the code learns so what became of it.
  submitted_as uuid,
  primary key (authority_id, lookup_id),
  check ((content is null) = (submitted_as is not null))
);
call make_tenant_table('drafts');
create index drafts_kept on drafts (authority_id, kept_until);
-- Ciphertext does not compress.
alter table drafts alter column content set storage external;

-- What reopens a draft in the tab in which it was written: sealed with a key of which the platform has nothing; the page in that tab has it.
create table tab_notes (
  authority_id text not null references authorities,
  note_id bytea not null check (length(note_id) = 32),
  content bytea not null,
  kept_until timestamptz not null,
  primary key (authority_id, note_id)
);
call make_tenant_table('tab_notes');
create index tab_notes_kept on tab_notes (authority_id, kept_until);

grant select, insert, update, delete on drafts, tab_notes to aufenthalt_app;
grant select, delete on drafts, tab_notes to aufenthalt_worker;
