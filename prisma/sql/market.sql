-- Market position statements: a council's own, and the hub's for the region, while they are written; everybody's as the versions
-- that it has published.

-- ------------------------------------------------------------ public.statements
alter table public.statements enable row level security;
alter table public.statements force row level security;

grant select, insert, update (title, period, state, state_since, last_written_by_id, last_written_at, version)
  on public.statements to homeward_council, homeward_region;

-- Whether a provider may be interested in what it intends: is_intention_open in market/interests.sql.
grant select (id, council_id, number, state) on public.statements to homeward_definer;

create policy definer_read on public.statements for select to homeward_definer using (true);
create policy own on public.statements for select to homeward_council, homeward_region using (council_id = (select app_org()));
create policy own_start on public.statements for insert to homeward_council, homeward_region with check (council_id = (select app_org()));
create policy own_write on public.statements for update to homeward_council, homeward_region
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.statements
  for each row execute function public.guard_beginning('state=draft', 'state_since=@now', 'created_by_id=@person',
    'created_at=@now', 'last_written_by_id=@person', 'last_written_at=@now', 'version=1');

-- Who starts, writes and sends to review; who returns; who publishes: STATEMENT_WRITERS, _READERS and _PUBLISHERS.
create trigger guard_holder_start before insert on public.statements
  for each statement execute function public.guard_holder('commissioner', 'quality-assurance', 'hub-officer');
create trigger guard_holder_write before update on public.statements
  for each row when (new.state = old.state or new.state = 'in-review')
  execute function public.guard_holder('commissioner', 'quality-assurance', 'hub-officer');
create trigger guard_holder_return before update on public.statements
  for each row when (new.state <> old.state and new.state = 'draft')
  execute function public.guard_holder('commissioner', 'quality-assurance', 'head-of-service', 'director', 'hub-officer');
create trigger guard_holder_publish before update on public.statements
  for each row when (new.state <> old.state and new.state in ('published', 'superseded'))
  execute function public.guard_holder('commissioner', 'head-of-service', 'director', 'hub-officer');

-- The moves of app/domains/market/statement/statement.machine.ts; what is written is written into a draft, in one's own name.
create function public.guard_statement()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_move text := old.state || ' > ' || new.state;
  begin
    if current_user not in ('homeward_council', 'homeward_region') then return new; end if;
    if new.version <> old.version + 1 then
      raise exception 'a statement changes as its next version' using errcode = '42501';
    end if;
    if new.state = old.state then
      if old.state <> 'draft' or new.last_written_by_id <> (select public.app_person())
          or not public.is_now(new.last_written_at) or new.state_since <> old.state_since then
        raise exception 'only a draft is written, now and in one''s own name' using errcode = '42501';
      end if;
      return new;
    end if;
    if v_move not in ('draft > in-review', 'in-review > draft', 'in-review > published', 'published > superseded')
        or not public.is_now(new.state_since) then
      raise exception 'nobody moves a statement from %', v_move using errcode = '42501';
    end if;
    if (new.title, new.period, new.last_written_by_id, new.last_written_at)
        is distinct from (old.title, old.period, old.last_written_by_id, old.last_written_at) then
      raise exception 'a move writes nothing' using errcode = '42501';
    end if;
    if new.state = 'published' and not exists (select 1 from public.statement_versions v
        where v.statement_id = new.id and public.is_now(v.published_at)) then
      raise exception 'what is published has a version of now' using errcode = '42501';
    end if;
    if new.state = 'superseded' and not exists (select 1 from public.statement_versions v
        where v.council_id = new.council_id and v.number > new.number) then
      raise exception 'no newer version has been published' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_statement before update on public.statements
  for each row execute function public.guard_statement();

-- ------------------------------------------------------------ public.statement_blocks
alter table public.statement_blocks enable row level security;
alter table public.statement_blocks force row level security;

grant select, insert, update (position, revision, removed_by_id, removed_at) on public.statement_blocks to homeward_council, homeward_region;

grant select (id, statement_id, council_id, kind, origin_id, removed_at) on public.statement_blocks to homeward_definer;

create policy definer_read on public.statement_blocks for select to homeward_definer using (true);
create policy own on public.statement_blocks for select to homeward_council, homeward_region using (council_id = (select app_org()));
create policy own_add on public.statement_blocks for insert to homeward_council, homeward_region
  with check (council_id = (select app_org()) and exists (select 1 from public.statements s
    where s.id = statement_id and s.state = 'draft')
    -- The hub commissions nothing: what is intended is each council's to say.
    and (kind <> 'intention' or current_user = 'homeward_council'));
create policy own_change on public.statement_blocks for update to homeward_council, homeward_region
  using (council_id = (select app_org()) and removed_at is null and exists (select 1 from public.statements s
    where s.id = statement_id and s.state = 'draft'))
  with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.statement_blocks
  for each row execute function public.guard_beginning('revision=1', 'removed_by_id=', 'removed_at=');

create trigger guard_holder before insert or update on public.statement_blocks
  for each statement execute function public.guard_holder('commissioner', 'quality-assurance', 'hub-officer');

create function public.guard_statement_block()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user not in ('homeward_council', 'homeward_region') then return new; end if;
    if new.revision not in (old.revision, old.revision + 1) or (new.removed_at is not null
        and (not public.is_now(new.removed_at) or new.removed_by_id <> (select public.app_person()))) then
      raise exception 'a block goes on to its next revision, and is removed now, in one''s own name' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_statement_block before update on public.statement_blocks
  for each row execute function public.guard_statement_block();

-- ------------------------------------------------------------ public.statement_revisions
alter table public.statement_revisions enable row level security;
alter table public.statement_revisions force row level security;

grant select, insert on public.statement_revisions to homeward_council, homeward_region;

create policy own on public.statement_revisions for select to homeward_council, homeward_region using (council_id = (select app_org()));
-- Of a block that counts, in a draft, as the one that its block says.
create policy own_save on public.statement_revisions for insert to homeward_council, homeward_region
  with check (council_id = (select app_org()) and exists (select 1 from public.statement_blocks b
    join public.statements s on s.id = b.statement_id
    where b.id = block_id and b.revision = statement_revisions.number and b.removed_at is null and s.state = 'draft'));

create trigger guard_beginning before insert on public.statement_revisions
  for each row execute function public.guard_beginning('editor_id=@person', 'saved_at=@now');

create trigger guard_holder before insert on public.statement_revisions
  for each statement execute function public.guard_holder('commissioner', 'quality-assurance', 'hub-officer');

-- ------------------------------------------------------------ public.statement_comments
alter table public.statement_comments enable row level security;
alter table public.statement_comments force row level security;

grant select, insert, update (resolved_by_id, resolved_at) on public.statement_comments to homeward_council, homeward_region;

create policy own on public.statement_comments for select to homeward_council, homeward_region using (council_id = (select app_org()));
create policy own_say on public.statement_comments for insert to homeward_council, homeward_region
  with check (council_id = (select app_org()) and exists (select 1 from public.statements s
    where s.id = statement_id and s.state in ('draft', 'in-review')));
create policy own_resolve on public.statement_comments for update to homeward_council, homeward_region
  using (council_id = (select app_org()) and resolved_at is null)
  with check (council_id = (select app_org()) and resolved_by_id = (select app_person()) and public.is_now(resolved_at));

create trigger guard_beginning before insert on public.statement_comments
  for each row execute function public.guard_beginning('written_by_id=@person', 'written_at=@now', 'resolved_by_id=', 'resolved_at=');

create trigger guard_holder before insert or update on public.statement_comments
  for each statement execute function public.guard_holder('commissioner', 'quality-assurance', 'head-of-service', 'director', 'hub-officer');

-- ------------------------------------------------------------ public.statement_versions
alter table public.statement_versions enable row level security;
alter table public.statement_versions force row level security;

-- Published for everybody, also the public; who pressed is nobody's to read here: the council's own record says it. Nobody
-- changes or deletes one.
grant insert, select (statement_id) on public.statement_versions to homeward_council, homeward_region;
grant select (id, council_id, number, title, period, changes, content, sha256, supersedes, published_at)
  on public.statement_versions to homeward_council, homeward_provider, homeward_region, homeward_reader;

-- What a PDF is made of.
grant select (id, council_id, number, content, sha256, published_at) on public.statement_versions to homeward_worker;

create policy job on public.statement_versions for select to homeward_worker using (council_id = (select app_org()));
create policy published on public.statement_versions for select
  to homeward_council, homeward_provider, homeward_region, homeward_reader using (true);
create policy own_publish on public.statement_versions for insert to homeward_council, homeward_region
  with check (council_id = (select app_org()) and exists (select 1 from public.statements s
    where s.id = statement_id and s.number = statement_versions.number and s.state = 'in-review'
      and s.title = statement_versions.title and s.period = statement_versions.period));

create trigger guard_beginning before insert on public.statement_versions
  for each row execute function public.guard_beginning('published_by_id=@person', 'published_at=@now');

create trigger guard_holder before insert on public.statement_versions
  for each statement execute function public.guard_holder('commissioner', 'head-of-service', 'director', 'hub-officer');

-- Nobody publishes what they wrote last: the statement says who it was, and a revision that is newer than it says so too.
-- A colleague who has moved or removed a block since, or changed the title, wrote last without a revision.
create function public.guard_statement_version()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if tg_op <> 'INSERT' then
      raise exception 'a published version never changes' using errcode = '42501';
    end if;
    if current_user not in ('homeward_council', 'homeward_region') then return new; end if;
    if new.published_by_id in (
        select s.last_written_by_id from public.statements s where s.id = new.statement_id
        union all
        (select r.editor_id from public.statement_revisions r join public.statement_blocks b on b.id = r.block_id
          where b.statement_id = new.statement_id
            and r.saved_at >= (select s.last_written_at from public.statements s where s.id = new.statement_id)
          order by r.saved_at desc, r.block_id desc limit 1)) then
      raise exception 'whoever wrote last does not publish' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_statement_version before insert or update or delete on public.statement_versions
  for each row execute function public.guard_statement_version();

-- ------------------------------------------------------------ public.statement_pdfs
alter table public.statement_pdfs enable row level security;
alter table public.statement_pdfs force row level security;

-- Read at its public address, by everybody; nobody changes or deletes one.
grant select on public.statement_pdfs to homeward_reader;
grant select (statement_version_id), insert on public.statement_pdfs to homeward_worker;

create policy job on public.statement_pdfs for select to homeward_worker using (council_id = (select app_org()));
create policy job_make on public.statement_pdfs for insert to homeward_worker
  with check (council_id = (select app_org()) and exists (select 1 from public.statement_versions v
    where v.id = statement_version_id and v.council_id = statement_pdfs.council_id));
create policy published on public.statement_pdfs for select to homeward_reader using (true);

create trigger guard_beginning before insert on public.statement_pdfs
  for each row execute function public.guard_beginning('made_at=@now');

-- ------------------------------------------------------------ public.intention_moves
alter table public.intention_moves enable row level security;
alter table public.intention_moves force row level security;

-- For everybody, but for who moved it. Nobody changes or deletes one.
grant insert on public.intention_moves to homeward_council;
grant select (id, council_id, block_id, number, moved_to, reason, moved_at)
  on public.intention_moves to homeward_council, homeward_provider, homeward_region, homeward_reader;

grant select (block_id, number, moved_to) on public.intention_moves to homeward_definer;

create policy definer_read on public.intention_moves for select to homeward_definer using (true);
create policy published on public.intention_moves for select
  to homeward_council, homeward_provider, homeward_region, homeward_reader using (true);
-- Of an intention of the version that is published now.
create policy own_move on public.intention_moves for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.statement_blocks b
    join public.statements s on s.id = b.statement_id
    where b.origin_id = intention_moves.block_id and b.council_id = intention_moves.council_id and b.kind = 'intention'
      and b.removed_at is null and s.state = 'published'));

create trigger guard_beginning before insert on public.intention_moves
  for each row execute function public.guard_beginning('moved_by_id=@person', 'moved_at=@now');

create trigger guard_holder before insert on public.intention_moves
  for each statement execute function public.guard_holder('commissioner');

-- The moves of app/domains/market/intentions/intention.machine.ts, one after the other.
create function public.guard_intention_move()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_number integer := 0; v_from text := 'planned';
  begin
    if current_user <> 'homeward_council' then return new; end if;
    select m.number, m.moved_to into v_number, v_from from public.intention_moves m
      where m.block_id = new.block_id order by m.number desc limit 1;
    if not found then v_number := 0; v_from := 'planned'; end if;
    if new.number <> v_number + 1 or v_from || ' > ' || new.moved_to not in (
        'planned > out-to-market', 'planned > in-progress', 'planned > dropped',
        'out-to-market > planned', 'out-to-market > in-progress', 'out-to-market > dropped',
        'in-progress > out-to-market', 'in-progress > done', 'in-progress > dropped',
        'done > in-progress', 'dropped > planned') then
      raise exception 'nobody moves an intention from % to %', v_from, new.moved_to using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_intention_move before insert on public.intention_moves
  for each row execute function public.guard_intention_move();

-- ------------------------------------------------------------ functions

create function public.sees_statement(p_id uuid, p_council uuid, p_provider uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select p_provider is null and exists (select 1 from public.statements s where s.id = p_id
    and s.council_id = coalesce(p_council, s.council_id)) $$;
grant execute on function public.sees_statement(uuid, uuid, uuid) to public;
