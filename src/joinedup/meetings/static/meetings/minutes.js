// Saves each item's minutes while somebody types. Without this script the Save buttons do the same.
// Without a connection the words stay on this device and are tried again. When they come back: if nobody has changed the item
// meanwhile they take its place; if somebody has, they are put beneath what stands there, under a line that says so.
const PAUSE = 1200;
const AGAIN = 5000;

function keep(key, words) {
  try { words ? localStorage.setItem(key, JSON.stringify(words)) : localStorage.removeItem(key); } catch { /* private window: nothing is kept */ }
}

function kept(key) {
  try { return JSON.parse(localStorage.getItem(key) || "null"); } catch { return null; }
}

function follow(form) {
  const key = `minutes:${form.getAttribute("action")}`;
  const [text, outcome, version] = ["text", "outcome", "version"].map((name) => form.elements[name]);
  const status = form.querySelector("[data-status]");
  const { saving, saved, offline, conflict, merged } = form.dataset;
  let timer = 0;
  let busy = false;
  let stopped = false;
  let sent = "";

  const now = () => `${text.value}\u0000${outcome.value}`;
  const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };

  async function save() {
    if (busy || stopped) return;
    if (now() === sent) return;
    busy = true;
    const words = now();
    status.textContent = saving;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, redirect: "error" });
      const said = await answer.json();
      if (answer.ok) {
        version.value = said.version;
        sent = words;
        status.textContent = `${saved} ${said.saved_at}`;
        if (now() === words) keep(key, null);
      } else if (answer.status === 409) {
        stopped = true;
        status.textContent = conflict;
      } else {
        sent = words;
        status.textContent = said.refused || offline;
      }
    } catch {
      status.textContent = offline;
      later(AGAIN);
    }
    busy = false;
    if (!stopped && now() !== sent && status.textContent !== offline) later(PAUSE);
  }

  sent = now();
  const words = kept(key);
  if (words && words.text !== text.value) {
    if (words.version === version.value) {
      text.value = words.text;
      outcome.value = words.outcome;
    } else {
      text.value = `${text.value}\n\n${merged}\n${words.text}`.trim();
    }
    later(PAUSE);
  }
  form.addEventListener("input", () => {
    keep(key, { text: text.value, outcome: outcome.value, version: version.value });
    later(PAUSE);
  });
  form.addEventListener("submit", () => { stopped = true; clearTimeout(timer); if (navigator.onLine) keep(key, null); });
  window.addEventListener("online", () => later(0));
}

for (const form of document.querySelectorAll("form[data-autosave]")) follow(form);
