-- An audit that shows tampering: every row of the record carries the digest of itself and the transaction that wrote
-- it, nothing of it is changed or removed, and each minute the rows of finished transactions are sealed into a chain.
-- docs/adr/0024-sealed-audit.md says why, `npm run audit:verify` checks it.

-- ------------------------------------------------------------ columns
alter table public.events
  add column transaction bigint not null default ((pg_current_xact_id())::text)::bigint,
  add column digest bytea;
alter table vault.looks
  add column transaction bigint not null default ((pg_current_xact_id())::text)::bigint,
  add column digest bytea;
alter table public.information_looks add column digest bytea;

CREATE INDEX "events_transaction_idx" ON "events"("transaction");
CREATE INDEX "looks_transaction_idx" ON "vault"."looks"("transaction");
CREATE INDEX "information_looks_transaction_idx" ON "information_looks"("transaction");
-- What the page of the audit pages through: an organisation's, and one person's.
CREATE INDEX "events_council_id_at_idx" ON "events"("council_id", "at");
CREATE INDEX "events_provider_id_at_idx" ON "events"("provider_id", "at");
CREATE INDEX "events_person_id_at_idx" ON "events"("person_id", "at");
CREATE INDEX "looks_council_id_at_idx" ON "vault"."looks"("council_id", "at");
CREATE INDEX "information_looks_council_id_at_idx" ON "information_looks"("council_id", "at");

CREATE TABLE "audit_seals" (
    "number" BIGINT NOT NULL,
    "from_transaction" BIGINT NOT NULL,
    "to_transaction" BIGINT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "row_count" INTEGER NOT NULL,
    "leaves" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("number")
);

-- ------------------------------------------------------------ digests of the rows that are there already
-- Every column but the digest itself, those that are null left out: a column that is added later, and empty in old
-- rows, changes no old digest.
set local timezone = 'UTC';
do $$
declare t text;
begin
  foreach t in array array['public.events', 'vault.looks', 'public.information_looks'] loop
    execute format('alter table %s no force row level security', t);
    execute format($sql$update %1$s r set digest = pg_catalog.sha256(pg_catalog.convert_to('%1$s ' || pg_catalog.jsonb_strip_nulls(pg_catalog.to_jsonb(r) - 'digest')::text, 'UTF8'))$sql$, t);
    execute format('alter table %s force row level security', t);
    -- Not by "not null": who inserts need not name the column, and has no default to send for it.
    execute format('alter table %s add constraint audit_digest_is_there check (digest is not null)', t);
  end loop;
end $$;

-- ------------------------------------------------------------ each new row
-- The last of the triggers before an insert, by its name: what others set is in the digest.
create function public.audit_digest() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp set timezone = 'UTC'
  as $$ begin
    new.transaction := pg_current_xact_id()::text::bigint;
    new.digest := sha256(convert_to(tg_table_schema || '.' || tg_table_name || ' ' || jsonb_strip_nulls(to_jsonb(new) - 'digest')::text, 'UTF8'));
    return new;
  end $$;
revoke all on function public.audit_digest() from public;

create function public.audit_append_only() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = '42501';
  end $$;
revoke all on function public.audit_append_only() from public;

do $$
declare t text;
begin
  foreach t in array array['public.events', 'vault.looks', 'public.information_looks'] loop
    execute format('create trigger zz_audit_digest before insert on %s for each row execute function public.audit_digest()', t);
  end loop;
  -- The owner as well: a mistake in a migration or a console meets it, an attacker who drops it meets the seals.
  foreach t in array array['public.events', 'vault.looks', 'public.information_looks', 'public.audit_seals'] loop
    execute format('create trigger append_only before update or delete on %s for each row execute function public.audit_append_only()', t);
    execute format('create trigger append_only_whole before truncate on %s for each statement execute function public.audit_append_only()', t);
  end loop;
end $$;

-- ------------------------------------------------------------ who seals, and who verifies
-- A role that cannot log in: its function seals for the worker, the owner takes it on to verify.
alter table public.audit_seals enable row level security;
alter table public.audit_seals force row level security;
revoke all on public.audit_seals from public;
grant usage on schema public, vault, access to homeward_auditor;
grant create on schema public to homeward_auditor;
grant select on public.events, vault.looks, public.information_looks to homeward_auditor;
create policy auditor on public.events for select to homeward_auditor using (true);
create policy auditor on vault.looks for select to homeward_auditor using (true);
create policy auditor on public.information_looks for select to homeward_auditor using (true);
grant select, insert on public.audit_seals to homeward_auditor;
create policy auditor_read on public.audit_seals for select to homeward_auditor using (true);
create policy auditor_seal on public.audit_seals for insert to homeward_auditor with check (true);
-- Hashes and counts of everybody's rows together, of nobody in particular.
grant select on public.audit_seals to homeward_worker, homeward_council, homeward_provider, homeward_region;
create policy published on public.audit_seals for select to homeward_worker, homeward_council, homeward_provider, homeward_region using (true);

/*
 * Seals what finished transactions have written since the last seal and returns how many rows that were. A transaction
 * below the oldest one in flight has ended, so that none can add a row behind the edge; who writes waits for nothing.
 */
create function public.seal_audit() returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_number bigint; v_from bigint; v_edge bigint; v_previous bytea;
    v_rows integer; v_leaves bytea; v_digest bytea; v_at timestamptz(3) := date_trunc('milliseconds', clock_timestamp());
  begin
    perform pg_advisory_xact_lock(hashtext('homeward audit seals'));
    select s.number, s.to_transaction, s.hash into v_number, v_from, v_previous
      from public.audit_seals s order by s.number desc limit 1;
    v_number := coalesce(v_number, 0) + 1;
    v_from := coalesce(v_from, 0);
    v_previous := coalesce(v_previous, decode(repeat('00', 32), 'hex'));
    v_edge := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    if v_edge < v_from then
      raise exception 'the transactions of this database are counted from %, the last seal ends at %: it was restored without its counter', v_edge, v_from
        using errcode = '55000';
    end if;
    select count(*), string_agg(substr(r.digest, 1, 8), ''::bytea order by r.transaction, r.place, r.id),
           sha256(coalesce(string_agg(r.digest, ''::bytea order by r.transaction, r.place, r.id), ''::bytea))
      into v_rows, v_leaves, v_digest
      from (
        select e.transaction, 1 as place, e.id, e.digest from public.events e where e.transaction >= v_from and e.transaction < v_edge
        union all
        select l.transaction, 2, l.id, l.digest from vault.looks l where l.transaction >= v_from and l.transaction < v_edge
        union all
        select i.transaction, 3, i.id, i.digest from public.information_looks i where i.transaction >= v_from and i.transaction < v_edge
      ) r;
    if v_rows = 0 then return 0; end if;
    insert into public.audit_seals (number, from_transaction, to_transaction, sealed_at, row_count, leaves, digest, previous, hash)
    values (v_number, v_from, v_edge, v_at, v_rows, v_leaves, v_digest, v_previous,
      sha256(convert_to(format('homeward seal %s %s %s %s %s ', v_number, v_from, v_edge, (extract(epoch from v_at) * 1000)::bigint, v_rows), 'UTF8')
        || v_previous || v_digest));
    return v_rows;
  end $$;
revoke all on function public.seal_audit() from public;
grant execute on function public.seal_audit() to homeward_worker;
-- Last: the owner does not act for the auditor without taking the role on.
alter function public.seal_audit() owner to homeward_auditor;

-- How old what is not sealed yet is, for the measurements: no row, only a moment.
create function public.oldest_unsealed() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with edge as (select coalesce(max(s.to_transaction), 0) as at from public.audit_seals s)
    select min(r.at) from (
      select min(e.at) as at from public.events e, edge where e.transaction >= edge.at
      union all select min(l.at) from vault.looks l, edge where l.transaction >= edge.at
      union all select min(i.at) from public.information_looks i, edge where i.transaction >= edge.at) r
  $$;
revoke all on function public.oldest_unsealed() from public;
grant execute on function public.oldest_unsealed() to homeward_worker;
alter function public.oldest_unsealed() owner to homeward_auditor;
