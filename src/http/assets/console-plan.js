// Reminds of changes that are not saved; the plan's form works without it.

for (const form of document.querySelectorAll('form[data-unsaved]')) {
  let changed = false;
  form.addEventListener('input', () => {
    changed = true;
  });
  form.addEventListener('submit', () => {
    changed = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
  for (const box of form.querySelectorAll('input[name^="kept."]')) {
    box.addEventListener('change', () => {
      box.closest('fieldset').classList.toggle('struck', !box.checked);
    });
  }
}
