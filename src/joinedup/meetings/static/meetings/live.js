// Renews the minutes for those who read along while they are typed; without this script there is a link.
const EVERY = 10000;

async function renew() {
  const shown = document.querySelector("[data-live]");
  if (!shown) return;
  try {
    const answer = await fetch(location.href);
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("minutes");
      if (fresh && fresh.innerHTML !== shown.innerHTML) shown.innerHTML = fresh.innerHTML;
      if (!page.querySelector("[data-live]")) return;
    }
  } catch { /* no connection: try again */ }
  setTimeout(renew, EVERY);
}

setTimeout(renew, EVERY);
