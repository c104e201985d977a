// The second store of a shift: IndexedDB, which loses nothing when the phone dies, where local storage loses the last seconds. Each
// line is a record of its own. A database that the browser has closed behind the page is opened once more.

const NAME = "safe-night.patrol";
const LINES = "lines";
/** How long the browser may think about one answer, in milliseconds. It may never give one. */
const PATIENCE_MS = 5000;
/** The same at a start, where local storage has a shift that may go on without. */
const SOON_MS = 2000;

let opened;
/** Another tab forgets everything: nothing is stored by this page any more. */
let isForgotten = false;
/** Told when that happens. */
let tellForgotten = () => {};

export const onForgotten = (tell) => (tellForgotten = tell);

/** Resolves to the database. Another page that forgets everything, or a newer version of it, is not held up by this one. */
function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(LINES);
    asked.onerror = asked.onblocked = () => reject(asked.error ?? new Error("blocked"));
    asked.onsuccess = () => {
      const database = asked.result;
      database.onversionchange = () => {
        isForgotten = true;
        database.close();
        tellForgotten();
      };
      database.onclose = () => (opened = undefined);
      resolve(database);
    };
  });
  return opened;
}

/** Ends with an error what the browser does not answer. */
function inTime(promise, patience) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error("no answer")), patience)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Does the work in a transaction of its own, in a database that is opened anew if it has gone away. Resolves once it is complete. */
async function within(mode, work, soon) {
  if (isForgotten) throw new Error("forgotten");
  for (const isLast of soon ? [true] : [false, true]) {
    try {
      return await inTime(attempt(mode, work), soon ? SOON_MS : PATIENCE_MS);
    } catch (error) {
      opened = undefined;
      if (isLast) throw error;
    }
  }
}

async function attempt(mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    // Complete only when it is on the medium: older browsers do not know the option, and are as careful without it.
    const transaction = database.transaction(LINES, mode, { durability: "strict" });
    const asked = work(transaction.objectStore(LINES));
    transaction.oncomplete = () => resolve(asked?.result);
    // A full phone sends `abort` alone, after each request has succeeded.
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("aborted"));
  });
}

/** Writes records, each as [key, text]. Resolves once the browser says that they are on the medium. */
export const append = (records) =>
  within("readwrite", (store) => {
    for (const [key, text] of records) store.put(text, key);
  });

/** Resolves to the key of each writer's last record. `soon`: no answer for two seconds is none. */
export const lastKeys = (soon) =>
  within("readonly", (store) => {
    const found = { result: [] };
    const before = (range) => {
      const asked = store.openKeyCursor(range, "prev");
      asked.onsuccess = () => {
        const key = asked.result?.key;
        if (key === undefined) return;
        found.result.push(key);
        before(IDBKeyRange.upperBound(key.slice(0, key.indexOf(".") + 1) || key, true));
      };
    };
    before(null);
    return found;
  }, soon);

/** Resolves to the texts of the records from one key up to another, which is not one of them, each ended by a line break. */
export const read = async (from, to) => {
  const texts = await within("readonly", (store) => store.getAll(IDBKeyRange.bound(from, to, false, true)));
  return texts.map((text) => `${text}\n`).join("");
};

/** Takes out the same. */
export const remove = (from, to) =>
  within("readwrite", (store) => {
    store.delete(IDBKeyRange.bound(from, to, false, true));
  });
