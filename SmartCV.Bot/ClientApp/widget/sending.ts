// A message is kept until the server has said yes; sent again it carries the same id, so the server takes it once.

/** Why the server does not take a message. */
interface Refusal { status: number; reason?: string; file?: string; seconds?: string }

/** True when there is nothing wrong with the message, there are only too many of them: it can be sent again. */
const mayPass = (why: Refusal): boolean => why.status === 429 && !why.reason;

const sendingKey = (conversation: string) => `smartcv.sending.${conversation}`;
const sending = (conversation: string): Activity[] => JSON.parse(readKept(sendingKey(conversation)) || '[]');

function settle(conversation: string, id?: string): void {
  const rest = sending(conversation).filter(a => a.channelData?.clientActivityID !== id);
  keep(sendingKey(conversation), rest.length ? JSON.stringify(rest) : '');
}

/** Null for what may pass by itself: no network, a host that is down, a token that ran out. */
function refusalOf(error: unknown): Refusal | null {
  const { status = 0, xhr } = (error ?? {}) as { status?: number; xhr?: XMLHttpRequest };
  if (status < 400 || status >= 500 || status === 403) return null;
  const told = (xhr?.response as { error?: { reason?: string; file?: string } } | null | undefined)?.error;
  return { status, reason: told?.reason, file: told?.file, seconds: xhr?.getResponseHeader('Retry-After') ?? undefined };
}

/** Watches what is posted over a line. */
function safe(line: DirectLine, conversation: string, told: { taken(activity: Activity): void; refused(activity: Activity, why: Refusal): void }): DirectLine {
  const post = line.postActivity.bind(line);
  line.postActivity = activity => {
    if (activity.type !== 'message') return post(activity);
    const id = activity.channelData?.clientActivityID;
    // Files cannot be kept this way: the user sees that they were not sent and chooses them again.
    if (id && !activity.attachments?.length && !sending(conversation).some(a => a.channelData?.clientActivityID === id))
      keep(sendingKey(conversation), JSON.stringify([...sending(conversation), activity]));
    return watched(post(activity), {
      next(value) {
        // So the client says that it has not got through; the message stays where it is.
        if (value === 'retry') return;
        settle(conversation, id);
        told.taken(activity);
      },
      error(error) {
        const why = refusalOf(error);
        if (!why) return;
        // There will be room again; Web Chat offers to try.
        if (why.status !== 429) settle(conversation, id);
        told.refused(activity, why);
      },
    });
  };
  return line;
}

/** The same stream, which tells us first. */
function watched(stream: Stream<string>, us: { next(value: string): void; error(error: unknown): void }): Stream<string> {
  return new Proxy(stream, {
    get(target, name) {
      if (name !== 'subscribe') return Reflect.get(target, name);
      return (next: unknown, ...rest: unknown[]) => {
        const observer = (typeof next === 'function' ? { next, error: rest[0] } : next ?? {}) as { next?(value: string): void; error?(error: unknown): void };
        return target.subscribe(
          value => {
            us.next(value);
            observer.next?.(value);
          },
          error => {
            us.error(error);
            observer.error?.(error);
          },
        );
      };
    },
  });
}
