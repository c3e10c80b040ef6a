// A visitor's session: asked for at POST /widget/session. The visitor's key lives in the storage of the page that embeds us, so the same
// visitor comes back to the same conversation after a reload, a sleep of the laptop or an expired token.

interface Session {
  visitor: string;
  token: string;
  conversationId: string;
  userId: string;
}

const visitorKey = 'smartcv.visitor';

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is switched off: the visitor is a new one after each reload.
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

/** What a report would otherwise have to ask for. Browsers tell Windows 10 from 11 only when asked. */
async function environment(language: string): Promise<Record<string, string>> {
  const seen: Record<string, string> = { language, page: location.href.split('#')[0] };
  const hints = (navigator as { userAgentData?: { getHighEntropyValues(names: string[]): Promise<Record<string, unknown>> } }).userAgentData;
  try {
    const values = await hints?.getHighEntropyValues(['platform', 'platformVersion', 'model']);
    for (const name of ['platform', 'platformVersion', 'model']) if (values?.[name]) seen[name] = String(values[name]);
  } catch {
    // The user agent string has to do.
  }
  const network = (navigator as { connection?: { type?: string } }).connection?.type;
  if (network === 'wifi' || network === 'cellular') seen.network = network;
  return seen;
}

/**
 * @param language of the chat that is shown: the bot greets in it
 * @param user a signed token of the site that says who the visitor is, if somebody is signed in
 */
async function fetchSession(base: string, language: string, user?: string): Promise<Session> {
  const seen = await environment(language);
  const ask = (who?: string): Promise<Response> =>
    fetch(`${base}/widget/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ visitor: readStored(visitorKey), user: who, environment: seen }),
    });
  let answer = await ask(user);
  if (user && (answer.status === 403 || answer.status === 503)) {
    // Who the site says it is cannot be checked: somebody who needs help is better served as a stranger than not at all.
    console.warn(`SmartCV chat: ${await answer.text()}`);
    answer = await ask();
  }
  if (!answer.ok) throw new Error(`The support chat is not available (${answer.status}).`);
  const session: Session = await answer.json();
  store(visitorKey, session.visitor);
  return session;
}
