// Files that were chosen wait above the words that go with them, until both are sent.

/** As Web Chat keeps it in its store. */
interface ChosenFile { blob: File; thumbnailURL?: { toString(): string } }

/** What is chosen now. Web Chat replaces what was chosen before; whoever chooses a second time means that too. */
function withChosen(before: ChosenFile[], now: ChosenFile[]): ChosenFile[] {
  return now.every(f => before.includes(f)) ? now : [...before, ...now];
}

const addresses: string[] = [];

/** Draws what was chosen; each file can be taken away again. */
function drawChosen(list: HTMLElement, files: ChosenFile[], takeAway: string, change: (rest: ChosenFile[]) => void): void {
  for (const address of addresses.splice(0)) URL.revokeObjectURL(address);
  list.hidden = files.length === 0;
  list.replaceChildren(...files.map(file => {
    const item = document.createElement('li');
    if (file.blob.type.startsWith('image/')) item.append(pictureOf(file.blob));
    const name = document.createElement('span');
    name.textContent = file.blob.name;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '×';
    button.setAttribute('aria-label', takeAway.replace('{name}', file.blob.name));
    button.addEventListener('click', () => change(files.filter(f => f !== file)));
    item.append(name, button);
    return item;
  }));
}

function pictureOf(file: File): HTMLImageElement {
  const picture = document.createElement('img');
  picture.alt = '';
  picture.src = URL.createObjectURL(file);
  // One that no browser draws (HEIC), or that is none, goes by its name.
  picture.addEventListener('error', () => picture.remove());
  addresses.push(picture.src);
  return picture;
}

/** The files of a message that has arrived or was refused, of all that are on their way: by their names, the oldest message first. */
function filesOf(activity: Activity, onTheWay: ChosenFile[][]): ChosenFile[] | undefined {
  const names = (activity.attachments ?? []).map(a => a.name).join('\n');
  return onTheWay.find(files => files.map(f => f.blob.name).join('\n') === names);
}

/** Without the first file of that name. */
function without(files: ChosenFile[], name: string | undefined): ChosenFile[] {
  const place = files.findIndex(f => f.blob.name === name);
  return files.filter((_, i) => i !== place);
}
