// Live counts and copy buttons of the console; every page works without them.

const tenSeconds = 10_000;

for (const place of document.querySelectorAll('[data-counts]')) {
  setInterval(() => {
    if (!document.hidden) refresh(place.dataset.counts);
  }, tenSeconds);
}

async function refresh(address) {
  const response = await fetch(address, { headers: { Accept: 'application/json' } }).catch(
    () => null,
  );
  if (!response?.ok) return;
  const { occasions } = await response.json();
  for (const occasion of occasions) show(occasion);
}

function show(occasion) {
  for (const name of ['submitted', 'invited', 'drafts', 'notStarted']) {
    for (const figure of document.querySelectorAll(`[data-count="${occasion.kind}.${name}"]`)) {
      figure.textContent = occasion[name];
    }
  }
  for (const bar of document.querySelectorAll(`[data-progress="${occasion.kind}"]`)) {
    bar.max = Math.max(1, occasion.invited);
    bar.value = occasion.submitted;
  }
  for (const state of document.querySelectorAll(`[data-state="${occasion.kind}"]`)) {
    state.textContent = occasion.stateText;
    state.className = `state ${occasion.state}`;
  }
}

for (const button of document.querySelectorAll('[data-copy]')) {
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    if (!(await copy(document.getElementById(button.dataset.copy)))) return;
    button.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
}

// The clipboard is there on HTTPS only; a school's own network may serve plain HTTP.
async function copy(source) {
  const text = source.value ?? source.textContent;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
    return document.execCommand('copy');
  }
}

for (const button of document.querySelectorAll('[data-full-screen]')) {
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener('click', () => document.documentElement.requestFullscreen());
}
