import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Anchor, type AnchorProps } from "./anchor";
import { classNames } from "./class-names";

/** primary: the one thing to do here · plain: the others · warn: dangerous, last · link: looks like a link. */
export type ButtonTone = "primary" | "plain" | "warn" | "link";

const look = (tone: ButtonTone, className?: string) =>
  classNames("btn", tone !== "primary" && tone, className);

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { tone?: ButtonTone };

/** Submits its form unless `type` says otherwise. */
export function Button({ tone = "primary", type = "submit", className, ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={look(tone, className)} />;
}

export type ButtonLinkProps = AnchorProps & { tone?: ButtonTone };

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ tone = "primary", className, ...rest }: ButtonLinkProps) {
  return <Anchor {...rest} className={look(tone, className)} />;
}

/** Buttons in a row that wraps: the green one first, the dangerous one last. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>;
}
