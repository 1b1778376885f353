-- The wall between authorities.

-- The authority of this transaction. After SET LOCAL the setting is '' for the rest of the session, not null.
create function current_authority() returns text language sql stable parallel safe
return nullif(current_setting('app.authority', true), '');

-- Makes a table with authority_id a tenant table: every role, the owner too, sees the rows of the transaction's authority only.
create procedure make_tenant_table(tenant_table regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format('create policy tenant on %s using (authority_id = current_authority()) with check (authority_id = current_authority())', tenant_table);
end $$;
