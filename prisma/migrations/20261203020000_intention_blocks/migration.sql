-- A statement says what the council intends to commission, in blocks of their own kind.
alter table public.statement_blocks
  drop constraint statement_blocks_kind,
  add constraint statement_blocks_kind check (kind in ('markdown', 'figure', 'table', 'chart', 'intention'));
