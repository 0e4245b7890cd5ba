-- A council's own clauses of its agreements: a draft, and versions that are published and never change. No provider reads
-- them: it reads what an agreement says.

-- ------------------------------------------------------------ public.agreement_templates
alter table public.agreement_templates enable row level security;
alter table public.agreement_templates force row level security;

grant select, insert, update (clauses, saved_at, saved_by_id, source, version) on public.agreement_templates to homeward_council;
grant select (id, council_id, clauses, saved_at, version, pdf_version), update (pdf, pdf_version) on public.agreement_templates to homeward_worker;

create policy job on public.agreement_templates for select to homeward_worker using (council_id = (select app_org()));
create policy job_make on public.agreement_templates for update to homeward_worker
  using (council_id = (select app_org())) with check (council_id = (select app_org()) and pdf_version = version);
create policy own on public.agreement_templates for select to homeward_council using (council_id = (select app_org()));
create policy own_begin on public.agreement_templates for insert to homeward_council with check (council_id = (select app_org()));
create policy own_change on public.agreement_templates for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.agreement_templates
  for each row execute function public.guard_beginning('saved_by_id=@person', 'saved_at=@now', 'version=1', 'pdf=', 'pdf_version=');

create trigger guard_holder before insert or update on public.agreement_templates
  for each statement execute function public.guard_holder('head-of-service', 'commissioner');

create function public.guard_agreement_template()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user = 'homeward_council' and (new.version is distinct from old.version + 1
        or new.saved_by_id is distinct from (select public.app_person()) or not public.is_now(new.saved_at)) then
      raise exception 'a template is saved now, as its next version, by whoever does so' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_agreement_template before update on public.agreement_templates
  for each row execute function public.guard_agreement_template();

-- ------------------------------------------------------------ public.agreement_template_versions
alter table public.agreement_template_versions enable row level security;
alter table public.agreement_template_versions force row level security;

grant select, insert on public.agreement_template_versions to homeward_council;

create policy own on public.agreement_template_versions for select to homeward_council using (council_id = (select app_org()));
-- What is published is the draft as it was saved and looked at.
create policy own_publish on public.agreement_template_versions for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.agreement_templates t
    where t.council_id = agreement_template_versions.council_id and t.source = agreement_template_versions.source
      and t.clauses = agreement_template_versions.clauses));

create trigger guard_beginning before insert on public.agreement_template_versions
  for each row execute function public.guard_beginning('published_by_id=@person', 'published_at=@now');

create trigger guard_holder before insert on public.agreement_template_versions
  for each statement execute function public.guard_holder('head-of-service', 'commissioner');

-- An agreement is begun with clauses of its own council.
create function public.guard_template_of_agreement()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if new.template_id is not null and not exists (select 1 from public.agreement_template_versions v
        where v.id = new.template_id and v.council_id = new.council_id) then
      raise exception 'an agreement is begun with clauses of its own council' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_template_of_agreement before insert on public.agreements
  for each row execute function public.guard_template_of_agreement();
