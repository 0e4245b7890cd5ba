-- What waits for a provider is read on its start page.
create index placement_changes_provider_waiting on public.placement_changes (provider_id) where state in ('proposed', 'returned');
