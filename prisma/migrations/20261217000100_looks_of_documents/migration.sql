-- Three migrations each said anew what a look may be for, and whichever ran last left out what another had added.
alter table vault.looks drop constraint looks_purpose;
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'keep-out', 'notice', 'leaving-care', 'child-view', 'read-text',
    'read-document', 'read-cleared-document', 'read-placement-document', 'comparison', 'search'));
