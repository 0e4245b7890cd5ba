import { account } from "~/paths/access";
import { Banner } from "~/ui/banner";
import { Actions, ButtonLink } from "~/ui/button";
import { PageHeading } from "~/ui/page-heading";

const HEAD = "Homeward recovery codes. Each works once, instead of a code from your phone.\r\n\r\n";

/** Ten recovery codes, shown this once: to print, to write down, or to keep as a file. */
export function RecoveryCodes({ codes, next }: { codes: string[]; next: string | null }) {
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(HEAD + codes.join("\r\n"))}`;
  return (
    <>
      <Banner tone="good" title="2-step verification is set up" />
      <PageHeading
        title="Save your recovery codes"
        lede="If you lose your phone, you can sign in with one of these. We cannot show them again."
      />
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        Print them or keep them in your password manager. Do not keep them on the phone that shows your codes.
      </p>
      <p>
        <a href={file} download="homeward-recovery-codes.txt">
          Download the codes as a text file
        </a>
      </p>
      <Actions>
        <ButtonLink to={next ?? account.organisations()}>I have saved them, continue</ButtonLink>
      </Actions>
    </>
  );
}
