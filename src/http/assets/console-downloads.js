// Says that a file is being made while it is; without this a link downloads it all the same.

for (const link of document.querySelectorAll('a[data-busy]')) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.getAttribute('aria-busy') !== 'true') download(link);
  });
}

async function download(link) {
  const label = link.textContent;
  link.setAttribute('aria-busy', 'true');
  const late = setTimeout(() => {
    link.textContent = link.dataset.busy;
  }, 300);
  try {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(String(response.status));
    save(await response.blob(), nameOf(response));
  } catch {
    // The page that says what is wrong.
    location.href = link.href;
  } finally {
    clearTimeout(late);
    link.textContent = label;
    link.removeAttribute('aria-busy');
  }
}

function nameOf(response) {
  const header = response.headers.get('Content-Disposition') ?? '';
  return decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(header)?.[1] ?? '');
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = Object.assign(document.createElement('a'), { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
