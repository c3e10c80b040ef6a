// What we use of Web Chat and of botframework-directlinejs, as far as we use it.

interface Attachment {
  contentType?: string;
  content?: unknown;
  name?: string;
  /** Ours: a card whose form has been sent. */
  isSent?: boolean;
}
interface Activity {
  id?: string;
  type: string;
  text?: string;
  textFormat?: string;
  value?: unknown;
  from?: { id?: string; role?: string };
  attachments?: Attachment[];
  channelData?: { clientActivityID?: string };
}
interface Subscription { unsubscribe(): void }
interface Stream<T> { subscribe(next: (value: T) => void, failed?: (error: unknown) => void): Subscription }
interface DirectLine { postActivity(activity: Activity): Stream<string>; connectionStatus$: Stream<number>; end(): void }
interface StoreAction { type: string; payload?: { text?: string; activity?: Activity; attachments?: ChosenFile[] } }
interface Store { dispatch(action: object): void }
/** What a middleware of Web Chat draws: an element of React, which the bundle keeps to itself. */
interface Drawn { type: unknown; props: Record<string, unknown> }
interface WebChatApi {
  createDirectLine(options: object): DirectLine;
  createStore(state: object, middleware: unknown): Store;
  renderWebChat(props: object, element: Element): void;
}
