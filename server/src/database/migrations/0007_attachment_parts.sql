-- Documents on their way, part by part, so that a broken connection loses little. Each part is sealed with the browser's key.

create table attachment_parts (
  authority_id text not null references authorities,
  attachment_id uuid not null,
  -- where the part begins in the document; parts join without gaps
  first_byte integer not null check (first_byte >= 0),
  byte_count integer not null check (byte_count > 0),
  content bytea not null,
  stored_at timestamptz not null,
  primary key (authority_id, attachment_id, first_byte)
);
call make_tenant_table('attachment_parts');
create index attachment_parts_stored on attachment_parts (authority_id, stored_at);
-- Ciphertext does not compress.
alter table attachment_parts alter column content set storage external;

grant select, insert, delete on attachment_parts to aufenthalt_app;
grant select, delete on attachment_parts to aufenthalt_worker;
