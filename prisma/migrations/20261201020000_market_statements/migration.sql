-- A council's market position statement: written in blocks with revisions, commented on, published as versions for ever.
create table public.statements (
  id uuid not null,
  council_id uuid not null,
  number integer not null,
  title text not null,
  period text not null,
  state text not null,
  state_since timestamptz(3) not null,
  created_by_id uuid not null,
  created_at timestamptz(3) not null,
  last_written_by_id uuid not null,
  last_written_at timestamptz(3) not null,
  version integer not null default 1,
  constraint statements_pkey primary key (id),
  constraint statements_state check (state in ('draft', 'in-review', 'published', 'superseded')),
  constraint statements_number check (number > 0)
);
create unique index statements_id_council_id_key on public.statements (id, council_id);
create unique index statements_council_id_number_key on public.statements (council_id, number);
-- The next edition is one: two drafts beside each other would be published in either order.
create unique index statements_one_open on public.statements (council_id) where state in ('draft', 'in-review');

create table public.statement_blocks (
  id uuid not null,
  statement_id uuid not null,
  council_id uuid not null,
  section text not null,
  position integer not null,
  kind text not null,
  origin_id uuid not null,
  revision integer not null,
  removed_by_id uuid,
  removed_at timestamptz(3),
  constraint statement_blocks_pkey primary key (id),
  constraint statement_blocks_kind check (kind in ('markdown', 'figure', 'table', 'chart')),
  constraint statement_blocks_section check (section in ('headline', 'children', 'voice', 'need', 'supply', 'gap', 'price', 'not-buying', 'respond', 'methods')),
  constraint statement_blocks_removed check ((removed_at is null) = (removed_by_id is null))
);
create index statement_blocks_statement_id_idx on public.statement_blocks (statement_id);
create unique index statement_blocks_id_council_id_key on public.statement_blocks (id, council_id);

create table public.statement_revisions (
  block_id uuid not null,
  number integer not null,
  council_id uuid not null,
  title text not null,
  body text not null,
  tree jsonb not null,
  query text,
  parameters jsonb not null,
  editor_id uuid not null,
  saved_at timestamptz(3) not null,
  constraint statement_revisions_pkey primary key (block_id, number)
);

create table public.statement_comments (
  id uuid not null,
  statement_id uuid not null,
  council_id uuid not null,
  section text not null,
  body text not null,
  written_by_id uuid not null,
  written_at timestamptz(3) not null,
  resolved_by_id uuid,
  resolved_at timestamptz(3),
  constraint statement_comments_pkey primary key (id),
  constraint statement_comments_section check (section in ('headline', 'children', 'voice', 'need', 'supply', 'gap', 'price', 'not-buying', 'respond', 'methods')),
  constraint statement_comments_resolved check ((resolved_at is null) = (resolved_by_id is null))
);
create index statement_comments_statement_id_idx on public.statement_comments (statement_id);

create table public.statement_versions (
  id uuid not null,
  statement_id uuid not null,
  council_id uuid not null,
  number integer not null,
  title text not null,
  period text not null,
  changes text not null,
  content text not null,
  sha256 text not null,
  supersedes integer,
  published_by_id uuid not null,
  published_at timestamptz(3) not null,
  constraint statement_versions_pkey primary key (id),
  -- A version is what was hashed, and comes after the one before.
  constraint statement_versions_sha256 check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  constraint statement_versions_supersedes check (supersedes is not distinct from nullif(number - 1, 0))
);
create unique index statement_versions_statement_id_key on public.statement_versions (statement_id);
create unique index statement_versions_council_id_number_key on public.statement_versions (council_id, number);

alter table public.statement_blocks add constraint statement_blocks_statement_id_council_id_fkey foreign key (statement_id, council_id) references public.statements (id, council_id) on delete restrict on update cascade;
alter table public.statement_revisions add constraint statement_revisions_block_id_council_id_fkey foreign key (block_id, council_id) references public.statement_blocks (id, council_id) on delete restrict on update cascade;
alter table public.statement_comments add constraint statement_comments_statement_id_council_id_fkey foreign key (statement_id, council_id) references public.statements (id, council_id) on delete restrict on update cascade;
alter table public.statement_versions add constraint statement_versions_statement_id_council_id_fkey foreign key (statement_id, council_id) references public.statements (id, council_id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 6
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('statement-started', 'market', '{council}', false),
  ('statement-written', 'market', '{council}', false),
  ('statement-commented', 'market', '{council}', false),
  ('statement-sent-to-review', 'market', '{council}', false),
  ('statement-returned', 'market', '{council}', false),
  ('statement-published', 'market', '{council}', false);
alter table public.event_kinds force row level security;
