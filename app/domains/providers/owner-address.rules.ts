/** What an email address says of who has it. Pure. */

/** Free mail that anybody opens in a minute: the most used in Britain. */
const WEBMAIL =
  "aol.com btinternet.com gmail.com gmx.com gmx.co.uk googlemail.com hotmail.co.uk hotmail.com icloud.com live.co.uk live.com mail.com mac.com me.com msn.com ntlworld.com outlook.com proton.me protonmail.com sky.com talktalk.net virginmedia.com yahoo.co.uk yahoo.com ymail.com".split(
    " ",
  );

export function isWebmail(email: string): boolean {
  return WEBMAIL.includes(domainOf(email));
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase();
}

/** Words of an owner's name that are in many names. */
const COMMON = ["care", "homes", "home", "limited", "services", "children", "childrens", "residential"];

/** What to make of an address for an owner of this name: said beside it, never decided by it. */
export function sameDomainWords(email: string, owner: string): string {
  if (isWebmail(email)) return "A webmail address: anybody can open one in any name.";
  const domain = domainOf(email).replace(/[^a-z]/g, "");
  const named = owner
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => word.length > 3 && !COMMON.includes(word) && domain.includes(word));
  return named
    ? "The domain includes part of the owner’s name, but anyone can buy a domain."
    : "The domain does not include the owner’s name.";
}
