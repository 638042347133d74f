// Says how many rows of the heat map are ticked, on the button that keeps only them.

for (const button of document.querySelectorAll('button[data-only]')) {
  const boxes = button.form.querySelectorAll('tbody input[type="checkbox"]');
  const count = () => {
    const ticked = [...boxes].filter((box) => box.checked).length;
    button.disabled = ticked === 0;
    button.textContent = ticked > 0 ? `${button.dataset.only} (${ticked})` : button.dataset.only;
  };
  button.form.addEventListener('change', count);
  count();
}
