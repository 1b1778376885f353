-- Documents that belong to no application yet. Sealed with a key that only the person's browser has.

create table attachments (
  authority_id text not null references authorities,
  attachment_id uuid not null,
  -- kind, size and hashes of the document, sealed with the same key
  facts bytea not null,
  content bytea not null,
  stored_at timestamptz not null,
  primary key (authority_id, attachment_id)
);
call make_tenant_table('attachments');
create index attachments_stored on attachments (authority_id, stored_at);
-- Ciphertext does not compress.
alter table attachments alter column content set storage external;

grant select, insert, delete on attachments to aufenthalt_app;
grant select, delete on attachments to aufenthalt_worker;
