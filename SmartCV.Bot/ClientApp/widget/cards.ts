// What was typed into a card survives a reload. A card that comes in is given what was typed into it before, and an id, by which typing finds it.
// A card that was sent shows what was sent of it, and takes nothing more.

interface CardElement { type?: string; id?: string; value?: string; isVisible?: boolean; items?: CardElement[] }
interface Card extends CardElement { body?: CardElement[]; actions?: { type?: string; data?: { smartcvFormId?: string } }[] }
/** By the id of the card; the form tells which cards are done when one of them is sent. */
type KeptCards = Record<string, { form?: string; values: Record<string, string> }>;

const cardType = 'application/vnd.microsoft.card.adaptive';
const cardsKey = (conversation: string) => `smartcv.cards.${conversation}`;
const cardMark = 'smartcv-card-';

/** Which form the cards on the page are of, by their ids. */
const formOfCard: Record<string, string | undefined> = {};

/** The cards of this page, by the ids of their activities, with the values that were sent of them. */
const shownCards = new Map<string, { activity: Activity; sent?: Record<string, string> }>();

/** Submissions that were looked at: one that the stream brings again must not shut a card that was shown since. */
const seenSubmissions = new Set<string>();

const keptCards = (conversation: string): KeptCards => JSON.parse(readKept(cardsKey(conversation)) || '{}');

function keepCards(conversation: string, cards: KeptCards): void {
  keep(cardsKey(conversation), Object.keys(cards).length ? JSON.stringify(cards) : '');
}

/** The id on the page of an activity's card, or null. */
function cardIdOf(activity: Activity): string | null {
  const place = activity.attachments?.findIndex(a => a.contentType === cardType) ?? -1;
  return place < 0 ? null : `${cardMark}${activity.id}-${place}`;
}

/** The activity with what was typed into its cards. */
function withTyped(activity: Activity, conversation: string): Activity {
  if (!activity.id || !cardIdOf(activity)) return activity;
  // One that comes a second time is still sent.
  const sent = shownCards.get(activity.id)?.sent;
  shownCards.set(activity.id, { activity, sent });
  return withValues(activity, id => sent ?? keptCards(conversation)[id]?.values, sent !== undefined);
}

/**
 * The cards that a submission is of, as they look now that they are sent: those of its form that came before it. The bot shows a card anew when it
 * refuses something; that one comes after it and is alive.
 */
function cardsOf(submission: Activity): Activity[] {
  const values = submission.value as Record<string, unknown> | undefined;
  if (submission.from?.role !== 'user' || !values?.smartcvFormId) return [];
  if (submission.id) {
    if (seenSubmissions.has(submission.id)) return [];
    seenSubmissions.add(submission.id);
  }

  const sent = Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  return [...shownCards.values()].filter(c => !c.sent && formsOf(c.activity).includes(values.smartcvFormId as string)).map(card => {
    card.sent = sent;
    return withValues(card.activity, () => sent, true);
  });
}

function forgetCards(): void {
  shownCards.clear();
  seenSubmissions.clear();
}

const formOf = (card: Card): string | undefined => card.actions?.map(a => a.data?.smartcvFormId).find(id => id);

function formsOf(activity: Activity): (string | undefined)[] {
  return activity.attachments!.filter(a => a.contentType === cardType).map(a => formOf(a.content as Card));
}

function withValues(activity: Activity, valuesOf: (card: string) => Record<string, string> | undefined, isSent: boolean): Activity {
  const attachments = activity.attachments!.map((attachment, place) => {
    if (attachment.contentType !== cardType) return attachment;
    const card = structuredClone(attachment.content) as Card;
    card.id = `${cardMark}${activity.id}-${place}`;
    formOfCard[card.id] = formOf(card);
    fillIn(card.body ?? [], valuesOf(card.id) ?? {});
    if (isSent) leaveOnlyFilled(card);
    return { ...attachment, content: card, isSent };
  });
  return { ...activity, attachments };
}

/** True when something was filled in; what is folded away is opened for it. */
function fillIn(elements: CardElement[], values: Record<string, string>): boolean {
  let any = false;
  for (const element of elements) {
    if (element.items && fillIn(element.items, values)) element.isVisible = any = true;
    if (!element.type?.startsWith('Input.') || !element.id || !(element.id in values)) continue;
    element.value = values[element.id];
    any ||= element.value !== '';
  }
  return any;
}

/** A card that was sent is a record: what was left empty is not part of it, and nothing is left to unfold. */
function leaveOnlyFilled(card: Card): void {
  const hide = (elements: CardElement[]): boolean => {
    for (const element of elements) {
      if (element.items) element.isVisible = hide(element.items);
      else if (element.type?.startsWith('Input.')) element.isVisible = !!element.value;
    }
    return elements.some(e => e.isVisible !== false);
  };
  hide(card.body ?? []);
  card.actions = card.actions?.filter(a => a.type === 'Action.Submit');
}

/** Keeps what is being typed into a card. */
function keepTyped(input: EventTarget | null, conversation: string): void {
  if (!isTyped(input)) return;
  const card = input.closest(`[id^="${cardMark}"]`);
  // Web Chat draws an input inside an element that has the id of the card's element.
  const field = input.parentElement?.closest('[id]:not([id^="__"])');
  if (!card || !field || field === card) return;
  const cards = keptCards(conversation);
  const own = (cards[card.id] ??= { form: formOfCard[card.id], values: {} });
  own.values[field.id] = input.value;
  keepCards(conversation, cards);
}

/** What was sent need not be kept: not on this card, and not on an earlier one of the same form. */
function dropTyped(sent: Activity, conversation: string): void {
  const form = (sent.value as { smartcvFormId?: string } | undefined)?.smartcvFormId;
  if (!form) return;
  keepCards(conversation, Object.fromEntries(Object.entries(keptCards(conversation)).filter(([, card]) => card.form !== form)));
}

/** A card on its way to its beginning: frames since it came, and frames in a row in which it stood where it belongs. */
interface Opening { card: string; frames: number; stood: number }

let opening: Opening | null = null;

/**
 * A card that is higher than the window opens at its beginning; Web Chat goes to the end of what is new. (Its own settings for this, autoScrollSnapOn..., fail
 * on activities that are not drawn.) Null when something else came after it.
 */
function openAtItsBeginning(card: string | null): void {
  const next = card ? { card, frames: 0, stood: 0 } : null;
  opening = next;
  if (next) requestAnimationFrame(() => watchOpening(next));
}

// Web Chat decides whether to follow what is new by comparing sizes with those of its last look, some frames late: whoever moves the window while it
// glides, or before that look, is taken to the end again. When it looks depends on how messages fall together, so one move at the right moment cannot
// be had. Instead the card is put back until it has stayed; a visitor who scrolls is never held.
function watchOpening(own: Opening): void {
  // Ten seconds of frames are more than the slowest phone needs to draw it; half a second is more than Web Chat takes to look.
  if (opening !== own || own.frames++ === 600 || own.stood === 30) return;
  requestAnimationFrame(() => watchOpening(own));
  const window = document.querySelector('.webchat__basic-transcript__scrollable');
  const message = document.getElementById(own.card)?.closest('article');
  if (!window || !message) return;
  const away = message.getBoundingClientRect().top - window.getBoundingClientRect().top;
  own.stood++;
  if (message.offsetHeight <= window.clientHeight || Math.abs(away) <= 1) return;
  own.stood = 0;
  // A turn of the wheel is what ends a glide.
  window.dispatchEvent(new WheelEvent('wheel'));
  window.scrollTop += away;
}

for (const kind of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
  addEventListener(kind, event => { if (event.isTrusted) opening = null; }, { capture: true, passive: true });
}
