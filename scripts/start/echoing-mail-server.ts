import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

/**
 * A mail server for tests that says what it was sent: any mail to an address with `nobody` is refused for good, the first to
 * anybody else for now, each time with the mail's own words in its answer, as real ones do.
 */
export class EchoingMailServer {
  readonly received: string[] = [];
  readonly refused: string[] = [];
  private readonly server: Server;
  private hasRefused = false;

  constructor() {
    this.server = createServer((socket) => this.serve(socket));
  }

  async listen(): Promise<number> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return (this.server.address() as { port: number }).port;
  }

  close(): void {
    this.server.close();
  }

  private serve(socket: Socket): void {
    let text = "";
    let inMail = false;
    let to = "";
    const say = (line: string) => socket.write(`${line}\r\n`);
    const line = (said: string) => {
      if (/^EHLO/i.test(said)) return say("250-mail.example\r\n250 AUTH PLAIN");
      if (/^AUTH/i.test(said)) return say("235 welcome");
      if (/^RCPT/i.test(said)) to = said;
      if (/^DATA/i.test(said)) {
        inMail = true;
        return say("354 go on");
      }
      if (/^QUIT/i.test(said)) return socket.end("221 bye\r\n");
      return say("250 fine");
    };
    socket.on("error", () => undefined);
    socket.on("data", (some) => {
      text += some.toString();
      for (let end = text.indexOf("\r\n"); !inMail && end >= 0; end = text.indexOf("\r\n")) {
        const said = text.slice(0, end);
        text = text.slice(end + 2);
        line(said);
      }
      const end = text.indexOf("\r\n.\r\n");
      if (!inMail || end < 0) return;
      const mail = text.slice(0, end).replace(/=\r\n/g, "").replace(/=3D/g, "=");
      text = text.slice(end + 5);
      inMail = false;
      const said = `${to} sent ${(mail.match(/https?:\/\/\S+/g) ?? []).join(" ")} ${mail.slice(-300).replace(/\s+/g, " ")}`;
      const forGood = to.includes("nobody");
      if (forGood || !this.hasRefused) {
        this.hasRefused ||= !forGood;
        this.refused.push(mail);
        return say(`${forGood ? 554 : 451} ${said}`);
      }
      this.received.push(mail);
      say("250 taken");
    });
    say("220 mail.example");
  }
}
